package io.github.cascadelint.testkit;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the whole linter on sources given as text. */
public final class Analysis {

    private Analysis() {}

    /** Analyses sources that compile, with the default configuration, down to findings that are only possible. */
    public static AnalysisResult of(String... texts) {
        return of(Configuration.DEFAULT, texts);
    }

    /** The same with a configuration. */
    public static AnalysisResult of(Configuration configuration, String... texts) {
        return of(configuration, CascadeLint.rules(), Fixture.of(texts), Map.of());
    }

    /** The same with other files beside the sources. */
    static AnalysisResult of(
            Configuration configuration, RuleRegistry rules, Fixture fixture, Map<String, String> others) {
        List<String> errors = FixtureCompiler.errors(fixture.files());
        if (!errors.isEmpty()) {
            throw new AssertionError("the fixture does not compile:\n" + String.join("\n", errors));
        }
        Map<String, String> all = new TreeMap<>(fixture.files());
        all.putAll(others);
        return run(configuration, rules, all);
    }

    /** Analyses files by path, whether they compile or not. */
    public static AnalysisResult run(Configuration configuration, Map<String, String> files) {
        return run(configuration, CascadeLint.rules(), files);
    }

    private static AnalysisResult run(Configuration configuration, RuleRegistry rules, Map<String, String> files) {
        try {
            Path folder = Files.createTempDirectory("cascade-lint-");
            try {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.writeString(path, file.getValue());
                }
                return CascadeLint.analyze(
                        new AnalysisRequest(List.of(folder), folder, false, configuration, Confidence.POSSIBLE, 1)
                                .withRules(rules));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NothingToAnalyseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
