package io.github.cascadelint.schema.jdbc;

import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.schema.Schema;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * How to reach a database.
 *
 * @param url its address, which may hold secrets: only {@link JdbcUrl#shown} of it is ever told
 * @param user who logs in, where the address does not say
 * @param password the password, where the address does not say
 * @param drivers jars that hold the driver; without any, it is looked for on the class path
 */
public record JdbcLogin(String url, Optional<String> user, Optional<String> password, List<Path> drivers) {

    /** That no driver knows the address. */
    public static final class NoDriverException extends SQLException {
        private static final long serialVersionUID = 1L;

        NoDriverException(String message) {
            super(message);
        }
    }

    public JdbcLogin {
        drivers = List.copyOf(drivers);
    }

    /** A connection that the caller closes. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(word -> properties.setProperty("password", word));
        for (Driver driver : found()) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new NoDriverException("no driver for " + JdbcUrl.shown(url) + "; give the jar that holds one");
    }

    /**
     * The schema that is current on a connection. One without any table is refused: it is the wrong one far more often than
     * an empty one, and would guard nothing without a word.
     *
     * @throws SQLException if it cannot be read; the message says why, without what could be secret
     */
    public Schema schema() throws SQLException {
        try (Connection connection = connect()) {
            Schema schema = JdbcSchemaReader.read(connection);
            if (schema.tables().isEmpty()) {
                throw new SQLException("there is no table in " + current(connection)
                        + "; name another in the address, or log in as somebody who may see its tables");
            }
            return schema.withLive(new JdbcDanglingRows(this));
        } catch (NoDriverException e) {
            throw e;
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).replace(url, JdbcUrl.shown(url));
            throw new SQLException("cannot read the schema of " + JdbcUrl.shown(url) + ": " + why, e);
        }
    }

    private static String current(Connection connection) throws SQLException {
        String schema = connection.getSchema() == null ? connection.getCatalog() : connection.getSchema();
        return schema == null ? "it" : "'" + schema + "', in which the login works";
    }

    private List<Driver> found() throws SQLException {
        List<Driver> found = new ArrayList<>();
        if (drivers.isEmpty()) {
            DriverManager.drivers().forEach(found::add);
            // one class path among several, as in Maven, is none of those that the manager has looked through
            ServiceLoader.load(Driver.class, JdbcLogin.class.getClassLoader()).forEach(found::add);
            return found;
        }
        URL[] jars = new URL[drivers.size()];
        for (int i = 0; i < jars.length; i++) {
            try {
                jars[i] = drivers.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new SQLException("no path of a driver: " + drivers.get(i), e);
            }
        }
        // Left open: the driver loads classes as long as its connection lives, which is as long as the process does.
        ClassLoader loader = URLClassLoader.newInstance(jars, JdbcLogin.class.getClassLoader());
        ServiceLoader.load(Driver.class, loader).forEach(found::add);
        return found;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return JdbcUrl.shown(url);
    }
}
