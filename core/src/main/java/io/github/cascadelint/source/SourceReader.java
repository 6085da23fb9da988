package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.UnitFragment.PersistenceUnit;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds and reads the files of a scan, on several threads, and single types of the class path. The result does not depend
 * on the number of threads.
 */
public final class SourceReader implements CodeSource, Closeable {

    /** What a file takes in is a fragment of a mapping. */
    private static final long MAX_PART_BYTES = 1L << 20;

    private final FileWalker walker;
    private final ClassPath classPath;
    private final OtherFiles parts = new Parts();
    private final List<String> classPathNames;
    private final Map<String, SourceFile> context = new TreeMap<>();
    private final List<FrontEnd> frontEnds;
    private final Charset encoding;
    private final int jobs;
    private final Readings readings;
    private final Predicate<String> mine;
    private final SortedMap<String, FileFragment> fragments = new TreeMap<>();
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong readNanos = new AtomicLong();
    private final AtomicLong parseNanos = new AtomicLong();
    private final AtomicLong searchNanos = new AtomicLong();
    private final AtomicLong walkNanos = new AtomicLong();
    private final AtomicLong filesNanos = new AtomicLong();

    /**
     * @param frontEnds read what is found; the first that accepts a file reads it
     * @param aside tells by its name whether a file is to be remembered, though not read as a source
     * @param base what paths are relative to
     * @param includeTests whether test sources are read
     * @param exclude globs of paths to leave out
     * @param classPath jars and folders where types are looked up that the scan does not hold
     * @param encoding of source files, for the lines that reports show
     * @param jobs number of threads
     * @param cache keeps what is read
     * @param mine tells which files' code is read where somebody else reads that of the others
     */
    public SourceReader(
            List<FrontEnd> frontEnds,
            Predicate<String> aside,
            Path base,
            boolean includeTests,
            List<String> exclude,
            List<Path> classPath,
            Charset encoding,
            int jobs,
            FragmentCache cache,
            Predicate<String> mine) {
        this.frontEnds = List.copyOf(frontEnds);
        this.classPathNames = classPath.stream().map(SourceLayout::name).toList();
        this.classPath = new ClassPath(base, classPath);
        this.walker = new FileWalker(
                base,
                name -> frontEnds.stream().anyMatch(frontEnd -> frontEnd.accepts(name)),
                aside,
                includeTests,
                exclude);
        this.encoding = encoding;
        this.jobs = jobs;
        this.readings = new Readings(cache, encoding);
        this.mine = mine;
    }

    /** A reader that keeps nothing and reads all; parameters as above. */
    public SourceReader(
            List<FrontEnd> frontEnds,
            Predicate<String> aside,
            Path base,
            boolean includeTests,
            List<String> exclude,
            List<Path> classPath,
            Charset encoding,
            int jobs) {
        this(
                frontEnds,
                aside,
                base,
                includeTests,
                exclude,
                classPath,
                encoding,
                jobs,
                FragmentCache.NONE,
                file -> true);
    }

    /** Reads the files below the roots; the fragments come in the order of their paths. */
    public Collection<FileFragment> readAll(List<Path> roots) {
        return readAll(roots, Map.of());
    }

    /**
     * The same with other contents for some files.
     *
     * @param contents by path relative to the base
     */
    public Collection<FileFragment> readAll(List<Path> roots, Map<String, byte[]> contents) {
        long start = System.nanoTime();
        roots.forEach(walker::walk);
        contents.forEach(walker::replace);
        walkNanos.addAndGet(System.nanoTime() - start);
        problems.addAll(walker.problems());
        walker.libraries().forEach(classPath::add);
        read(walker.files(), false);
        fragments.values().forEach(this::addJarFiles);
        return Collections.unmodifiableCollection(fragments.values());
    }

    /** The jars that a persistence unit names are a class path, too: relative to the folder that holds META-INF (8.2.1.6.3). */
    private void addJarFiles(FileFragment file) {
        if (file.file().contains(Archive.SEPARATOR)) {
            return; // what lies beside an archive is not known to belong to it
        }
        Path root = walker.base().resolve(file.file()).resolve("../..").normalize();
        for (UnitFragment unit : file.units()) {
            if (!(unit instanceof PersistenceUnit persistence)) {
                continue;
            }
            for (String name : persistence.jarFiles()) {
                Path jar = root.resolve(name).normalize();
                if (Files.isRegularFile(jar)) {
                    classPath.add(jar);
                } else {
                    problems.add(new Problem(
                            Problem.Kind.UNRESOLVED,
                            "names the jar file " + name
                                    + ", which is not there, so what it maps is not known; build it"
                                    + " first, or name where it is as class path",
                            file.file(),
                            persistence.range().startLine()));
                }
            }
        }
    }

    /** Parses files that were only searched so far; gives all fragments again. */
    public Collection<FileFragment> parse(Collection<String> files) {
        Map<String, SourceFile> wanted = new TreeMap<>();
        files.forEach(file -> source(file).ifPresent(source -> wanted.put(file, source)));
        read(wanted, true);
        return Collections.unmodifiableCollection(fragments.values());
    }

    /** Whether there is a class path, given or within the archives of the scan. */
    public boolean hasClassPath() {
        return !classPath.isEmpty();
    }

    /** Whether the class path holds a type. */
    public boolean isOnClassPath(String type) {
        return classPath.find(type).isPresent();
    }

    /**
     * Reads types of the class path; gives all fragments again.
     *
     * @param always whether to parse also those that are not managed
     */
    public Collection<FileFragment> load(Collection<String> types, boolean always) {
        Map<String, SourceFile> wanted = new TreeMap<>();
        types.forEach(type -> classPath
                .find(type)
                .filter(located -> !walker.files().containsKey(located.file()))
                .ifPresent(located -> wanted.put(located.file(), located.source())));
        context.putAll(wanted);
        read(wanted, always);
        return Collections.unmodifiableCollection(fragments.values());
    }

    /** Whether a file was read from the class path only. */
    public boolean isContext(String file) {
        return context.containsKey(file);
    }

    @Override
    public SortedMap<String, CodeFragment> code(Collection<String> files, CodeWords words, boolean always) {
        SortedMap<String, CodeFragment> found = new TreeMap<>();
        Readings.CodeQuestion question = readings.question(words, always);
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Optional<CodeFragment>>> reads = new ArrayList<>();
            for (String file : new TreeSet<>(files)) {
                SourceFile source = walker.files().get(file);
                if (source != null && (always || mine.test(file))) {
                    reads.add(threads.submit(() -> code(file, source, question)));
                }
            }
            for (Future<Optional<CodeFragment>> read : reads) {
                read.get().ifPresent(fragment -> found.put(fragment.file(), fragment));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return found;
    }

    @Override
    public Set<String> used(Set<String> names) {
        Set<String> used = ConcurrentHashMap.newKeySet();
        Readings.NamesQuestion question = readings.question(names);
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<?>> searches = new ArrayList<>();
            walker.files()
                    .forEach(
                            (file, source) -> searches.add(threads.submit(() -> search(file, source, question, used))));
            for (Future<?> search : searches) {
                search.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return used;
    }

    private void search(String file, SourceFile source, Readings.NamesQuestion question, Set<String> used) {
        try {
            used.addAll(readings.uses(file, source.read(), question, used));
        } catch (IOException e) {
            used.addAll(question.names()); // it was told of where it was read first
        }
    }

    private Optional<CodeFragment> code(String file, SourceFile source, Readings.CodeQuestion question) {
        try {
            return readings.code(frontEndOf(source), file, source.read(), question);
        } catch (IOException e) {
            problems.add(Trouble.unreadable(file, e));
            return Optional.empty();
        } catch (StackOverflowError e) {
            return Optional.empty(); // nobody wrote what is nested that deep
        }
    }

    private Optional<SourceFile> source(String file) {
        return Optional.ofNullable(walker.files().getOrDefault(file, context.get(file)));
    }

    /** The files set aside, by path relative to the base. */
    public Map<String, Path> asides() {
        return walker.asides();
    }

    /** The names of what the class path is made of, and of the libraries within the archives of the scan. */
    public List<String> jars() {
        return Stream.concat(
                        classPathNames.stream(),
                        walker.libraries().stream()
                                .map(library ->
                                        library.path().substring(library.path().lastIndexOf('/') + 1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** The globs that have kept nothing from being read. */
    public List<String> idleExcludes() {
        return walker.idleExcludes();
    }

    /** What could not be read. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(classPath.problems());
        return all;
    }

    /** Closes the jars; lines can no longer be had. */
    @Override
    public void close() {
        try {
            walker.close();
            classPath.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing was written
        }
    }

    /**
     * Nanoseconds by step, as they passed on the clock. What the threads did side by side is divided among the steps as
     * the threads spent their time.
     */
    public Map<String, Long> times() {
        Map<String, Long> times = new LinkedHashMap<>();
        times.put("walk", walkNanos.get());
        double threads = Math.max(1, readNanos.get() + searchNanos.get() + parseNanos.get());
        times.put("read", Math.round(filesNanos.get() * (readNanos.get() / threads)));
        times.put("search", Math.round(filesNanos.get() * (searchNanos.get() / threads)));
        times.put("parse", Math.round(filesNanos.get() * (parseNanos.get() / threads)));
        return times;
    }

    /** The content of a file of the scan that lies by itself in a folder, not in an archive. */
    public Optional<byte[]> content(String file) {
        try {
            SourceFile source =
                    file.contains(Archive.SEPARATOR) ? null : walker.files().get(file);
            return source == null ? Optional.empty() : Optional.of(source.read());
        } catch (IOException e) {
            problems.add(Trouble.unreadable(file, e));
            return Optional.empty();
        }
    }

    /** The text of some lines, by file and line number. */
    public Map<String, Map<Integer, String>> lines(Map<String, Set<Integer>> wanted) {
        Map<String, Map<Integer, String>> lines = new HashMap<>();
        wanted.forEach((file, numbers) -> {
            Optional<SourceFile> source = source(file);
            if (source.isEmpty() || BinaryName.isClassFile(file)) {
                return;
            }
            try {
                String text = SourceText.decode(source.get().read(), encoding).text();
                lines.put(file, linesOf(text, numbers));
            } catch (IOException e) {
                problems.add(Trouble.unreadable(file, e));
            }
        });
        return lines;
    }

    private static Map<Integer, String> linesOf(String text, Set<Integer> numbers) {
        Map<Integer, String> lines = new HashMap<>();
        int start = 0;
        for (int number = 1; start <= text.length() && lines.size() < numbers.size(); number++) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            if (numbers.contains(number)) {
                String line = text.substring(start, end);
                lines.put(number, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            }
            start = end + 1;
        }
        return lines;
    }

    private void read(Map<String, SourceFile> files, boolean always) {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Optional<FileFragment>>> reads = new ArrayList<>();
            files.forEach((file, source) -> reads.add(threads.submit(() -> read(file, source, always))));
            for (Future<Optional<FileFragment>> read : reads) {
                read.get().ifPresent(fragment -> fragments.put(fragment.file(), fragment));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading failed", e.getCause());
        } finally {
            threads.shutdownNow();
            filesNanos.addAndGet(System.nanoTime() - start);
        }
    }

    private Optional<FileFragment> read(String file, SourceFile source, boolean always) {
        long start = System.nanoTime();
        FrontEnd frontEnd = frontEndOf(source);
        byte[] content;
        try {
            if (!wants(frontEnd, source)) {
                readNanos.addAndGet(System.nanoTime() - start);
                return Optional.empty();
            }
            content = source.read();
        } catch (SourceFile.TooLargeException e) {
            tooLarge(frontEnd, source, file);
            return Optional.empty();
        } catch (IOException e) {
            problems.add(Trouble.unreadable(file, e));
            return Optional.empty();
        }
        long afterRead = System.nanoTime();
        readNanos.addAndGet(afterRead - start);
        try {
            Optional<FileFragment> fragment = readings.read(frontEnd, file, content, always, parts);
            boolean parsed = fragment.filter(FileFragment::parsed).isPresent();
            (parsed ? parseNanos : searchNanos).addAndGet(System.nanoTime() - afterRead);
            return fragment;
        } catch (RuntimeException e) {
            problems.add(new Problem(
                    Problem.Kind.SYNTAX,
                    "could not be analysed (" + e + "), and was left out. Please report this, with the file",
                    file,
                    1));
            return Optional.empty();
        } catch (StackOverflowError e) {
            problems.add(new Problem(
                    Problem.Kind.SYNTAX, "nested too deeply to be parsed, and was left out; exclude it", file, 1));
            return Optional.empty();
        }
    }

    /** The files of the scan, as parts of others. */
    private final class Parts implements OtherFiles {
        @Override
        public Optional<byte[]> find(String file) {
            return part(file);
        }

        @Override
        public List<String> named(String resource) {
            return walker.files().keySet().stream()
                    .filter(file -> file.endsWith("/" + resource))
                    .toList();
        }
    }

    private Optional<byte[]> part(String file) {
        SourceFile part = walker.files().get(file);
        try {
            byte[] content = part == null ? new byte[0] : part.read();
            return content.length == 0 || content.length > MAX_PART_BYTES ? Optional.empty() : Optional.of(content);
        } catch (IOException e) {
            problems.add(Trouble.unreadable(file, e));
            return Optional.empty();
        }
    }

    private static boolean wants(FrontEnd frontEnd, SourceFile source) throws IOException {
        return frontEnd.beginning() == 0 || frontEnd.wants(beginning(frontEnd, source));
    }

    private static byte[] beginning(FrontEnd frontEnd, SourceFile source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(frontEnd.beginning());
        }
    }

    private void tooLarge(FrontEnd frontEnd, SourceFile source, String file) {
        try {
            if (frontEnd.misses(beginning(frontEnd, source))) {
                problems.add(Trouble.tooLarge(file));
            }
        } catch (IOException e) {
            problems.add(Trouble.unreadable(file, e));
        }
    }

    private FrontEnd frontEndOf(SourceFile source) {
        String name = source.name();
        return frontEnds.stream()
                .filter(frontEnd -> frontEnd.accepts(name))
                .findFirst()
                .orElseThrow();
    }
}
