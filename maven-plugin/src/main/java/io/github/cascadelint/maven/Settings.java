package io.github.cascadelint.maven;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
 * @param minConfidence findings below it are dropped
 * @param config the configuration file, where there is one
 * @param naming naming strategy, where a parameter says so
 * @param encoding the encoding of source files, where a parameter or the POM says so
 * @param includeTests whether test sources are read too
 * @param allowIncomplete whether an incomplete analysis may pass
 * @param jobs number of threads
 * @param outputDirectory where the reports go
 * @param baseline the file of accepted findings, where a parameter says so or there is one
 */
record Settings(
        boolean skip,
        Optional<FailOn> failOn,
        Confidence minConfidence,
        Optional<Path> config,
        Optional<String> naming,
        Optional<Charset> encoding,
        boolean includeTests,
        boolean allowIncomplete,
        int jobs,
        Path outputDirectory,
        Optional<Path> baseline) {

    /** Adds a parameter of a goal to those that have a value. */
    static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
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
                minConfidence
                        .map(word -> Confidence.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Confidence.LIKELY),
                config(parameters, rootFolder),
                word(parameters, "naming", NamingSettings.strategies()),
                encoding(parameters),
                is(parameters, "includeTests"),
                is(parameters, "allowIncomplete"),
                jobs(parameters),
                path(parameters, "outputDirectory", rootFolder).orElse(buildFolder.resolve("cascade-lint")),
                path(parameters, "baseline", rootFolder).or(() -> BaselineFile.nearest(rootFolder)));
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
                configuration = new ConfigurationLoader(CascadeLint.rules().options()).load(config.get());
            } catch (ConfigurationException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
        Configuration named = naming.map(configuration::withNaming).orElse(configuration);
        return encoding.map(named::withEncoding).orElse(named);
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
