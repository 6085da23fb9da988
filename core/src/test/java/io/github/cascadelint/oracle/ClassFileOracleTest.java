package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.report.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same classes, read from their sources and from their class files, give the same model; but for the places, and but
 * for names as they are written: sources may qualify them or not.
 */
class ClassFileOracleTest {

    private static final Path SOURCES = Path.of("src/test/java/io/github/cascadelint/oracle/fixture");

    @TempDir
    private Path folder;

    @Test
    void classFilesSayWhatSourcesSay() throws Exception {
        AnalysisResult sources = analyze(SOURCES);
        AnalysisResult classes = analyze(compiled());

        assertThat(classes.coverage().entities())
                .isEqualTo(sources.coverage().entities())
                .isGreaterThan(30);
        assertThat(classes.problems()).isEmpty();
        assertThat(withoutPlaces(classes)).isEqualTo(withoutPlaces(sources));
    }

    private static AnalysisResult analyze(Path root) throws NothingToAnalyseException {
        return CascadeLint.analyze(AnalysisRequest.of(List.of(root)));
    }

    /** The fixture's part of what the build has compiled. */
    private Path compiled() throws Exception {
        String name = getClass().getPackageName().replace('.', '/') + "/fixture";
        Path output = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(output.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(output.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return folder;
    }

    /** Class files are not read for what their code does. */
    private static String withoutPlaces(AnalysisResult result) throws IOException {
        StringBuilder json = new StringBuilder();
        ModelJson.write(result.graph(), json);
        return json.toString()
                .replaceAll("(?s),\\s*\"(callSites|repositories)\": \\[(\\]|.*?\n {6}\\])", "")
                .replaceAll("(?m)^ *\"(file|line|source)\": .*\n", "")
                .replaceAll("\\b(jakarta\\.persistence\\.)?CascadeType\\.|\\bjava\\.(lang|util)\\.", "");
    }
}
