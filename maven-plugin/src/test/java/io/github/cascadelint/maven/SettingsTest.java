package io.github.cascadelint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.source.cache.CacheChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What parameters mean, and which are refused. */
final class SettingsTest {
    @TempDir
    Path root;

    @BeforeEach
    void isARepository() throws IOException {
        Files.createDirectory(root.resolve(".git"));
    }

    @Test
    void leavesMuchToTheConfiguration() throws MojoExecutionException {
        Settings settings = parse(Map.of());

        assertThat(settings.failOn()).isEmpty();
        assertThat(settings.minConfidence()).isEmpty();
        assertThat(settings.naming()).isEmpty();
        assertThat(settings.config()).isEmpty();
        assertThat(settings.configuration().minConfidence()).isEqualTo(Confidence.LIKELY);
        assertThat(settings.jobs()).isPositive();
        assertThat(settings.outputDirectory()).isEqualTo(root.resolve("target/cascade-lint"));
    }

    @Test
    void keepsItsCacheInTheBuildFolder() throws MojoExecutionException {
        assertThat(parse(Map.of()).cache()).isEqualTo(CacheChoice.in(root.resolve("target/cascade-lint/cache")));
        assertThat(parse(Map.of("cacheDir", "kept")).cache()).isEqualTo(CacheChoice.in(root.resolve("kept")));
        assertThat(parse(Map.of("cacheDir", "kept", "noCache", "true")).cache()).isEqualTo(CacheChoice.NONE);
    }

    @Test
    void tellsLiveDatabasesFromFiles() throws IOException, MojoExecutionException {
        Files.createFile(root.resolve("schema.sql"));
        Files.createFile(root.resolve("driver.jar"));

        Settings settings = parse(Map.of(
                "schema", "schema.sql\njdbc:h2:mem:x", "driver", "driver.jar", "databaseServer", "test-database"));

        assertThat(settings.schemas()).containsExactly(root.resolve("schema.sql"));
        assertThat(settings.databases()).containsExactly("jdbc:h2:mem:x");
        assertThat(settings.databaseServer()).contains("test-database");
        assertThat(settings.drivers()).containsExactly(root.resolve("driver.jar"));
        assertThatThrownBy(() -> parse(Map.of("driver", "none.jar")))
                .hasMessage("cascade-lint.driver: no such file or folder: " + root.resolve("none.jar"));
    }

    @Test
    void takesFurtherReportsAndSchemas() throws IOException, MojoExecutionException {
        Files.createFile(root.resolve("schema.sql"));
        Settings settings = parse(Map.of("report", "markdown=a.md\njunit=more/b.xml", "schema", "schema.sql"));

        assertThat(settings.reports())
                .containsExactly(
                        new Settings.ReportFile("markdown", root.resolve("a.md")),
                        new Settings.ReportFile("junit", root.resolve("more/b.xml")));
        assertThat(settings.schemas()).containsExactly(root.resolve("schema.sql"));
        assertThatThrownBy(() -> parse(Map.of("report", "markdwn=a.md")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cascade-lint.report must be FORMAT=FILE")
                .hasMessageContaining("'markdwn=a.md'");
        assertThatThrownBy(() -> parse(Map.of("report", "markdown="))).hasMessageContaining("FORMAT=FILE");
        assertThatThrownBy(() -> parse(Map.of("schema", "none.sql")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no such file or folder");
    }

    @Test
    void readsTheFileOfTheRootAndLetsAParameterWin() throws Exception {
        Files.writeString(root.resolve("cascade-lint.yml"), "failOn: warning\nschema: { naming: jpa }\n");

        assertThat(parse(Map.of()).configuration().failOn()).isEqualTo(FailOn.WARNING);
        assertThat(parse(Map.of("failOn", "never")).configuration().failOn()).isEqualTo(FailOn.NEVER);
        assertThat(parse(Map.of()).configuration().naming().implicit()).contains(ImplicitNaming.JPA);
        assertThat(parse(Map.of("naming", "spring")).configuration().naming().implicit())
                .contains(ImplicitNaming.SPRING);
    }

    @Test
    void anEncodingOfThePomWins() throws Exception {
        Files.writeString(root.resolve("cascade-lint.yml"), "encoding: UTF-16\n");

        assertThat(parse(Map.of()).configuration().encoding()).contains(StandardCharsets.UTF_16);
        assertThat(parse(Map.of("encoding", "ISO-8859-1")).configuration().encoding())
                .contains(StandardCharsets.ISO_8859_1);
    }

    @Test
    void resolvesPathsAgainstTheRoot() throws MojoExecutionException {
        Settings settings = parse(Map.of("config", "a/../lint.yml", "outputDirectory", "out"));

        assertThat(settings.config()).contains(root.resolve("lint.yml"));
        assertThat(settings.outputDirectory()).isEqualTo(root.resolve("out"));
    }

    @Test
    void refusesWhatIsNotAValue() {
        assertThatThrownBy(() -> parse(Map.of("minConfidence", "certian")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "cascade-lint.minConfidence must be possible, likely or certain, not 'certian'; did you mean"
                                + " 'certain'?");
        assertThatThrownBy(() -> parse(Map.of("naming", "x")))
                .hasMessage(
                        "cascade-lint.naming must be jpa, spring, legacy-hbm, legacy-jpa or component-path, not 'x'");
        assertThatThrownBy(() -> parse(Map.of("encoding", "x y")))
                .hasMessage("cascade-lint.encoding must be an encoding such as UTF-8 or ISO-8859-1, not 'x y'");
        assertThatThrownBy(() -> parse(Map.of("jobs", "0"))).hasMessage("cascade-lint.jobs must be at least 1, not 0");
    }

    private Settings parse(Map<String, String> parameters) throws MojoExecutionException {
        return Settings.parse(parameters, root, root.resolve("target"));
    }
}
