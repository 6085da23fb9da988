package io.github.cascadelint.maven;

import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.jdbc.JdbcLogin;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Schemas read from live databases. Who logs in is asked of Maven's settings or of the environment, never of a POM. */
final class Databases {
    private static final String USER = "CASCADE_LINT_DB_USER";
    private static final String PASSWORD = "CASCADE_LINT_DB_PASSWORD";

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> environment;

    Databases(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = environment;
    }

    /**
     * Reads the schemas.
     *
     * @param urls the addresses
     * @param server the id of the server of Maven's settings that tells who logs in, where a parameter names one
     * @param drivers jars with drivers; without any, the dependencies of the plugin
     */
    List<Schema> read(List<String> urls, Optional<String> server, List<Path> drivers) throws MojoExecutionException {
        List<Schema> schemas = new ArrayList<>();
        for (String url : urls) {
            try {
                schemas.add(login(url, server, drivers).schema());
            } catch (SQLException e) {
                // its cause may hold the address as it was written, password and all
                throw new MojoExecutionException("cascade-lint.schema: " + e.getMessage());
            }
        }
        return schemas;
    }

    private JdbcLogin login(String url, Optional<String> server, List<Path> drivers) throws MojoExecutionException {
        if (server.isPresent()) {
            Server known = server(server.get());
            return new JdbcLogin(
                    url, Optional.ofNullable(known.getUsername()), Optional.ofNullable(known.getPassword()), drivers);
        }
        Optional<String> user = Optional.ofNullable(environment.get(USER));
        return new JdbcLogin(url, user, user.map(name -> environment.get(PASSWORD)), drivers);
    }

    private Server server(String id) throws MojoExecutionException {
        Server server = settings.getServer(id);
        if (server == null) {
            throw new MojoExecutionException(
                    "cascade-lint.databaseServer: there is no server '" + id + "' in settings.xml");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Optional<SettingsProblem> problem = result.getProblems().stream()
                .filter(it -> it.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst();
        if (problem.isPresent()) {
            throw new MojoExecutionException("cascade-lint.databaseServer: the password of the server '" + id
                    + "' in settings.xml cannot be decrypted: " + problem.get().getMessage());
        }
        return result.getServer();
    }
}
