package io.github.cascadelint.docs;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Hibernate on an in-memory H2, booted as a persistence unit, for Hibernate cascades differently when booted natively. */
final class Database implements AutoCloseable {

    private static final Pattern INSERT = Pattern.compile("insert into (\\w+)[^;]*");

    private final Connection keepAlive;
    private final EntityManagerFactory factory;
    private final List<String> statements = new ArrayList<>();

    /** Boots the entities among the classes, on the tables of a script or on those that Hibernate makes for them. */
    Database(Compiled classes, String name, Optional<String> schema) throws SQLException {
        String url = "jdbc:h2:mem:" + name;
        keepAlive = DriverManager.getConnection(url);
        if (schema.isPresent()) {
            try (Statement statement = keepAlive.createStatement()) {
                statement.execute(schema.get());
            }
        }
        List<String> managed = Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class)
                .flatMap(annotation -> classes.annotatedWith(annotation).stream())
                .map(Class::getName)
                .toList();
        StatementInspector inspector = sql -> {
            statements.add(sql);
            return sql;
        };
        factory = new HibernatePersistenceProvider()
                .createContainerEntityManagerFactory(
                        unit(classes, managed),
                        Map.of(
                                JdbcSettings.JAKARTA_JDBC_URL,
                                url,
                                SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION,
                                schema.isPresent() ? "none" : "create",
                                SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR,
                                "true",
                                JdbcSettings.STATEMENT_INSPECTOR,
                                inspector));
    }

    private static PersistenceUnitInfo unit(ClassLoader loader, List<String> managed) {
        Map<String, Object> answers = Map.of(
                "getPersistenceUnitName",
                "docs",
                "getManagedClassNames",
                managed,
                "getProperties",
                new Properties(),
                "getClassLoader",
                loader,
                "getNewTempClassLoader",
                loader,
                "getMappingFileNames",
                List.of(),
                "getJarFileUrls",
                List.of(),
                "excludeUnlistedClasses",
                true,
                "getTransactionType",
                PersistenceUnitTransactionType.RESOURCE_LOCAL);
        return (PersistenceUnitInfo) Proxy.newProxyInstance(
                loader, new Class<?>[] {PersistenceUnitInfo.class}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    return answer == null || method.getReturnType().isInstance(answer) || answer instanceof Boolean
                            ? answer
                            : null;
                });
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** Executes those of the inserts whose tables the entities have. */
    void fill(String inserts) throws SQLException {
        try (Statement statement = keepAlive.createStatement()) {
            Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            Matcher insert = INSERT.matcher(inserts);
            while (insert.find()) {
                if (tables.contains(insert.group(1))) {
                    statement.execute(insert.group());
                }
            }
        }
        statements.clear();
    }

    /** The statements since the tables were filled that change rows. */
    List<String> changes() {
        return statements.stream()
                .filter(sql -> !sql.toLowerCase(Locale.ROOT).startsWith("select"))
                .toList();
    }

    /** The rows of a table: columns joined by {@code /}, rows by a comma, in order. */
    String rows(String table, String columns) throws SQLException {
        try (Statement statement = keepAlive.createStatement();
                ResultSet result =
                        statement.executeQuery("select " + columns + " from " + table + " order by " + columns)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    @Nullable String value = result.getString(i);
                    row.add(value == null ? "null" : value);
                }
                rows.add(String.join("/", row));
            }
            return rows.isEmpty() ? "none" : String.join(", ", rows);
        }
    }

    @Override
    public void close() throws SQLException {
        factory.close();
        keepAlive.close();
    }
}
