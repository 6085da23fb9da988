package io.github.cascadelint.cli;

import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.jdbc.JdbcLogin;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemas read from databases that the command line names. Who logs in is asked of the environment, never of arguments. */
final class Databases {
    static final String USER = "CASCADE_LINT_DB_USER";
    static final String PASSWORD = "CASCADE_LINT_DB_PASSWORD";

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final List<Path> drivers;

    /** @param drivers jars that hold drivers; none where these are on the class path */
    Databases(Terminal terminal, Map<String, String> environment, List<Path> drivers) {
        this.terminal = terminal;
        this.environment = environment;
        this.drivers = drivers;
    }

    List<Schema> read(List<String> urls) throws CannotRunException {
        List<Schema> schemas = new ArrayList<>();
        for (String url : urls) {
            schemas.add(read(url));
        }
        return schemas;
    }

    private Schema read(String url) throws CannotRunException {
        Optional<String> user = Optional.ofNullable(environment.get(USER));
        JdbcLogin login = new JdbcLogin(url, user, user.isEmpty() ? Optional.empty() : password(url), drivers);
        try {
            return login.schema();
        } catch (JdbcLogin.NoDriverException e) {
            throw new CannotRunException(e.getMessage() + " by --driver");
        } catch (SQLException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> password(String url) {
        Optional<String> known = Optional.ofNullable(environment.get(PASSWORD));
        if (known.isPresent() || !terminal.interactive()) {
            return known;
        }
        // From Java 22 on there always is a console, and the terminal knows whether somebody sits at it.
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("Password for %s: ", JdbcUrl.shown(url)))
                .map(String::new);
    }
}
