package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that analyse have in common: what to read, and how. */
final class ScanOptions {
    static final String PATHS =
            "Files, folders or jars to analyse; default: the current folder. Build output, folders of"
                    + " version control and test sources are skipped; class files are read in a jar, or in a folder of"
                    + " them that is named here.";

    /** The environment variable that names the folder of the cache. */
    static final String CACHE = "CASCADE_LINT_CACHE";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration file; default: the nearest cascade-lint.yml in the scanned folder or above it.")
    private Optional<String> config = Optional.empty();

    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(
            names = "--naming",
            paramLabel = "STRATEGY",
            converter = Choice.NamingConverter.class,
            description =
                    "How names of tables and columns are made: jpa, spring, legacy-hbm, legacy-jpa or component-path;"
                            + " default: as configured, else as the project's own configuration tells.")
    private Optional<String> naming = Optional.empty();

    @Option(
            names = "--class-path",
            paramLabel = "PATHS",
            description = "Jars and folders of class files, separated as in Java's own class path, in which types are"
                    + " looked up that the analysed files name and do not hold.")
    private Optional<String> classPath = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "PATH|URL",
            description =
                    "File or folder of migrations, change logs or scripts that make the schema of the database, or"
                            + " the address of a live one (jdbc:…; who logs in is told by " + Databases.USER + " and "
                            + Databases.PASSWORD
                            + "); may be given several times. Default: as configured, else what is found.")
    private List<String> schemas = List.of();

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "Jar with the JDBC driver of the database that --schema names; may be given several times.")
    private List<String> drivers = List.of();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = Choice.EncodingConverter.class,
            description = "Encoding of source files; default: as configured, else UTF-8.")
    private Optional<Charset> encoding = Optional.empty();

    @Option(names = "--include-tests", description = "Read test sources too.")
    private boolean includeTests;

    @Option(
            names = "--allow-incomplete",
            description = "Do not end with status 3 when part of the input could not be analysed.")
    private boolean allowIncomplete;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Choice.JobsConverter.class,
            description = "Threads that read and parse; default: one for each processor.")
    private Optional<Integer> jobs = Optional.empty();

    @Option(names = "--debug", description = "Print on standard error where the time went, and stack traces.")
    private boolean debug;

    @Option(
            names = "--cache-dir",
            paramLabel = "DIR",
            description = "Folder where what the files say is kept for the next run; default: the environment variable "
                    + CACHE + ", else nothing is kept.")
    private Optional<String> cacheDir = Optional.empty();

    @Option(names = "--no-cache", description = "Keep nothing, and use nothing that an earlier run has kept.")
    private boolean noCache;

    /** The rules there are, those of the jars included that are named. */
    RuleRegistry rules(Terminal terminal, Engine engine) throws CannotRunException {
        return rules.rules(terminal, engine);
    }

    boolean debug() {
        return debug;
    }

    /** Tells what was not understood, and the status that a command without findings ends with. */
    int incomplete(Terminal terminal, AnalysisRequest request, AnalysisResult result) {
        String prefix = terminal.prefix(request.baseDirectory());
        for (Problem problem : result.lost()) {
            String line = problem.line() > 0 ? ":" + problem.line() : "";
            String place = problem.file().isEmpty() ? "" : prefix + problem.file() + line + ": ";
            terminal.say(place + problem.text());
        }
        return result.complete() || request.configuration().allowIncomplete()
                ? ExitStatus.CLEAN
                : ExitStatus.INCOMPLETE;
    }

    /**
     * The request that the options and the paths make, configuration included.
     *
     * @param minConfidence findings below it are dropped, where an option says so
     */
    AnalysisRequest request(Terminal terminal, Engine engine, List<String> paths, Optional<Confidence> minConfidence)
            throws CannotRunException, ConfigurationException {
        List<Path> roots = roots(terminal, paths);
        Path base = AnalysisRequest.commonBase(roots);
        Configuration configuration = configuration(terminal, engine, base, minConfidence);
        return new AnalysisRequest(
                        roots,
                        base,
                        configuration.includeTests(),
                        configuration,
                        configuration.minConfidence(),
                        jobs.orElse(Runtime.getRuntime().availableProcessors()))
                .withRules(rules(terminal, engine))
                .withClassPath(classPath(terminal))
                .withSchemas(schemas(terminal))
                .withDatabases(databases(terminal))
                .withCache(cache(terminal, System.getenv()));
    }

    /** What is configured for these paths, with what the options overrule. */
    Configuration configuration(
            Terminal terminal, Engine engine, List<String> paths, Optional<Confidence> minConfidence)
            throws CannotRunException, ConfigurationException {
        return configuration(terminal, engine, AnalysisRequest.commonBase(roots(terminal, paths)), minConfidence);
    }

    private static List<Path> roots(Terminal terminal, List<String> paths) throws CannotRunException {
        List<Path> roots = new ArrayList<>();
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            roots.add(root(terminal, path));
        }
        return roots;
    }

    /** What was accepted: as the file says that is named, or the nearest. */
    static Baseline baseline(Terminal terminal, Optional<String> name, Path base)
            throws CannotRunException, BaselineException {
        Optional<Path> file = baselineFile(terminal, name, base);
        return file.isPresent() ? BaselineFile.read(file.get(), terminal.display(file.get())) : Baseline.NONE;
    }

    /** The file of what was accepted: the one that is named, or the nearest. */
    static Optional<Path> baselineFile(Terminal terminal, Optional<String> name, Path base) throws CannotRunException {
        return name.isPresent()
                ? Optional.of(Output.path(terminal, name.get()).normalize())
                : BaselineFile.nearest(base);
    }

    /** Nothing is kept unasked: a scan leaves no files behind in what may be somebody else's folder. */
    CacheChoice cache(Terminal terminal, Map<String, String> environment) throws CannotRunException {
        Optional<String> folder =
                cacheDir.or(() -> Optional.ofNullable(environment.get(CACHE)).filter(name -> !name.isBlank()));
        return noCache || folder.isEmpty()
                ? CacheChoice.NONE
                : CacheChoice.in(Output.path(terminal, folder.get()).normalize());
    }

    private List<Schema> databases(Terminal terminal) throws CannotRunException {
        List<Path> jars = new ArrayList<>();
        for (String driver : drivers) {
            jars.add(root(terminal, driver));
        }
        return new Databases(terminal, System.getenv(), jars)
                .read(schemas.stream().filter(JdbcUrl::is).toList());
    }

    private List<Path> schemas(Terminal terminal) throws CannotRunException {
        List<Path> sources = new ArrayList<>();
        for (String path : schemas) {
            if (!JdbcUrl.is(path)) {
                sources.add(root(terminal, path));
            }
        }
        return sources;
    }

    private List<Path> classPath(Terminal terminal) throws CannotRunException {
        List<Path> locations = new ArrayList<>();
        for (String path : classPath.orElse("").split(Pattern.quote(File.pathSeparator), -1)) {
            if (path.isBlank()) {
                continue; // as Java has it
            }
            Path location = Output.path(terminal, path).normalize();
            if (!Files.exists(location)) {
                throw new CannotRunException("no such jar or folder on the class path: " + path);
            }
            locations.add(location);
        }
        return locations;
    }

    private Configuration overruled(Configuration configuration) {
        Configuration named = naming.map(strategy -> configuration.withNaming(strategy, "--naming"))
                .orElse(configuration);
        Configuration encoded = encoding.map(charset -> named.withEncoding(charset, "--encoding"))
                .orElse(named);
        Configuration tested = includeTests ? encoded.withTests("--include-tests") : encoded;
        return allowIncomplete ? tested.withIncompleteAllowed("--allow-incomplete") : tested;
    }

    private static Path root(Terminal terminal, String path) throws CannotRunException {
        if (path.isBlank()) {
            throw new CannotRunException("an empty path was given; name a file, a folder or a jar, or leave it out");
        }
        Path root = Output.path(terminal, path).normalize();
        if (!Files.exists(root)) {
            throw new CannotRunException("no such file or folder: " + path);
        }
        return root;
    }

    private Configuration configuration(Terminal terminal, Engine engine, Path base, Optional<Confidence> minConfidence)
            throws CannotRunException, ConfigurationException {
        ConfigurationLoader loader = new ConfigurationLoader(rules(terminal, engine));
        Optional<Path> file = config.isPresent()
                ? Optional.of(Output.path(terminal, config.get()))
                : ConfigurationLoader.nearest(base);
        Configuration configuration = overruled(
                file.isPresent() ? loader.load(file.get(), terminal.display(file.get())) : Configuration.DEFAULT);
        return minConfidence
                .map(least -> configuration.withMinConfidence(least, "--min-confidence"))
                .orElse(configuration);
    }
}
