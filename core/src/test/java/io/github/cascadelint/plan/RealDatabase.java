package io.github.cascadelint.plan;

import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.jdbc.JdbcSchemaReader;
import jakarta.persistence.EntityManager;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.PropertyValueException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.TransientObjectException;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.jpa.boot.internal.ParsedPersistenceXmlDescriptor;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** Entities in real tables, under a real Hibernate. */
final class RealDatabase implements AutoCloseable {

    /** Every delete that is refused would be told; kept, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("org.hibernate");

    static {
        QUIET.setLevel(Level.OFF);
    }

    private final Connection connection;
    private final SessionFactory factory;
    private final List<String> ddl = new ArrayList<>();

    /**
     * What a delete did.
     *
     * @param failure what made it fail, as a word for the kind, and the constraint where it is one
     * @param rows what is left, by table in lower case
     * @param loaded the collections that were loaded to do it
     */
    record Done(Optional<String> failure, Map<String, List<String>> rows, List<Loaded> loaded) {}

    /**
     * A collection that Hibernate has loaded.
     *
     * @param entity the entity that declares it
     * @param attribute its name
     * @param owner identifier of the row that has it
     * @param elements identifiers of the rows in it, in the order in which a cascade goes along them; null for one that is
     *     none of an entity
     */
    record Loaded(String entity, String attribute, Object owner, List<@Nullable Object> elements) {}

    RealDatabase(String url, Collection<Class<?>> types) {
        try {
            connection = DriverManager.getConnection(url);
            boolean postgresql = url.startsWith("jdbc:postgresql");
            if (postgresql) {
                execute("drop schema public cascade");
                execute("create schema public");
            } else {
                execute("drop all objects");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ParsedPersistenceXmlDescriptor unit = new ParsedPersistenceXmlDescriptor(null);
        unit.setName("graph");
        unit.setExcludeUnlistedClasses(true);
        unit.addClasses(types.stream().map(Class::getName).toList());
        StringWriter script = new StringWriter();
        Map<String, Object> settings = new HashMap<>();
        settings.put(AvailableSettings.JAKARTA_JDBC_URL, url);
        settings.put(
                AvailableSettings.CLASSLOADERS,
                types.stream().map(Class::getClassLoader).distinct().toList());
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "create");
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, script);
        settings.put(AvailableSettings.POOL_SIZE, "1");
        factory =
                Bootstrap.getEntityManagerFactoryBuilder(unit, settings).build().unwrap(SessionFactory.class);
        for (String statement : script.toString().split(";", -1)) {
            if (!statement.isBlank()) {
                ddl.add(statement.strip());
            }
        }
    }

    /** The statements that make the tables, and nothing of foreign keys. */
    List<String> tableStatements() {
        return ddl.stream().filter(sql -> !sql.contains(" foreign key ")).toList();
    }

    /** The statements that make the foreign keys, as Hibernate writes them. */
    List<String> keyStatements() {
        return ddl.stream().filter(sql -> sql.contains(" foreign key ")).toList();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void insert(TableRow row) throws SQLException {
        List<String> columns = new ArrayList<>(row.values().keySet());
        List<String> values = columns.stream()
                .map(column -> "'" + row.values().get(column) + "'")
                .toList();
        execute("insert into " + row.table() + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", values) + ")");
    }

    Schema schema() throws SQLException {
        return JdbcSchemaReader.read(connection);
    }

    /** Removes one row and flushes, looks what that did, and takes it back. */
    Done remove(Class<?> type, Object id, Collection<String> tables) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<Loaded> loaded = new ArrayList<>();
            try {
                Object instance = em.find(type, id);
                if (instance == null) {
                    throw new AssertionError("no " + type + " " + id);
                }
                try {
                    em.remove(instance);
                } finally {
                    loaded.addAll(loaded(em.unwrap(SessionImplementor.class).getPersistenceContext()));
                }
                em.flush();
                Map<String, List<String>> rows = new TreeMap<>();
                em.unwrap(Session.class).doWork(own -> rows.putAll(rows(own, tables)));
                return new Done(Optional.empty(), rows, loaded);
            } catch (RuntimeException e) {
                return new Done(Optional.of(failure(e)), Map.of(), loaded);
            } finally {
                em.getTransaction().rollback();
            }
        }
    }

    private static List<Loaded> loaded(PersistenceContext context) {
        List<Loaded> loaded = new ArrayList<>();
        context.forEachCollectionEntry(
                (collection, entry) -> {
                    CollectionPersister persister = entry.getLoadedPersister();
                    if (collection.wasInitialized() && persister != null) {
                        String entity = persister.getOwnerEntityPersister().getEntityName();
                        String attribute = persister.getRole().substring(entity.length() + 1);
                        List<Object> elements = new ArrayList<>();
                        collection.entries(persister).forEachRemaining(element -> elements.add(id(context, element)));
                        loaded.add(new Loaded(entity, attribute, entry.getLoadedKey(), elements));
                    }
                },
                false);
        return loaded;
    }

    private static @Nullable Object id(PersistenceContext context, Object element) {
        Object value = element instanceof Map.Entry<?, ?> entry ? entry.getValue() : element;
        if (value instanceof HibernateProxy proxy) {
            return proxy.getHibernateLazyInitializer().getIdentifier();
        }
        EntityEntry entry = context.getEntry(value);
        return entry == null ? null : entry.getId();
    }

    private static String failure(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof TransientObjectException) {
                return Failure.Kind.TRANSIENT.name();
            }
            if (e instanceof PropertyValueException) {
                return Failure.Kind.NULLABILITY.name();
            }
            if (e instanceof StaleStateException) {
                return Failure.Kind.STALE.name();
            }
            if (e instanceof ConstraintViolationException violation) {
                String name = String.valueOf(violation.getConstraintName());
                boolean notNull = "23502".equals(violation.getSQLException().getSQLState());
                return notNull ? Failure.Kind.NOT_NULL.name() : Failure.Kind.KEY + " " + keyName(name);
            }
        }
        return thrown.toString();
    }

    /** H2 tells the constraint with its schema and definition. */
    private static String keyName(String told) {
        String name = told.replaceAll("[\"`]", "");
        int colon = name.indexOf(':');
        name = colon < 0 ? name : name.substring(0, colon);
        return name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> rows(Connection connection, Collection<String> tables)
            throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                List<String> found = new ArrayList<>();
                try (ResultSet result = statement.executeQuery("select * from " + table)) {
                    while (result.next()) {
                        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            String value = result.getString(i);
                            if (value != null) {
                                values.put(result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), value);
                            }
                        }
                        found.add(values.toString());
                    }
                }
                found.sort(null);
                rows.put(table.toLowerCase(Locale.ROOT), found);
            }
        }
        return rows;
    }

    @Override
    public void close() {
        factory.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
