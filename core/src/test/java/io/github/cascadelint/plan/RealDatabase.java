package io.github.cascadelint.plan;

import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.jdbc.JdbcSchemaReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
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
import java.util.stream.Stream;
import org.hibernate.AssertionFailure;
import org.hibernate.PropertyAccessException;
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

    /** In milliseconds; most take less than one. */
    private static final int LONGEST_STATEMENT = 5_000;

    static {
        QUIET.setLevel(Level.OFF);
    }

    /** The column by which Hibernate itself marks a row; what a plan tells is that the row stays. */
    static final String MARK = "deleted";

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

    /** Why what a delete did cannot be told. */
    enum Obstacle {
        /** A statement takes the database longer than it may, or more memory than there is. */
        EXHAUSTED,
        /**
         * It goes around without end: Hibernate, when it looks up one-to-ones that lead around in a circle by selects of their
         * own, or H2, where {@code ON DELETE CASCADE} leads back to where it came from.
         */
        ENDLESS,
        /**
         * Hibernate breaks off while it reads rows, or does not find one that is there; seen where identifiers have two columns.
         */
        UNREADABLE
    }

    /** Thrown where it cannot be told what a delete did. */
    static final class ObstacleException extends RuntimeException {
        private final Obstacle obstacle;

        ObstacleException(Obstacle obstacle, Throwable cause) {
            super(obstacle.name(), cause);
            this.obstacle = obstacle;
        }

        Obstacle obstacle() {
            return obstacle;
        }
    }

    RealDatabase(String url, Collection<Class<?>> types) {
        try {
            connection = DriverManager.getConnection(limited(url));
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
        settings.put(AvailableSettings.JAKARTA_JDBC_URL, limited(url));
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

    /** With an end to what one statement may take: joined collections multiply, and a few of them have more rows than fit. */
    private static String limited(String url) {
        return url.startsWith("jdbc:postgresql")
                ? url + "&options=-c%20statement_timeout=" + LONGEST_STATEMENT
                : url + ";MAX_QUERY_TIMEOUT=" + LONGEST_STATEMENT; // Hibernate resets the session's own QUERY_TIMEOUT
    }

    /**
     * Removes one row and flushes, looks what that did, and takes it back.
     *
     * @throws ObstacleException where that cannot be told; after {@link Obstacle#EXHAUSTED}, the database may be gone
     */
    Done remove(Class<?> type, Object id, Collection<String> tables) {
        try {
            return tryToRemove(type, id, tables);
        } catch (StackOverflowError e) {
            throw new ObstacleException(Obstacle.ENDLESS, e);
        } catch (OutOfMemoryError e) {
            throw new ObstacleException(Obstacle.EXHAUSTED, e);
        } catch (PersistenceException e) { // no transaction begins or ends: H2 is closed once it is out of memory
            throw new ObstacleException(Obstacle.EXHAUSTED, e);
        }
    }

    private Done tryToRemove(Class<?> type, Object id, Collection<String> tables) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<Loaded> loaded = new ArrayList<>();
            boolean flushing = false;
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
                flushing = true;
                em.flush();
                Map<String, List<String>> rows = new TreeMap<>();
                em.unwrap(Session.class).doWork(own -> rows.putAll(rows(own, tables)));
                return new Done(Optional.empty(), rows, loaded);
            } catch (RuntimeException e) {
                Optional<Obstacle> obstacle = obstacle(e, flushing);
                if (obstacle.isPresent()) {
                    throw new ObstacleException(obstacle.get(), e);
                }
                return new Done(Optional.of(failure(e)), Map.of(), loaded);
            } finally {
                em.getTransaction().rollback();
            }
        }
    }

    /** @param flushing whether rows may be gone already */
    private static Optional<Obstacle> obstacle(Throwable thrown, boolean flushing) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof OutOfMemoryError || (e instanceof SQLException sql && isExhausted(sql))) {
                return Optional.of(Obstacle.EXHAUSTED);
            }
            if (e instanceof StackOverflowError) { // in an exception of H2, which wraps all that it meets
                return Optional.of(Obstacle.ENDLESS);
            }
            boolean isOwn = e instanceof NullPointerException
                    || e instanceof PropertyAccessException
                    || e instanceof AssertionFailure;
            if ((isOwn && isThrownBy(e, "org.hibernate.sql.results."))
                    || (!flushing && e instanceof EntityNotFoundException)) {
                return Optional.of(Obstacle.UNREADABLE);
            }
        }
        return Optional.empty();
    }

    private static boolean isThrownBy(Throwable e, String packages) {
        return Stream.of(e.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(packages));
    }

    /** Cancelled because of its time; out of memory, as H2 tells it; or beyond a limit of PostgreSQL. */
    private static boolean isExhausted(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("57014") || state.equals("90108") || state.startsWith("53") || state.startsWith("54");
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
                            String column =
                                    result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                            if (value != null && !column.equals(MARK)) {
                                values.put(column, value);
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
