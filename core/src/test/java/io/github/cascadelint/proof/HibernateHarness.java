package io.github.cascadelint.proof;

import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.jpa.boot.internal.ParsedPersistenceXmlDescriptor;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Hibernate over a fresh H2 in memory, for a few entities of one proof.
 *
 * <p>Booted the way of JPA, as applications boot it. Rows are put in and counted over a connection of its own, so that
 * what a proof asserts is what the database holds, not what a session believes.
 */
final class HibernateHarness implements AutoCloseable {

    private final List<String> statements = new ArrayList<>();
    private final Connection connection;
    private final SessionFactory factory;

    private HibernateHarness(BiFunction<Map<String, Object>, Class<?>[], SessionFactory> start, Class<?>... entities) {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        connection = connect(url);
        try {
            factory = start.apply(settings(url), entities);
        } catch (RuntimeException | Error failure) {
            closeConnection();
            throw failure;
        }
        statements.clear();
    }

    /** Boots over the entities, with the tables and foreign keys that Hibernate makes for them. */
    static HibernateHarness boot(Class<?>... entities) {
        return new HibernateHarness(HibernateHarness::byJpa, entities);
    }

    /** The same by Hibernate's own {@code Configuration}, as applications did that knew no JPA. */
    static HibernateHarness bootByConfiguration(Class<?>... entities) {
        return new HibernateHarness(HibernateHarness::byConfiguration, entities);
    }

    /** Boots over the entities, then drops every foreign key, as in a schema that never had one. */
    static HibernateHarness bootWithoutForeignKeys(Class<?>... entities) {
        HibernateHarness harness = boot(entities);
        harness.query("select table_name || ' drop constraint ' || constraint_name"
                        + " from information_schema.table_constraints where constraint_type = 'FOREIGN KEY'")
                .forEach(drop -> harness.sql("alter table " + drop));
        return harness;
    }

    /** Runs statements past Hibernate, each committed. */
    void sql(String... lines) {
        try (Statement statement = connection.createStatement()) {
            for (String line : lines) {
                statement.execute(line);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs the work in one transaction, and hands on what the work or its commit throws. */
    void inTransaction(Consumer<EntityManager> work) {
        statements.clear();
        factory.inTransaction(work::accept);
    }

    /** Runs work that must fail, and returns what made it or its commit fail. */
    Throwable refusal(Consumer<EntityManager> work) {
        try {
            inTransaction(work);
        } catch (RollbackException failure) {
            return failure.getCause();
        } catch (RuntimeException failure) {
            return failure;
        }
        throw new AssertionError("nothing was refused; written: " + writes());
    }

    /** The number of rows committed, of a table or of whatever may follow {@code from}. */
    long rows(String from) {
        return Long.parseLong(query("select count(*) from " + from).get(0));
    }

    /** The first column of what is committed. */
    List<String> query(String select) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The foreign keys of the schema, each as {@code table.column -> table}, sorted. */
    List<String> foreignKeys() {
        return query("select lower(k.table_name || '.' || k.column_name || ' -> ' || t.table_name)"
                + " from information_schema.referential_constraints r"
                + " join information_schema.key_column_usage k on k.constraint_name = r.constraint_name"
                + " join information_schema.table_constraints t on t.constraint_name = r.unique_constraint_name"
                + " order by 1");
    }

    /** All statements, in order, since the last transaction began. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    /** Deletes all rows, past Hibernate. */
    void empty() {
        sql("set referential_integrity false");
        query("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .forEach(table -> sql("delete from " + table));
        sql("set referential_integrity true");
    }

    /** The statements that write, in order, since the last transaction began. */
    List<String> writes() {
        return statements.stream()
                .filter(statement -> !statement.toLowerCase(Locale.ROOT).startsWith("select"))
                .toList();
    }

    @Override
    public void close() {
        factory.close();
        closeConnection();
    }

    private Map<String, Object> settings(String url) {
        StatementInspector inspector = statement -> {
            statements.add(statement);
            return statement;
        };
        return Map.of(
                AvailableSettings.JAKARTA_JDBC_URL, url,
                AvailableSettings.HBM2DDL_AUTO, "create-drop",
                AvailableSettings.STATEMENT_INSPECTOR, inspector);
    }

    private static SessionFactory byJpa(Map<String, Object> settings, Class<?>... entities) {
        ParsedPersistenceXmlDescriptor unit = new ParsedPersistenceXmlDescriptor(null);
        unit.setName("proof");
        unit.setExcludeUnlistedClasses(true);
        unit.addClasses(Arrays.stream(entities).map(Class::getName).toList());
        return Bootstrap.getEntityManagerFactoryBuilder(unit, settings).build().unwrap(SessionFactory.class);
    }

    private static SessionFactory byConfiguration(Map<String, Object> settings, Class<?>... entities) {
        Configuration configuration = new Configuration();
        configuration.getProperties().putAll(settings);
        Arrays.stream(entities).forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void closeConnection() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
