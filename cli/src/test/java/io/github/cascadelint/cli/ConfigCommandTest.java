package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String EVERYTHING = """
            preset: strict
            includeTests: true
            rules:
              wide-remove: { level: info, maxEntities: 12 }
              slow-remove: off
            overrides:
              - paths: ["legacy/**", "a b"]
                rules:
                  wide-remove: off
              - paths: [old]
                rules: { slow-remove: { level: error } }
            roles:
              lookup: [com.acme.Country, "com.acme.ref.*"]
              owned: { com.acme.PostLike: com.acme.Post }
            schema:
              naming: { strategy: spring, tablePattern: "^tbl\\\\d(.*)$", tableReplacement: $1 }
              sources: [src/main/resources/db/migration]
              dialect: postgresql
            exclude: ["**/generated/**"]
            provider: hibernate 6.6
            """;

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder).withoutError();
    }

    private static Outcome right(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome;
    }

    /** What is left when the origins are taken away. */
    private static String values(String text) {
        return text.replaceAll("(?m)  # [^#\n]*$", "");
    }

    @Test
    void tellsEveryValueAndWhereItComesFrom() {
        session.write("cascade-lint.yml", EVERYTHING);
        String text = right(session.run(
                        "config",
                        "src/main/java",
                        "--fail-on",
                        "never",
                        "--encoding",
                        "ISO-8859-1",
                        "--allow-incomplete"))
                .out();
        assertThat(text).startsWith("""
                preset: strict  # cascade-lint.yml:1
                failOn: never  # --fail-on
                minConfidence: possible  # preset strict
                includeTests: true  # cascade-lint.yml:2
                allowIncomplete: true  # --allow-incomplete
                rules:
                """).endsWith("""
                overrides:
                  - paths: ["legacy/**", "a b"]  # cascade-lint.yml:7
                    rules:
                      wide-remove: off  # cascade-lint.yml:9
                  - paths: [old]  # cascade-lint.yml:10
                    rules:
                      slow-remove: error  # cascade-lint.yml:11
                roles:
                  lookup: [com.acme.Country, "com.acme.ref.*"]  # cascade-lint.yml:13
                  shared: []  # default
                  root: []  # default
                  history: []  # default
                  owned:
                    com.acme.PostLike: com.acme.Post  # cascade-lint.yml:14
                schema:
                  naming:
                    implicit: spring  # cascade-lint.yml:16
                    physical: underscores  # cascade-lint.yml:16
                    tablePattern: "^tbl\\\\d(.*)$"  # cascade-lint.yml:16
                    tableReplacement: "$1"  # cascade-lint.yml:16
                    # tablePrefix: ""  # default
                    # tableSuffix: ""  # default
                  sources: [src/main/resources/db/migration]  # cascade-lint.yml:17
                  dialect: postgresql  # cascade-lint.yml:18
                exclude: ["**/generated/**"]  # cascade-lint.yml:19
                provider: hibernate 6.6  # cascade-lint.yml:20
                encoding: ISO-8859-1  # --encoding
                """).contains("""
                  slow-remove: off  # cascade-lint.yml:5
                """, """
                  wide-remove:
                    level: info  # cascade-lint.yml:4
                    # maxDepth: 6  # default
                    maxEntities: 12  # cascade-lint.yml:4
                """, """
                  # unidirectional-one-to-many: warning  # preset strict
                """, """
                  # remove-on-many-to-one: error  # default
                """);
    }

    @Test
    void whatItPrintsConfiguresTheSame() {
        session.write("cascade-lint.yml", EVERYTHING);
        String first = right(session.run("config")).out();
        session.write("cascade-lint.yml", first);
        String second = right(session.run("config")).out();
        assertThat(values(second)).isEqualTo(values(first));
    }

    @Test
    void withoutAFileAllIsDefault() {
        String text = right(session.run("config")).out();
        assertThat(text.lines().filter(line -> !line.endsWith(":"))).allMatch(line -> line.endsWith("  # default"));
        assertThat(text).contains("""
                # schema:
                #   naming:
                #     implicit: "as found"  # default
                """);
        session.write("cascade-lint.yml", text);
        assertThat(values(right(session.run("config")).out())).isEqualTo(values(text));
    }

    @Test
    void tellsItAsJson() {
        session.write("cascade-lint.yml", EVERYTHING);
        assertThat(right(session.run("config", "--format", "json", "--naming", "jpa"))
                        .out())
                .contains("""
                          "key": "rules.wide-remove.maxEntities",
                          "value": 12,
                          "origin": "cascade-lint.yml:4"
                    """, """
                          "key": "schema.naming.implicit",
                          "value": "jpa",
                          "origin": "--naming"
                    """, """
                          "key": "overrides.1.paths",
                          "value": [
                            "old"
                          ],
                    """, """
                          "value": true,
                    """);
    }

    @Test
    void printsTheSchemaOfTheFile() {
        assertThat(right(session.run("config", "--json-schema", "--output", "schema.json"))
                        .out())
                .isEmpty();
        assertThat(session.read("schema.json")).isEqualTo(readProject());
    }

    private static String readProject() {
        try {
            return java.nio.file.Files.readString(Path.of("../docs/cascade-lint.schema.json"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void refusesWhatCheckRefuses() {
        session.write("cascade-lint.yml", "failOn: fatal\n");
        for (String command : new String[] {"config", "check"}) {
            Outcome wrong = session.run(command);
            assertThat(wrong.status()).isEqualTo(2);
            assertThat(wrong.out()).isEmpty();
            assertThat(wrong.err())
                    .isEqualTo(
                            "cascade-lint: cascade-lint.yml:1: failOn must be error, warning, info or never, not 'fatal'\n");
            assertThat(session.run(command, "nowhere").err()).contains("no such file or folder: nowhere");
        }
    }

    @Test
    void whatTheFileSaysOfARunHolds() {
        session.withError()
                .withBrokenFile()
                .write("cascade-lint.yml", "preset: minimal\nallowIncomplete: true\nfailOn: never\n");
        assertThat(session.run("check").status()).isZero();
        session.write("cascade-lint.yml", "allowIncomplete: true\n");
        assertThat(session.run("check").status()).isEqualTo(1);
        session.write("cascade-lint.yml", "");
        assertThat(session.run("check").status()).isEqualTo(3);
    }

    @Test
    void aPresetDecidesWhatIsTold() {
        session.withError();
        session.write("cascade-lint.yml", "preset: minimal\n");
        String minimal = session.run("check", "--format", "json").out();
        assertThat(minimal)
                .contains("\"severity\": \"error\"")
                .doesNotContain("warning", "\"info\"", "likely", "possible");
        session.write("cascade-lint.yml", "preset: strict\n");
        assertThat(session.run("check", "--format", "json").out())
                .contains("\"severity\": \"error\"")
                .doesNotContain("\"info\"");
    }
}
