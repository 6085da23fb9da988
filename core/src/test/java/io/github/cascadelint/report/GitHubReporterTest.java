package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands are read as GitHub's runner reads them: split at the signs that its documentation names, then unescaped. */
class GitHubReporterTest {
    private static final Pattern COMMAND = Pattern.compile("::(\\w+)(?: (.*?))?::(.*)");

    /** A command. */
    private record Command(String name, Map<String, String> properties, String data) {}

    private static List<Command> commands(String text) {
        List<Command> commands = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher matcher = COMMAND.matcher(line);
            if (matcher.matches()) {
                Map<String, String> properties = new LinkedHashMap<>();
                for (String property : matcher.group(2).split(",", -1)) {
                    int equals = property.indexOf('=');
                    properties.put(
                            property.substring(0, equals),
                            unescape(property.substring(equals + 1)
                                    .replace("%3A", ":")
                                    .replace("%2C", ",")));
                }
                commands.add(new Command(matcher.group(1), properties, unescape(matcher.group(3))));
            }
        }
        return commands;
    }

    private static String unescape(String text) {
        return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    @Test
    void writesACommandForWhatWasLostAndForEachNewFinding() {
        String text = Results.write(new GitHubReporter(), Results.full());

        assertThat(commands(text)).extracting(Command::name).containsExactly("error", "error", "error", "warning");
        assertThat(commands(text).get(0).properties())
                .containsEntry("file", "src/main/java/com/acme/Broken.java")
                .containsEntry("line", "7");
        assertThat(commands(text).get(1).properties()).containsOnlyKeys("title");
        assertThat(text).endsWith(ConsoleReporter.headline(Results.full()) + "\n");
    }

    @Test
    void placesFindingsWithColumnsOnOneLineOnly() {
        List<Command> commands = commands(Results.write(new GitHubReporter(), Results.full()));

        assertThat(commands.get(2).properties())
                .hasToString(
                        "{file=src/main/java/com/acme/blog/Comment.java, line=14, endLine=14, col=16, endColumn=40,"
                                + " title=Cascade Lint: remove-on-many-to-one}");
        assertThat(commands.get(2).data())
                .contains("deletes the post and with it all its other comments.\nbecause Tag.posts refers to Post"
                        + " (src/main/java/com/acme/blog/Tag.java:22)\nbecause the specification")
                .endsWith("\nhelp: remove the cascade");
        assertThat(commands.get(3).properties()).containsEntry("endLine", "23").doesNotContainKeys("col", "endColumn");
    }

    @Test
    void nothingFromTheSourcesIsACommandOrAProperty() {
        String text = Results.write(new GitHubReporter(), Results.weird());

        assertThat(text.lines()).hasSize(2);
        assertThat(commands(text)).hasSize(1);
        assertThat(commands(text).get(0).properties())
                .containsEntry("file", "src/a b/Übung#1/<img src=x onerror=alert(1)>/100%.java");
        assertThat(thereAndBack("a:b,c%d")).isEqualTo("a:b,c%d");
        assertThat(text).doesNotContain("\u001b").contains("100%25.java");
    }

    /** A file name with all signs that mean something, there and back. */
    private static String thereAndBack(String file) {
        Problem problem = new Problem(Problem.Kind.SYNTAX, "%0A\r\n::error::x", file, 1);
        String text = Results.write(new GitHubReporter(), Results.of(List.of(), List.of(problem)));
        Command command = commands(text).get(0);
        assertThat(command.data()).isEqualTo("%0A\r\n::error::x");
        assertThat(commands(text)).hasSize(1);
        return command.properties().get("file");
    }
}
