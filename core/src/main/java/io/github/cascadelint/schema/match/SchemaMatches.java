package io.github.cascadelint.schema.match;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mapping held against the schemas of a scan.
 *
 * <p>Each module is held against the schemas that have most of its tables, of one dialect; a source in the module itself
 * before others. What other modules or applications of the scan have is left alone, and dialects are never merged: the same
 * source for another dialect is an alternative, to be asked by itself.
 */
public final class SchemaMatches {

    private final MappingModel model;
    private final List<MappedKey> keys;
    private final Map<String, SchemaMatch> chosen = new TreeMap<>();
    private final Map<String, List<SchemaMatch>> alternatives = new TreeMap<>();
    private final List<List<KeyMatch>> matched;
    private final Map<String, List<List<KeyMatch>>> byAssociation = new HashMap<>();

    private SchemaMatches(MappingModel model, List<SchemaMatch> schemas) {
        this.model = model;
        this.keys = List.copyOf(MappedKeys.of(model));
        Map<String, List<ManagedType>> modules = model.entities().stream()
                .filter(entity -> !entity.storage().parts().isEmpty() && !entity.has(Trait.VIEW))
                .collect(Collectors.groupingBy(
                        entity -> module(entity.range().file()), TreeMap::new, Collectors.toList()));
        modules.forEach((module, entities) -> choose(module, entities, schemas));
        this.matched = List.copyOf(match());
        for (List<KeyMatch> matches : matched) {
            association(matches.get(0).key())
                    .ifPresent(end -> byAssociation
                            .computeIfAbsent(MappingModel.key(end), k -> new ArrayList<>())
                            .add(matches));
        }
    }

    private List<List<KeyMatch>> match() {
        Map<String, List<KeyMatch>> byColumns = new LinkedHashMap<>();
        for (MappedKey key : keys) {
            List<KeyMatch> matches = dialectsOf(key.entity()).stream()
                    .flatMap(schema -> key(key, schema).stream())
                    .toList();
            if (!matches.isEmpty()) {
                byColumns.putIfAbsent(columns(matches.get(0)), matches);
            }
        }
        return List.copyOf(byColumns.values());
    }

    private static String columns(KeyMatch match) {
        return (match.schema().source().location() + " " + match.table().name().key() + match.columnNames())
                .toLowerCase(Locale.ROOT);
    }

    private Optional<Association> association(MappedKey key) {
        return key.attribute()
                .flatMap(name -> model.type(key.entity()).flatMap(type -> type.attribute(name)))
                .filter(Association.class::isInstance)
                .map(Association.class::cast);
    }

    /** Holds a mapping against schemas. */
    public static SchemaMatches of(MappingModel model, List<Schema> schemas) {
        return new SchemaMatches(model, schemas.stream().map(SchemaMatch::new).toList());
    }

    /** All keys that the mapping implies, whether a schema is there or not. */
    public List<MappedKey> mappedKeys() {
        return keys;
    }

    /** The schema that the entity's table is in; of several dialects the one that most is known of. */
    public Optional<SchemaMatch> of(String entity) {
        return Optional.ofNullable(chosen.get(entity));
    }

    /** All schemas that the entity's table is in, one for each dialect, the first the one of {@link #of}. */
    public List<SchemaMatch> dialectsOf(String entity) {
        return Stream.concat(of(entity).stream(), alternatives.getOrDefault(entity, List.of()).stream())
                .toList();
    }

    /**
     * Whether a schema lacks the table of an entity that another one has, of the same application for another database: nobody
     * runs the application on it any more, or not yet.
     */
    public boolean isBehind(Schema schema, Schema other) {
        return chosen.keySet().stream()
                .map(entity ->
                        dialectsOf(entity).stream().map(SchemaMatch::schema).toList())
                .anyMatch(schemas -> schemas.contains(other) && !schemas.contains(schema));
    }

    /** The table of the entity, where a schema has it. */
    public Optional<TableMatch> table(String entity) {
        return of(entity)
                .flatMap(match -> model.type(entity).flatMap(ManagedType::table).flatMap(match::table));
    }

    /** The key in the schema of its entity. */
    public Optional<KeyMatch> key(MappedKey key) {
        return of(key.entity()).flatMap(match -> key(key, match));
    }

    /** The key in one of the schemas of its entity. */
    public Optional<KeyMatch> key(MappedKey key, SchemaMatch match) {
        List<Part> parts =
                model.type(key.entity()).map(type -> type.storage().parts()).orElse(List.of());
        return match.key(key, parts);
    }

    /** The keys that are in a schema, in the order of {@link #mappedKeys}. */
    public List<KeyMatch> keys() {
        return keys.stream().flatMap(key -> key(key).stream()).toList();
    }

    /**
     * The keys whose columns are in a schema, each as every dialect has it, the one that most is known of first; columns that
     * several attributes speak of are there once, for the first.
     */
    public List<List<KeyMatch>> keysInAllDialects() {
        return matched;
    }

    /** Those of them that are of one declared association. */
    public List<List<KeyMatch>> keysInAllDialects(Association association) {
        return List.copyOf(byAssociation.getOrDefault(MappingModel.key(association), List.of()));
    }

    /** What a mapping names and its schema does not have; an entity without any schema is not in it. */
    public List<Unmatched> unmatched() {
        List<Unmatched> unmatched = new ArrayList<>();
        for (ManagedType entity : model.entities()) {
            if (entity.has(Trait.VIEW) || entity.storage().parts().isEmpty()) {
                continue;
            }
            Optional<SchemaMatch> match = of(entity.name());
            if (match.isEmpty() && !chosen.isEmpty()) {
                unmatched.add(new Unmatched(
                        entity.name(),
                        Optional.empty(),
                        "no schema has the table " + entity.table().orElse(""),
                        entity.range()));
            }
        }
        for (MappedKey key : keys) {
            Optional<SchemaMatch> match = of(key.entity());
            if (match.isPresent() && key(key, match.get()).isEmpty()) {
                String table = match.get().table(key.table()).isPresent()
                        ? "the table " + key.table() + " has no " + String.join(", ", key.columns())
                        : match.get().isView(key.table())
                                ? key.table() + " is a view"
                                : "the schema has no table " + key.table();
                unmatched.add(new Unmatched(key.entity(), key.attribute(), table, key.range()));
            }
        }
        return unmatched;
    }

    private void choose(String module, List<ManagedType> entities, List<SchemaMatch> schemas) {
        List<String> tables = entities.stream()
                .flatMap(entity -> entity.table().stream())
                .distinct()
                .toList();
        Comparator<SchemaMatch> best = Comparator.comparingLong(schema -> -count(schema, tables));
        List<SchemaMatch> ranked = schemas.stream()
                .filter(schema -> {
                    long count = count(schema, tables);
                    return count > 0 && (count * 2 >= tables.size() || isIn(module, schema));
                })
                .sorted(best.thenComparing(schema -> !isIn(module, schema))
                        .thenComparingInt(schema -> -sharedPath(module, schema)))
                .toList();
        for (ManagedType entity : entities) {
            List<SchemaMatch> having = ranked.stream()
                    .filter(schema -> entity.table()
                            .filter(table -> schema.table(table).isPresent() || schema.isView(table))
                            .isPresent())
                    .toList();
            having.stream()
                    .filter(schema -> schema.schema().source().dialect()
                            == ranked.get(0).schema().source().dialect())
                    .findFirst()
                    .or(() -> having.stream().findFirst())
                    .ifPresent(first -> {
                        chosen.put(entity.name(), first);
                        alternatives.put(entity.name(), otherDialects(first, having));
                    });
        }
    }

    private static List<SchemaMatch> otherDialects(SchemaMatch first, List<SchemaMatch> having) {
        List<SchemaMatch> others = new ArrayList<>();
        for (SchemaMatch schema : having) {
            boolean known = Stream.concat(Stream.of(first), others.stream())
                    .anyMatch(other -> other.schema().source().dialect()
                            == schema.schema().source().dialect());
            if (!known
                    && schema.schema().source().kind()
                            == first.schema().source().kind()) {
                others.add(schema);
            }
        }
        return others;
    }

    private static long count(SchemaMatch schema, List<String> tables) {
        return tables.stream().filter(table -> schema.table(table).isPresent()).count();
    }

    /** Whether the source is a part of the module; a database is named by somebody who knows what it is for. */
    private static boolean isIn(String module, SchemaMatch schema) {
        return schema.schema().source().kind() == SchemaSource.Kind.DATABASE
                || module(schema.schema().source().location() + "/").equals(module);
    }

    private static int sharedPath(String module, SchemaMatch schema) {
        String[] a = module.split("/", -1);
        String[] b = schema.schema().source().location().split("/", -1);
        int same = 0;
        while (same < Math.min(a.length, b.length) && a[same].equals(b[same])) {
            same++;
        }
        return same;
    }

    /** The folder above {@code src}; empty where there is none. */
    private static String module(String file) {
        int src = ("/" + file).lastIndexOf("/src/");
        return src < 0 ? "" : file.substring(0, Math.max(0, src - 1));
    }
}
