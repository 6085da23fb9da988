package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Finds and reads the files of a scan, on several threads. The result does not depend on their number. */
public final class SourceReader {

    /** A file larger than this is not source that anyone wrote. */
    private static final long MAX_BYTES = 16L << 20;

    private final FileWalker walker;
    private final List<FrontEnd> frontEnds;
    private final int jobs;
    private final SortedMap<String, FileFragment> fragments = new TreeMap<>();
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong readNanos = new AtomicLong();
    private final AtomicLong parseNanos = new AtomicLong();
    private final AtomicLong searchNanos = new AtomicLong();
    private long walkNanos;
    private long filesNanos;

    /**
     * @param frontEnds read what is found; the first that accepts a file reads it
     * @param base what paths are relative to
     * @param includeTests whether test sources are read
     * @param exclude globs of paths to leave out
     * @param jobs number of threads
     */
    public SourceReader(List<FrontEnd> frontEnds, Path base, boolean includeTests, List<String> exclude, int jobs) {
        this.frontEnds = List.copyOf(frontEnds);
        this.walker = new FileWalker(
                base, name -> frontEnds.stream().anyMatch(frontEnd -> frontEnd.accepts(name)), includeTests, exclude);
        this.jobs = jobs;
    }

    /** Reads the files below the roots; the fragments come in the order of their paths. */
    public Collection<FileFragment> readAll(List<Path> roots) {
        long start = System.nanoTime();
        roots.forEach(walker::walk);
        walkNanos += System.nanoTime() - start;
        problems.addAll(walker.problems());
        read(walker.files(), false);
        return Collections.unmodifiableCollection(fragments.values());
    }

    /** Parses files of the scan that were only searched so far; gives all fragments again. */
    public Collection<FileFragment> parse(List<String> files) {
        Map<String, Path> wanted = new TreeMap<>();
        files.forEach(file -> Optional.ofNullable(walker.files().get(file)).ifPresent(path -> wanted.put(file, path)));
        read(wanted, true);
        return Collections.unmodifiableCollection(fragments.values());
    }

    /** What could not be read. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Nanoseconds by step, as they passed on the clock. What the threads did side by side is divided among the steps as
     * the threads spent their time.
     */
    public Map<String, Long> times() {
        Map<String, Long> times = new LinkedHashMap<>();
        times.put("walk", walkNanos);
        double threads = Math.max(1, readNanos.get() + searchNanos.get() + parseNanos.get());
        times.put("read", Math.round(filesNanos * (readNanos.get() / threads)));
        times.put("search", Math.round(filesNanos * (searchNanos.get() / threads)));
        times.put("parse", Math.round(filesNanos * (parseNanos.get() / threads)));
        return times;
    }

    /** The text of some lines, by file and line number. */
    public Map<String, Map<Integer, String>> lines(Map<String, Set<Integer>> wanted) {
        Map<String, Map<Integer, String>> lines = new HashMap<>();
        wanted.forEach((file, numbers) -> {
            Path path = walker.files().get(file);
            if (path == null) {
                return;
            }
            try {
                lines.put(file, linesOf(SourceText.decode(Files.readAllBytes(path)), numbers));
            } catch (IOException e) {
                problems.add(unreadable(file, e));
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

    private void read(Map<String, Path> files, boolean always) {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Optional<FileFragment>>> reads = new ArrayList<>();
            files.forEach((file, path) -> reads.add(threads.submit(() -> read(file, path, always))));
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
            filesNanos += System.nanoTime() - start;
        }
    }

    private Optional<FileFragment> read(String file, Path path, boolean always) {
        long start = System.nanoTime();
        FrontEnd frontEnd = frontEndOf(path);
        byte[] content;
        try {
            if (!wants(frontEnd, path)) {
                readNanos.addAndGet(System.nanoTime() - start);
                return Optional.empty();
            }
            if (Files.size(path) > MAX_BYTES) {
                problems.add(new Problem(
                        Problem.Kind.IO,
                        "larger than " + (MAX_BYTES >> 20) + " MiB, and was left out; exclude it",
                        file,
                        0));
                return Optional.empty();
            }
            content = Files.readAllBytes(path);
        } catch (IOException e) {
            problems.add(unreadable(file, e));
            return Optional.empty();
        }
        long afterRead = System.nanoTime();
        readNanos.addAndGet(afterRead - start);
        try {
            Optional<FileFragment> fragment = frontEnd.read(file, content, always);
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

    private static boolean wants(FrontEnd frontEnd, Path path) throws IOException {
        if (frontEnd.beginning() == 0) {
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return frontEnd.wants(in.readNBytes(frontEnd.beginning()));
        }
    }

    private FrontEnd frontEndOf(Path path) {
        String name = SourceLayout.name(path);
        return frontEnds.stream()
                .filter(frontEnd -> frontEnd.accepts(name))
                .findFirst()
                .orElseThrow();
    }

    private static Problem unreadable(String file, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot be read (" + e.getClass().getSimpleName() + "); check its permissions, or exclude it",
                file,
                0);
    }
}
