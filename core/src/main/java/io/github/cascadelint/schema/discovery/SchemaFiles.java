package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.source.FragmentCache;
import io.github.cascadelint.source.FragmentKey;
import io.github.cascadelint.source.SourceText;
import io.github.cascadelint.source.settings.ApplicationSetting;
import io.github.cascadelint.source.settings.ProjectFiles.BuildText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The files of a scan that may take part in a schema, known by name until somebody reads one, and what the project says about
 * its database.
 */
public final class SchemaFiles {

    private static final Pattern SUFFIX = Pattern.compile(".*\\.(?:sql|ddl|xml|ya?ml|json|csv)");

    /** Java migrations of Flyway are told by their name alone. */
    private static final Pattern CODE = Pattern.compile("[VRB][\\d_]*__?\\w*\\.(?:java|kt|groovy)");

    private static final List<String> SOURCE_ROOTS =
            List.of("src/main/java/", "src/main/kotlin/", "src/main/groovy/", "src/java/", "src/", "");

    private static final List<String> SOURCE_SUFFIXES = List.of(".java", ".kt", ".groovy");

    private static final int MAX_BYTES = 16 << 20;

    /** So many bytes hold the word by which a file tells what it is, behind a licence in a comment. */
    private static final int BEGINNING = 16 * 1024;

    private final NavigableMap<String, Path> files;
    private final List<String> given;
    private final Optional<Dialect> dialect;
    private final List<ApplicationSetting> settings;
    private final List<BuildText> builds;
    private final int jobs;
    private final FragmentCache cache;
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param files those for which {@link #accepts} holds, by path relative to the base
     * @param given paths of files and folders that are to be read, relative to the base; none where sources are to be found
     * @param dialect what the SQL is, where that is told
     * @param settings what configures the application
     * @param builds what builds it
     * @param jobs number of threads
     * @param cache keeps what was read of them
     */
    public SchemaFiles(
            Map<String, Path> files,
            List<String> given,
            Optional<Dialect> dialect,
            List<ApplicationSetting> settings,
            List<BuildText> builds,
            int jobs,
            FragmentCache cache) {
        this.files = new TreeMap<>(files);
        this.given = List.copyOf(given);
        this.dialect = dialect;
        this.settings = List.copyOf(settings);
        this.builds = List.copyOf(builds);
        this.jobs = jobs;
        this.cache = cache;
    }

    /** Whether a file may take part in a schema, judged by its name alone. */
    public static boolean accepts(String name) {
        return SUFFIX.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || CODE.matcher(name).matches();
    }

    /** The paths of all files, relative to the base. */
    public NavigableSet<String> paths() {
        return Collections.unmodifiableNavigableSet(files.navigableKeySet());
    }

    /** Paths of files and folders that are to be read, and no others; none where sources are to be found. */
    public List<String> given() {
        return given;
    }

    /**
     * Scripts that are named beside migrations: they made the tables that the migrations go on from, and run before them.
     */
    public List<String> baseline() {
        List<String> scripts =
                given.stream().filter(path -> path.endsWith(".sql")).toList();
        return scripts.size() < given.size() ? scripts : List.of();
    }

    /** What the SQL is, where somebody said so. */
    public Optional<Dialect> dialect() {
        return dialect;
    }

    /** What configures the application. */
    public List<ApplicationSetting> settings() {
        return settings;
    }

    /** What builds it. */
    public List<BuildText> builds() {
        return builds;
    }

    /** The text of a file; empty if it is none of the scan's, or if it cannot be read, which is told as a problem. */
    public Optional<String> text(String path) {
        Path file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                trouble(new Problem(Problem.Kind.SCHEMA, "is too large to be read as part of a schema", path, 0));
                return Optional.empty();
            }
            return Optional.of(SourceText.decode(Files.readAllBytes(file)));
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    /** The first characters of a file, by which it tells what it is; empty as for {@link #text}. */
    public Optional<String> beginning(String path) {
        Path file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(SourceText.decode(in.readNBytes(BEGINNING)));
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    private Optional<String> unreadable(String path, IOException e) {
        trouble(new Problem(
                Problem.Kind.SCHEMA,
                "cannot be read (" + e.getClass().getSimpleName() + "), so the schema may lack what it says",
                path,
                0));
        return Optional.empty();
    }

    /**
     * The text of a file that lies at a place relative to another, whether it is one of these or not; empty where there is none.
     */
    public Optional<String> beside(String path, String relative) {
        Optional<Path> file = Optional.ofNullable(files.get(path)).or(() -> base().map(base -> base.resolve(path)));
        return file.map(known -> known.resolveSibling(relative).normalize()).flatMap(SchemaFiles::textOf);
    }

    private static Optional<String> textOf(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? Optional.of(SourceText.decode(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // as if it were not there
        }
    }

    /** Reads scripts in the SQL of a database. */
    public SqlScripts scripts(Dialect sql) {
        return new SqlScripts(this, sql);
    }

    /**
     * What a reader makes of a text, or what it made of it in an earlier run.
     *
     * @param question all that the answer depends on: what is asked, the file, its text
     * @param isData whether the answer holds nothing but data, and so can be kept
     */
    public <T extends Record> T kept(List<String> question, Class<T> type, Supplier<T> reader, Predicate<T> isData) {
        if (!cache.keeps()) {
            return reader.get();
        }
        FragmentKey.Builder builder = new FragmentKey.Builder();
        question.forEach(builder::with);
        FragmentKey key = builder.key();
        return cache.find(key, type).orElseGet(() -> {
            T read = reader.get();
            if (isData.test(read)) {
                cache.keep(key, read);
            }
            return read;
        });
    }

    /** The folder that paths are relative to. */
    private Optional<Path> base() {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path relative = Path.of(file.getKey());
            if (!relative.startsWith("..") && file.getValue().endsWith(relative)) {
                Path above = file.getValue();
                for (int i = 0; i < relative.getNameCount() && above != null; i++) {
                    above = above.getParent();
                }
                return Optional.ofNullable(above);
            }
        }
        return Optional.empty();
    }

    /** The path of the source of a class, in whatever module it lies; empty where it is none of the project's. */
    public Optional<String> source(String className) {
        String name = className.replaceFirst("\\$.*$", "").replace('.', '/');
        Optional<Path> base = base();
        if (base.isEmpty()) {
            return Optional.empty();
        }
        return modules().stream()
                .flatMap(module -> SOURCE_ROOTS.stream()
                        .flatMap(root -> SOURCE_SUFFIXES.stream().map(suffix -> module + root + name + suffix)))
                .filter(path -> Files.isRegularFile(base.get().resolve(path)))
                .findFirst();
    }

    private Set<String> modules() {
        Set<String> modules = new TreeSet<>(Set.of(""));
        for (String path : files.keySet()) {
            int src = ("/" + path).indexOf("/src/");
            if (src > 0) {
                modules.add(path.substring(0, src));
            }
            int pom = path.lastIndexOf("pom.xml");
            if (pom > 0) {
                modules.add(path.substring(0, pom));
            }
        }
        return modules;
    }

    /** Does the same with many things, on several threads; the results come in the order of the things. */
    public <T, R> List<R> parallel(Collection<T> things, Function<T, R> work) {
        if (things.size() < 2 || jobs < 2) {
            return things.stream().map(work).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, things.size()));
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T thing : things) {
                futures.add(threads.submit(() -> work.apply(thing)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Tells of trouble with a file. */
    public void trouble(Problem problem) {
        problems.add(problem);
    }

    /** The trouble so far, in the order of the files. */
    public List<Problem> problems() {
        synchronized (problems) {
            return problems.stream().distinct().sorted().toList();
        }
    }
}
