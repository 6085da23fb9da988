package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader may rely on, whatever the format: a clean report was looked for, and a report tells only of the code. */
class TrustTest {
    private static final List<String> FORMATS =
            List.of("console", "json", "sarif", "html", "markdown", "checkstyle", "junit", "gitlab", "github");

    private static final String USER = "jane.roe";
    private static final String PASSWORD = "hunter2-Q9x";
    private static final String HOST = "db-of-jane.internal.example";

    @TempDir
    Path folder;

    private static final String ENTITY = "@jakarta.persistence.Entity class A { @jakarta.persistence.Id int id; }";

    /** Ways to have nothing to look at: files by their names. */
    private static Stream<Map<String, String>> nothingToRead() {
        return Stream.of(
                Map.of(),
                Map.of("README.md", "nothing", "db/migration/V1__a.sql", "create table a (id int);"),
                Map.of("src/A.java", ENTITY, "cascade-lint.yml", "exclude: ['**/*.java']\n"),
                Map.of("src/test/java/shop/A.java", ENTITY),
                Map.of("target/generated-sources/A.java", ENTITY));
    }

    @ParameterizedTest
    @MethodSource("nothingToRead")
    void nothingReadIsNeverGreen(Map<String, String> nothing) {
        Session session = new Session(folder);
        nothing.forEach(session::write);

        for (String format : FORMATS) {
            Session.Outcome outcome = session.run("check", "--format", format, "--fail-on=never", "--allow-incomplete");

            assertThat(outcome.status()).as(format).isEqualTo(ExitStatus.CANNOT_RUN);
            assertThat(outcome.out()).as(format).isEmpty();
            assertThat(outcome.err()).as(format).startsWith("cascade-lint: no Java, mapping or class file to read");
        }
        for (String command : List.of("model", "baseline")) {
            assertThat(session.run(command).status()).as(command).isEqualTo(ExitStatus.CANNOT_RUN);
        }
    }

    @Test
    void whatWasLostIsToldBesideTheFindingsInEveryFormat() {
        Session session = new Session(folder).withError().withBrokenFile();

        for (String format : FORMATS) {
            Session.Outcome outcome = session.run("check", "--format", format);

            assertThat(outcome.status()).as(format).isEqualTo(ExitStatus.INCOMPLETE);
            assertThat(outcome.out()).as(format).contains("remove-on-both-ends", "Broken.java");
        }
    }

    /** However the root is written, the machines' reports are the same. */
    @ParameterizedTest
    @ValueSource(strings = {".", "./", "src/..", "./src/../", "ABSOLUTE", "ABSOLUTE/", "ABSOLUTE/src/.."})
    void reportsDoNotShowHowAPathWasWritten(String path) {
        Session session = new Session(folder).withError().withoutError().withBrokenFile();

        for (String format : FORMATS) {
            Session.Outcome expected = session.run("check", "--format", format);
            Session.Outcome outcome =
                    session.run("check", "--format", format, path.replace("ABSOLUTE", folder.toString()));

            assertThat(outcome.out()).as(format).isEqualTo(expected.out());
            assertThat(outcome.status()).as(format).isEqualTo(expected.status());
        }
    }

    @Test
    void reportsHoldNoAbsolutePathNoUserAndNoSecret() throws IOException, SQLException {
        Path home = Files.createDirectories(folder.resolve("home/" + USER + "/shop"));
        Session session = new Session(home)
                .withError()
                .withBrokenFile()
                .write("src/main/resources/application.properties", """
                        spring.datasource.url=jdbc:postgresql://%1$s:5432/shop?user=%2$s&password=%3$s
                        spring.datasource.username=%2$s
                        spring.datasource.password=%3$s
                        spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.PostgreSQLDialect
                        """.formatted(HOST, USER, PASSWORD))
                .write("src/main/resources/META-INF/persistence.xml", """
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                          <persistence-unit name="shop">
                            <properties>
                              <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://%1$s/shop"/>
                              <property name="jakarta.persistence.jdbc.user" value="%2$s"/>
                              <property name="jakarta.persistence.jdbc.password" value="%3$s"/>
                            </properties>
                          </persistence-unit>
                        </persistence>
                        """.formatted(HOST, USER, PASSWORD))
                .write("src/main/resources/META-INF/orm.xml", "<entity-mappings><entity class='A'></entity-mappings>")
                .write("src/main/resources/db/migration/V1__a.sql", "create table comment (id bigint primary key);\n")
                .write("src/main/resources/db/changelog/master.xml", "<databaseChangeLog><changeSet></nothing>")
                .write("lib/broken.jar", "no archive")
                .write("cascade-lint.yml", "exclude: ['nothing/**']\n");
        String url = "jdbc:h2:mem:trust;USER=" + USER + ";PASSWORD=" + PASSWORD;

        try (Connection keepsIt = DriverManager.getConnection(url)) {
            keepsIt.createStatement().execute("create table comment (id bigint primary key, post_id bigint)");
            for (List<String> schema : List.of(
                    List.<String>of(),
                    List.of("--schema", url),
                    List.of(
                            "--schema",
                            home.resolve("src/main/resources/db/changelog/master.xml")
                                    .toString()))) {
                for (String format : FORMATS) {
                    List<String> arguments = new ArrayList<>(
                            List.of("check", "--format", format, "--fail-on=never", "--min-confidence=possible"));
                    arguments.addAll(schema);
                    arguments.addAll(List.of(
                            home.toString(), home.resolve("lib/broken.jar").toString()));
                    Session.Outcome outcome = session.run(arguments.toArray(String[]::new));

                    assertThat(outcome.status()).as(outcome.err()).isEqualTo(ExitStatus.INCOMPLETE);
                    assertThat(outcome.out())
                            .as(format + " " + schema)
                            .contains("Comment", "broken.jar")
                            .doesNotContain(folder.toString(), USER, PASSWORD, HOST)
                            .doesNotContain("/home/", "file:/", System.getProperty("user.dir"));
                }
            }
        }
    }
}
