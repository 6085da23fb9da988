package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.CascadeLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is generated from the rules is up to date; {@code -Dindex=write} writes it. */
class RuleTableTest {

    private static final String HOW = "run `mvn -pl rules-docs -am test -Dindex=write` to update";
    private static final Path INDEX = Page.MODULE.resolve("rules/README.md");
    private static final Path README = Page.MODULE.resolve("../README.md").normalize();

    private final RuleTable table = new RuleTable(CascadeLint.rules());

    @Test
    void indexIsUpToDate() throws IOException {
        check(INDEX, Files.exists(INDEX) ? Files.readString(INDEX) : "", table.index());
    }

    @Test
    void readmeIsUpToDate() throws IOException {
        String text = Files.readString(README);
        check(README, text, table.replaceIn(text, "rules-docs/rules/"));
    }

    private static void check(Path file, String actual, String expected) throws IOException {
        if ("write".equals(System.getProperty("index"))) {
            Files.writeString(file, expected);
            return;
        }
        assertThat(actual).as("%s is not what the rules say: %s", file, HOW).isEqualTo(expected);
    }
}
