package io.github.cascadelint.maven;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.report.Reporters;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.CustomRules;
import io.github.cascadelint.rule.RuleLoadingException;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the goal, checked, and with paths made absolute.
 *
 * @param skip whether to leave the module out
 * @param failOn from which severity on the build fails, where a parameter says so
 * @param minConfidence findings below it are dropped, where a parameter says so
 * @param config the configuration file, where there is one
 * @param naming naming strategy, where a parameter says so
 * @param encoding the encoding of source files, where a parameter or the POM says so
 * @param includeTests whether a parameter says that test sources are read too
 * @param allowIncomplete whether a parameter says that an incomplete analysis may pass
 * @param jobs number of threads
 * @param outputDirectory where the reports go
 * @param baseline the file of accepted findings, where a parameter says so or there is one
 * @param since the branch, tag or commit to compare with, where a parameter names one
 * @param reports further reports that are wanted
 * @param schemas what makes the schema of the database, where a parameter says so
 * @param databases addresses of live databases whose schema counts; they may hold secrets
 * @param databaseServer the server of Maven's settings that tells who logs in to these, where a parameter names one
 * @param drivers jars with their drivers, where a parameter names any
 * @param cache where what the sources say is kept for the next run
 */
record Settings(
        boolean skip,
        Optional<FailOn> failOn,
        Optional<Confidence> minConfidence,
        Optional<Path> config,
        Optional<String> naming,
        Optional<Charset> encoding,
        boolean includeTests,
        boolean allowIncomplete,
        int jobs,
        Path outputDirectory,
        Optional<Path> baseline,
        Optional<String> since,
        List<ReportFile> reports,
        List<Path> schemas,
        List<String> databases,
        Optional<String> databaseServer,
        List<Path> drivers,
        CacheChoice cache) {

    /** What stands between the values of one parameter; no path and no format has it. */
    private static final String SEPARATOR = "\n";

    /** A format and the file that gets it. */
    record ReportFile(String format, Path file) {}

    /** Adds a parameter of a goal to those that have a value. */
    static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    /** Adds a parameter of several values to those that have one. */
    static void put(Map<String, String> parameters, String name, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            parameters.put(name, String.join(SEPARATOR, values));
        }
    }

    /**
     * Checks parameters.
     *
     * @param parameters those that have a value, by name
     * @param rootFolder where relative paths start
     * @param buildFolder where reports go by default
     * @throws MojoExecutionException if a value is not allowed
     */
    static Settings parse(Map<String, String> parameters, Path rootFolder, Path buildFolder)
            throws MojoExecutionException {
        Optional<String> failOn = word(parameters, "failOn", words(FailOn.values()));
        Optional<String> minConfidence = word(parameters, "minConfidence", words(Confidence.values()));
        return new Settings(
                is(parameters, "skip"),
                failOn.map(word -> FailOn.valueOf(word.toUpperCase(Locale.ROOT))),
                minConfidence.map(word -> Confidence.valueOf(word.toUpperCase(Locale.ROOT))),
                config(parameters, rootFolder),
                word(parameters, "naming", NamingSettings.strategies()),
                encoding(parameters),
                is(parameters, "includeTests"),
                is(parameters, "allowIncomplete"),
                jobs(parameters),
                path(parameters, "outputDirectory", rootFolder).orElse(buildFolder.resolve("cascade-lint")),
                path(parameters, "baseline", rootFolder).or(() -> BaselineFile.nearest(rootFolder)),
                Optional.ofNullable(parameters.get("since")),
                reports(parameters, rootFolder),
                files(parameters, "schema", rootFolder),
                values(parameters, "schema").filter(JdbcUrl::is).toList(),
                Optional.ofNullable(parameters.get("databaseServer")),
                files(parameters, "driver", rootFolder),
                is(parameters, "noCache")
                        ? CacheChoice.NONE
                        : CacheChoice.in(path(parameters, "cacheDir", rootFolder)
                                .orElse(buildFolder.resolve("cascade-lint").resolve("cache"))));
    }

    /**
     * The configuration file's content, with what parameters overrule.
     *
     * @throws MojoExecutionException if it cannot be used
     */
    Configuration configuration() throws MojoExecutionException {
        Configuration configuration = Configuration.DEFAULT;
        if (config.isPresent()) {
            try {
                configuration = new ConfigurationLoader(rules()).load(config.get());
            } catch (ConfigurationException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
        return overruled(configuration);
    }

    /**
     * The rules there are: ours, and those of other authors among the dependencies of the plugin.
     *
     * @throws MojoExecutionException if these cannot be used
     */
    RuleRegistry rules() throws MojoExecutionException {
        try {
            return CustomRules.beside(CascadeLint.rules(), Settings.class.getClassLoader());
        } catch (RuleLoadingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private Configuration overruled(Configuration read) {
        Configuration configuration = read;
        if (failOn.isPresent()) {
            configuration = configuration.withFailOn(failOn.get(), "cascade-lint.failOn");
        }
        if (minConfidence.isPresent()) {
            configuration = configuration.withMinConfidence(minConfidence.get(), "cascade-lint.minConfidence");
        }
        if (naming.isPresent()) {
            configuration = configuration.withNaming(naming.get(), "cascade-lint.naming");
        }
        if (encoding.isPresent()) {
            configuration = configuration.withEncoding(encoding.get(), "cascade-lint.encoding");
        }
        if (includeTests) {
            configuration = configuration.withTests("cascade-lint.includeTests");
        }
        return allowIncomplete ? configuration.withIncompleteAllowed("cascade-lint.allowIncomplete") : configuration;
    }

    /**
     * The findings that were accepted.
     *
     * @throws MojoExecutionException if the file cannot be used
     */
    Baseline accepted() throws MojoExecutionException {
        if (baseline.isEmpty()) {
            return Baseline.NONE;
        }
        try {
            return BaselineFile.read(baseline.get(), baseline.get().toString());
        } catch (BaselineException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static Optional<Charset> encoding(Map<String, String> parameters) throws MojoExecutionException {
        String name = parameters.get("encoding");
        try {
            return Optional.ofNullable(name).map(Charset::forName);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    "cascade-lint.encoding must be an encoding such as UTF-8 or ISO-8859-1, not '" + name + "'", e);
        }
    }

    private static Optional<Path> config(Map<String, String> parameters, Path rootFolder)
            throws MojoExecutionException {
        Optional<Path> given = path(parameters, "config", rootFolder);
        if (given.isPresent()) {
            return given;
        }
        try {
            return ConfigurationLoader.nearest(rootFolder);
        } catch (ConfigurationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static Optional<Path> path(Map<String, String> parameters, String name, Path rootFolder) {
        return Optional.ofNullable(parameters.get(name))
                .map(path -> rootFolder.resolve(path).normalize());
    }

    private static Stream<String> values(Map<String, String> parameters, String name) {
        return Stream.ofNullable(parameters.get(name))
                .flatMap(all -> Stream.of(all.split(SEPARATOR, -1)))
                .map(String::strip);
    }

    private static List<ReportFile> reports(Map<String, String> parameters, Path rootFolder)
            throws MojoExecutionException {
        List<ReportFile> reports = new ArrayList<>();
        for (String value : values(parameters, "report").toList()) {
            int equals = value.indexOf('=');
            String format = value.substring(0, Math.max(0, equals)).strip();
            String file = value.substring(equals + 1).strip();
            if (!Reporters.ids().contains(format) || file.isEmpty()) {
                throw new MojoExecutionException("cascade-lint.report must be FORMAT=FILE, such as"
                        + " markdown=target/cascade-lint.md, with a FORMAT of " + String.join(", ", Reporters.ids())
                        + "; not '" + value + "'" + NearestName.hint(format, Reporters.ids()));
            }
            reports.add(new ReportFile(format, rootFolder.resolve(file).normalize()));
        }
        return List.copyOf(reports);
    }

    private static List<Path> files(Map<String, String> parameters, String name, Path rootFolder)
            throws MojoExecutionException {
        List<Path> files = new ArrayList<>();
        for (String value :
                values(parameters, name).filter(text -> !JdbcUrl.is(text)).toList()) {
            Path path = rootFolder.resolve(value).normalize();
            if (!Files.exists(path)) {
                throw new MojoExecutionException("cascade-lint." + name + ": no such file or folder: " + path);
            }
            files.add(path);
        }
        return List.copyOf(files);
    }

    private static boolean is(Map<String, String> parameters, String name) {
        return Boolean.parseBoolean(parameters.get(name));
    }

    private static int jobs(Map<String, String> parameters) throws MojoExecutionException {
        String text = parameters.get("jobs");
        if (text == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        int jobs = Integer.parseInt(text); // Maven has refused what is not a number
        if (jobs < 1) {
            throw new MojoExecutionException("cascade-lint.jobs must be at least 1, not " + jobs);
        }
        return jobs;
    }

    private static Optional<String> word(Map<String, String> parameters, String name, List<String> words)
            throws MojoExecutionException {
        String word = parameters.get(name);
        if (word != null && !words.contains(word)) {
            int last = words.size() - 1;
            throw new MojoExecutionException("cascade-lint." + name + " must be "
                    + String.join(", ", words.subList(0, last)) + " or " + words.get(last) + ", not '" + word + "'"
                    + NearestName.hint(word, words));
        }
        return Optional.ofNullable(word);
    }

    private static List<String> words(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
