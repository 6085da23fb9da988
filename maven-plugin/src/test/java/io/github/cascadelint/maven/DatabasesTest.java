package io.github.cascadelint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who logs in to a live database, and what is told of it. */
final class DatabasesTest {
    private static final String URL = "jdbc:h2:mem:maven";
    private static final String PASSWORD = "open sesame";

    private Connection open;

    @BeforeEach
    void makeSchema() throws SQLException {
        open = DriverManager.getConnection(URL, "joe", PASSWORD);
        try (Statement statement = open.createStatement()) {
            statement.execute("create table customer (id bigint primary key)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void logsInAsTheEnvironmentTells() throws MojoExecutionException {
        List<Schema> schemas = databases(Map.of("CASCADE_LINT_DB_USER", "joe", "CASCADE_LINT_DB_PASSWORD", PASSWORD))
                .read(List.of(URL), Optional.empty(), List.of());

        assertThat(schemas)
                .singleElement()
                .satisfies(schema -> assertThat(schema.tables()).hasSize(1));
    }

    @Test
    void logsInAsTheServerOfTheSettingsTells() throws MojoExecutionException {
        List<Schema> schemas = databases(Map.of("CASCADE_LINT_DB_USER", "somebody"))
                .read(List.of(URL), Optional.of("test-database"), List.of());

        assertThat(schemas).hasSize(1);
        assertThatThrownBy(() -> databases(Map.of()).read(List.of(URL), Optional.of("another"), List.of()))
                .hasMessage("cascade-lint.databaseServer: there is no server 'another' in settings.xml");
    }

    @Test
    void tellsNoSecrets() {
        String url = URL + ";USER=joe;PASSWORD=guessed";

        assertThatThrownBy(() -> databases(Map.of()).read(List.of(url), Optional.empty(), List.of()))
                .isInstanceOf(MojoExecutionException.class)
                .hasNoCause()
                .hasMessageStartingWith("cascade-lint.schema: cannot read the schema of " + URL + ": ")
                .hasMessageNotContaining("guessed");
        assertThatThrownBy(() -> databases(Map.of()).read(List.of("jdbc:none:x"), Optional.empty(), List.of()))
                .hasMessageContaining("no driver for jdbc:none:x");
    }

    /** With a server whose password is encrypted, and somebody who knows how to read it. */
    private static Databases databases(Map<String, String> environment) {
        Settings settings = new Settings();
        settings.addServer(server("{encrypted}"));
        SettingsDecrypter decrypter = request -> new Decrypted(server(PASSWORD));
        return new Databases(settings, decrypter, environment);
    }

    private static Server server(String password) {
        Server server = new Server();
        server.setId("test-database");
        server.setUsername("joe");
        server.setPassword(password);
        return server;
    }

    private record Decrypted(Server server) implements SettingsDecryptionResult {
        @Override
        public Server getServer() {
            return server;
        }

        @Override
        public List<Server> getServers() {
            return List.of(server);
        }

        @Override
        public org.apache.maven.settings.Proxy getProxy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<org.apache.maven.settings.Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }
}
