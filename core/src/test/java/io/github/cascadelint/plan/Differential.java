package io.github.cascadelint.plan;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.plan.RealDatabase.Obstacle;
import io.github.cascadelint.plan.RealDatabase.ObstacleException;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKeys;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import io.github.cascadelint.testkit.FixtureCompiler;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what is foretold of deletes with what Hibernate and a database do: of graphs of entities given as source, which our
 * own front end reads, in tables that Hibernate makes, with foreign keys that are changed at random.
 */
final class Differential {

    private static final Pattern KEY = Pattern.compile(
            "alter table (?:if exists )?(\\S+)\\s+add constraint (\\S+)\\s+foreign key \\(([^)]*)\\)\\s+references (\\S+)(.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final String url;
    private final List<String> disagreements = new ArrayList<>();
    private final Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
    private int deletes;
    private int skipped;
    private int misread;
    private int refused;

    Differential(String url) {
        this.url = url;
    }

    List<String> disagreements() {
        return disagreements;
    }

    /** Deletes that were compared. */
    int deletes() {
        return deletes;
    }

    /** Graphs without rows, because none can be made that hold what must be there. */
    int skipped() {
        return skipped;
    }

    /** Graphs that Hibernate does not take. */
    int refused() {
        return refused;
    }

    /** Deletes that went another way because Hibernate loaded a collection in another order, or without some of its elements. */
    int misread() {
        return misread;
    }

    /** Deletes, or graphs that were given up, of which it cannot be told what happened. */
    int obstacles(Obstacle obstacle) {
        return obstacles.getOrDefault(obstacle, 0);
    }

    /** Compares some graphs at once, because to boot takes longest; those that Hibernate does not take are found by halving. */
    void compare(List<Long> seeds) {
        Map<Long, Map<String, String>> graphs = new LinkedHashMap<>();
        seeds.forEach(seed -> graphs.put(seed, RandomMapping.of(seed)));
        try {
            compare(graphs, true);
        } catch (PersistenceException e) {
            int half = seeds.size() / 2;
            if (half == 0) {
                refused++;
            } else {
                compare(seeds.subList(0, half));
                compare(seeds.subList(half, seeds.size()));
            }
        }
    }

    /** @param altered whether keys are changed beyond what the mapping says */
    void compare(Map<Long, Map<String, String>> graphs, boolean altered) {
        Map<Long, Map<String, String>> rest = graphs;
        while (!rest.isEmpty()) {
            rest = compareUntilExhausted(rest, altered);
        }
    }

    /** Those that are still to be compared, with a database of their own, because one before them exhausted this one. */
    private Map<Long, Map<String, String>> compareUntilExhausted(
            Map<Long, Map<String, String>> graphs, boolean altered) {
        Map<String, String> files = new LinkedHashMap<>();
        graphs.values().forEach(files::putAll);
        MappingModel model = model(files);
        Map<String, Class<?>> classes = classes(files);
        Collection<Class<?>> types = classes.values();
        try (RealDatabase database = new RealDatabase(url, types)) {
            for (String sql : database.tableStatements()) {
                database.execute(sql);
            }
            List<MappedKey> mappedKeys = MappedKeys.of(model);
            Navigation navigation = new Navigation(model, mappedKeys);
            Schema empty = database.schema();
            Map<Long, Population> populations = new LinkedHashMap<>();
            for (long seed : graphs.keySet()) {
                populate(database, empty, navigation, seed).ifPresent(rows -> populations.put(seed, rows));
            }
            compareKeys(database.keyStatements(), model);
            List<String> made = new ArrayList<>();
            for (String sql : database.keyStatements()) {
                alter(sql, empty, altered).ifPresent(made::add);
            }
            for (String sql : made) {
                database.execute(sql);
            }
            CheckedKeys keys = new CheckedKeys(
                    inOrder(DatabaseKeys.of(database.schema()), made), mappedKeys, new UnreadEnds(model, mappedKeys));
            Map<Long, Map<String, String>> rest = new LinkedHashMap<>(graphs);
            rest.keySet().retainAll(populations.keySet());
            for (Map.Entry<Long, Population> entry : populations.entrySet()) {
                rest.remove(entry.getKey());
                if (!compare(database, classes, navigation, keys, entry.getValue(), entry.getKey())) {
                    return rest;
                }
            }
            return Map.of();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static MappingModel model(Map<String, String> files) {
        JavaFileReader reader = new JavaFileReader();
        List<FileFragment> fragments = new ArrayList<>();
        files.forEach((file, text) -> fragments.add(
                reader.read(file, text.getBytes(StandardCharsets.UTF_8), true).orElseThrow()));
        return new Linker(new TypeIndex(fragments), name -> Naming.JPA)
                .link(fragments)
                .model();
    }

    private static Map<String, Class<?>> classes(Map<String, String> files) {
        Map<String, byte[]> bytes = FixtureCompiler.compile(files);
        ClassLoader loader = new ClassLoader(Differential.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] code = bytes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code, 0, code.length);
            }
        };
        Map<String, Class<?>> classes = new TreeMap<>();
        for (String name : bytes.keySet()) {
            try {
                classes.put(name, loader.loadClass(name));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return classes;
    }

    private static List<ManagedType> entities(MappingModel model, long seed) {
        return model.entities().stream()
                .filter(entity -> entity.simpleName().matches("G" + seed + "[A-Z]"))
                .toList();
    }

    private Optional<Population> populate(RealDatabase database, Schema schema, Navigation navigation, long seed) {
        List<ManagedType> entities = entities(navigation.model(), seed);
        try {
            Population population = RandomPopulation.of(entities, navigation, schema, seed);
            for (TableRow row : population.rows()) {
                database.insert(row);
            }
            return Optional.of(population);
        } catch (SQLException e) {
            skipped++;
            if (!"23502".equals(e.getSQLState())) {
                disagreements.add("graph " + seed + ": a row cannot be inserted: " + e.getMessage());
            }
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            disagreements.add("graph " + seed + ": no rows: " + e);
            return Optional.empty();
        }
    }

    /** The keys that are foretold of the mapping must be those that Hibernate makes. */
    private void compareKeys(List<String> statements, MappingModel model) {
        TreeSet<String> real = new TreeSet<>();
        for (String sql : statements) {
            Matcher matcher = matcher(sql);
            String rest = matcher.group(5).toLowerCase(Locale.ROOT);
            String action =
                    rest.contains("on delete cascade") ? " CASCADE" : rest.contains("set null") ? " SET_NULL" : "";
            real.add((matcher.group(1) + "(" + matcher.group(3) + ") -> " + matcher.group(4)).toLowerCase(Locale.ROOT)
                    + action);
        }
        TreeSet<String> told = new TreeSet<>();
        for (DatabaseKey key : DatabaseKeys.assumed(MappedKeys.of(model))) {
            told.add((key.table() + "(" + String.join(", ", key.columns()) + ") -> " + key.refTable())
                            .toLowerCase(Locale.ROOT)
                    + (key.onDelete().refuses() ? "" : " " + key.onDelete()));
        }
        TreeSet<String> missing = new TreeSet<>(real);
        missing.removeAll(told);
        told.removeAll(real);
        if (!missing.isEmpty() || !told.isEmpty()) {
            disagreements.add("keys made and not told: " + missing + ", told and not made: " + told);
        }
    }

    private static Matcher matcher(String sql) {
        Matcher matcher = KEY.matcher(sql);
        if (!matcher.matches()) {
            throw new IllegalStateException(sql);
        }
        return matcher;
    }

    /** Leaves a key as it is, leaves it out, or has it do something else when the row goes. */
    private static Optional<String> alter(String sql, Schema schema, boolean altered) {
        Random random = new Random(sql.hashCode());
        int what = altered ? random.nextInt(10) : 9;
        if (what == 0) {
            return Optional.empty();
        }
        if (what > 4) {
            return Optional.of(sql);
        }
        Matcher matcher = matcher(sql);
        String plain = sql.replaceAll("(?i)\\s+on delete (cascade|set null)", "");
        boolean nullable = schema.table(matcher.group(1))
                .flatMap(table -> table.column(matcher.group(3)))
                .filter(column -> column.nullable())
                .isPresent();
        return Optional.of(
                what == 1
                        ? plain
                        : what == 2 && nullable ? plain + " on delete set null" : plain + " on delete cascade");
    }

    /** In the order of their making, in which a database goes through them. */
    private static List<DatabaseKey> inOrder(List<DatabaseKey> keys, List<String> made) {
        List<String> names = made.stream()
                .map(sql -> matcher(sql).group(2).toLowerCase(Locale.ROOT))
                .toList();
        return keys.stream()
                .sorted(Comparator.comparingInt(key -> names.indexOf(key.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** Whether the database is still there. */
    private boolean compare(
            RealDatabase database,
            Map<String, Class<?>> classes,
            Navigation navigation,
            CheckedKeys keys,
            Population population,
            long seed) {
        TreeSet<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        population.rows().forEach(row -> tables.add(row.table()));
        for (Instance instance : population.instances()) {
            Class<?> type = Objects.requireNonNull(classes.get(instance.entity()));
            List<String> id = key(navigation.model().type(instance.entity()).orElseThrow(), instance);
            RealDatabase.Done done;
            try {
                done = database.remove(type, id(classes, type, id), tables);
            } catch (ObstacleException e) {
                obstacles.merge(e.obstacle(), 1, Integer::sum);
                if (e.obstacle() != Obstacle.UNREADABLE) {
                    return false; // Hibernate's loaders keep what they were about when a stack overflowed
                }
                continue;
            }
            deletes++;
            String what = "graph " + seed + ", delete of " + type.getSimpleName() + " " + String.join(" ", id) + ": ";
            compare(
                    navigation,
                    what,
                    orders().stream()
                            .map(order -> DeleteSimulation.delete(instance, population, navigation, keys, order, true))
                            .toList(),
                    population,
                    done,
                    tables);
        }
        return true;
    }

    /**
     * H2 lets a key that refuses see rows that the same statement deletes, but only some of them; either order will do where
     * that makes a difference.
     */
    private List<Database.Order> orders() {
        return url.startsWith("jdbc:postgresql")
                ? List.of(Database.Order.AFTER_STATEMENT)
                : List.of(Database.Order.BEFORE_ROW, Database.Order.AFTER_STATEMENT);
    }

    private void compare(
            Navigation navigation,
            String what,
            List<Outcome> told,
            Population population,
            RealDatabase.Done done,
            Collection<String> tables) {
        List<String> differences = new ArrayList<>();
        for (Outcome outcome : told) {
            Optional<String> failure = outcome.failure().map(Differential::text);
            Map<String, List<String>> left = left(population, outcome, tables);
            if (!failure.equals(done.failure())) {
                differences.add("told " + failure + ", was " + done.failure());
            } else if (failure.isEmpty() && !left.equals(done.rows())) {
                differences.add(difference(left, done.rows()));
            } else {
                return;
            }
            if (!outcome.rescued().isEmpty() && hasReferencesInElements(population, navigation)) {
                return; // Hibernate takes their elements for changed and writes them anew
            }
        }
        if (isMisread(new Rows(navigation, population), population, navigation, done.loaded())) {
            misread++;
        } else {
            disagreements.add(what + differences.get(0));
        }
    }

    private static boolean hasReferencesInElements(Population population, Navigation navigation) {
        return population.instances().stream()
                .flatMap(instance -> navigation.properties(instance.entity()).stream())
                .anyMatch(property -> property.kind() == Property.Kind.ELEMENT_REFERENCE);
    }

    /**
     * Hibernate misses elements of collections that are fetched by a join along a circle of others, and the order of what
     * is fetched along comes before the order of a collection itself.
     */
    private static boolean isMisread(
            Rows rows, Population population, Navigation navigation, List<RealDatabase.Loaded> loaded) {
        return loaded.stream().anyMatch(collection -> {
            Instance owner = population.instances().stream()
                    .filter(instance -> navigation.isA(instance.entity(), collection.entity())
                            && key(navigation.model().type(instance.entity()).orElseThrow(), instance)
                                    .equals(key(collection.owner())))
                    .findFirst()
                    .orElseThrow();
            Property property =
                    navigation.property(owner.entity(), collection.attribute()).orElseThrow();
            List<List<String>> told = property.kind() == Property.Kind.ELEMENTS
                    ? Collections.nCopies(rows.links(owner, property).size(), List.of())
                    : rows.targets(owner, property).stream()
                            .map(target ->
                                    key(navigation.model().type(target.entity()).orElseThrow(), target))
                            .toList();
            return !told.equals(collection.elements().stream()
                    .map(element -> element == null ? List.<String>of() : key(element))
                    .toList());
        });
    }

    private static List<String> key(Object id) {
        if (id instanceof Long number) {
            return List.of(number.toString());
        }
        try {
            return List.of(
                    String.valueOf(id.getClass().getField("a").get(id)),
                    String.valueOf(id.getClass().getField("b").get(id)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> key(ManagedType type, Instance instance) {
        TableRow row = instance.rows().get(0);
        return row.values(type.storage().parts().get(0).key()).orElseThrow();
    }

    /** One number, or an object of the identifier's class, which is called after the topmost entity. */
    private static Object id(Map<String, Class<?>> classes, Class<?> type, List<String> key) {
        if (key.size() == 1) {
            return Long.valueOf(key.get(0));
        }
        Class<?> root = type;
        Optional<Class<?>> found = Optional.empty();
        while (found.isEmpty()) {
            found = Optional.ofNullable(classes.get(root.getName().replaceFirst("(?=.$)", "id")));
            root = root.getSuperclass();
        }
        try {
            Object id = found.get().getDeclaredConstructor().newInstance();
            found.get().getField("a").set(id, Long.valueOf(key.get(0)));
            found.get().getField("b").set(id, Long.valueOf(key.get(1)));
            return id;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Failure failure) {
        return failure.kind() == Failure.Kind.KEY
                ? "KEY " + failure.keys().get(0).name().toLowerCase(Locale.ROOT)
                : failure.kind().name();
    }

    private static Map<String, List<String>> left(Population population, Outcome told, Collection<String> tables) {
        Map<String, List<String>> left = new TreeMap<>();
        tables.forEach(table -> left.put(table.toLowerCase(Locale.ROOT), new ArrayList<>()));
        for (TableRow row : population.rows()) {
            Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            row.values().forEach((column, value) -> values.put(column.toLowerCase(Locale.ROOT), value));
            values.remove(RealDatabase.MARK);
            boolean gone = false;
            for (Effect effect : told.effects()) {
                if (effect.row() == row) {
                    switch (effect.kind()) {
                        case DELETED, DELETED_IN_BULK, DELETED_BY_DATABASE -> gone = true;
                        case NULLED, NULLED_BY_DATABASE -> effect.columns().forEach(values::remove);
                        default -> {
                            // the row stays as it is
                        }
                    }
                }
            }
            if (!gone) {
                left.computeIfAbsent(row.table().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(values.toString());
            }
        }
        left.values().forEach(rows -> rows.sort(null));
        return left;
    }

    private static String difference(Map<String, List<String>> told, Map<String, List<String>> was) {
        StringBuilder text = new StringBuilder();
        told.forEach((table, rows) -> {
            List<String> real = was.getOrDefault(table, List.of());
            if (!rows.equals(real)) {
                text.append(table)
                        .append(" told ")
                        .append(rows)
                        .append(", was ")
                        .append(real)
                        .append("; ");
            }
        });
        return text.toString();
    }
}
