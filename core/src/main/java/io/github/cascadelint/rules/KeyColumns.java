package io.github.cascadelint.rules;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that the columns of foreign keys lead to. Where several associations read one column, and another column tells
 * which of them a row means, no constraint can hold.
 */
final class KeyColumns {

    /** A foreign key: its columns with their table, and the table that they lead to. */
    private record Key(String columns, String table) {}

    private final MappingModel model;
    private final Map<String, Set<String>> tables = new HashMap<>();

    KeyColumns(RelationshipGraph graph) {
        this.model = graph.model();
        graph.ends().stream()
                .flatMap(end -> keys(end).stream())
                .forEach(key -> tables.computeIfAbsent(key.columns(), k -> new TreeSet<>())
                        .add(key.table()));
    }

    /**
     * Whether other associations lead to rows of another table by the same columns; or this one only reads the columns, and
     * a restriction says which rows mean its target.
     */
    boolean leadToSeveralTables(Association end) {
        return (end.isReadOnly() && end.filtered())
                || keys(end).stream()
                        .anyMatch(key ->
                                tables.getOrDefault(key.columns(), Set.of()).size() > 1);
    }

    private List<Key> keys(Association end) {
        Optional<String> target = end.target().resolved().flatMap(this::table);
        Optional<String> owner = table(end.owner());
        List<Key> keys = new ArrayList<>();
        if (owner.isEmpty() || target.isEmpty()) {
            return keys;
        }
        boolean inTarget = end.kind() == AssociationKind.ONE_TO_MANY;
        String holder = inTarget ? target.get() : owner.get();
        add(holder, end.joinColumns(), inTarget ? owner.get() : target.get(), keys);
        if (end.joinTable().isPresent()) {
            JoinTable link = end.joinTable().get();
            add(link.name(), link.joinColumns(), owner.get(), keys);
            add(link.name(), link.inverseJoinColumns(), target.get(), keys);
        }
        return keys;
    }

    private static void add(String holder, List<JoinColumn> columns, String table, List<Key> keys) {
        if (!columns.isEmpty()) {
            String names = columns.stream()
                    .map(JoinColumn::name)
                    .map(KeyColumns::lower)
                    .sorted()
                    .collect(Collectors.joining(", "));
            keys.add(new Key(lower(holder) + ": " + names, lower(table)));
        }
    }

    /** The table of the type's topmost entity: rows of a hierarchy share their keys. */
    private Optional<String> table(String type) {
        return Stream.concat(Stream.of(type), model.supertypes(type).stream())
                .flatMap(name -> model.type(name).stream())
                .filter(ManagedType::isEntity)
                .reduce((below, above) -> above)
                .flatMap(ManagedType::table);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
