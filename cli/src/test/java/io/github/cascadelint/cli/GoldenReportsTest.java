package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reports of the samples are what they were when somebody last read them. {@code -Dgolden=update} writes them anew; read
 * the difference before it is committed.
 */
class GoldenReportsTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @CsvSource({
        "blog, check, console, report.txt, 0",
        "blog, check, json, report.json, 0",
        "blog, model, json, model.json, 0",
        "blog, model, mermaid, model.mermaid, 0",
        "blog-broken, check, console, report.txt, 1",
        "blog-broken, check, json, report.json, 1",
        "blog-broken, check, sarif, report.sarif, 1",
        "blog-broken, check, markdown, report.md, 1",
        "blog-broken, check, checkstyle, report.checkstyle.xml, 1",
        "blog-broken, check, junit, report.junit.xml, 1",
        "blog-broken, check, gitlab, report.gitlab.json, 1",
        "blog-broken, check, github, report.github.txt, 1",
        "blog-broken, model, dot, model.dot, 0",
        "blog-broken, model, svg, model.svg, 0"
    })
    void reportIsTheExpectedOne(String sample, String command, String format, String file, int status)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int actual = run(out, err, command, "--format", format, "samples/" + sample);

        String report = out.toString(StandardCharsets.UTF_8)
                .replace(version(), "VERSION")
                .replaceAll("\"markdown\": \"# .*\"", "\"markdown\": \"PAGE\""); // they change without us
        Path golden =
                PROJECT.resolve("samples").resolve(sample).resolve("expected").resolve(file);
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, report);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(actual).isEqualTo(status);
        assertThat(report).as("%s; -Dgolden=update writes it anew", golden).isEqualTo(Files.readString(golden));
    }

    private static String version() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(out, new ByteArrayOutputStream(), "--version");
        String text = out.toString(StandardCharsets.UTF_8).strip();
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        return Cli.execute(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        PROJECT,
                        false,
                        false,
                        0),
                Engine.BUILT_IN,
                arguments);
    }
}
