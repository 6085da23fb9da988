package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ends that pass REMOVE on, and whose owning end could not be read: the rows that refer to what goes may be theirs, and go
 * before.
 */
final class UnreadEnds {

    /** Tables of rows that may go, by the tables that they refer to, in lower case. */
    private final Map<String, Set<String>> going = new HashMap<>();

    /**
     * @param model the mapping
     * @param mappedKeys all keys that it implies
     */
    UnreadEnds(MappingModel model, List<MappedKey> mappedKeys) {
        for (ManagedType entity : model.entities()) {
            for (Association end : entity.associations()) {
                if (isUnread(end)) {
                    Set<String> tables = family(model, end.target().resolved().orElseThrow(), mappedKeys);
                    tables(model, entity.name())
                            .forEach(table -> going.computeIfAbsent(table, k -> new HashSet<>())
                                    .addAll(tables));
                }
            }
        }
    }

    /** Whether it removes rows of which it is not known which they are. */
    static boolean isUnread(Association end) {
        return end.removes()
                && end.mappedBy() instanceof Setting.Unknown
                && end.target().resolved().isPresent();
    }

    /** Whether rows of a table that refer to another table may be removed before. */
    boolean mayRemove(String table, String refTable) {
        return going.getOrDefault(Database.lower(refTable), Set.of()).contains(Database.lower(table));
    }

    /** The tables of an entity, of those that extend it, and of their links. */
    private static Set<String> family(MappingModel model, String entity, List<MappedKey> mappedKeys) {
        Set<String> tables = new HashSet<>();
        Stream.concat(Stream.of(entity), model.subtypes(entity).stream()).forEach(name -> {
            tables(model, name).forEach(tables::add);
            mappedKeys.stream()
                    .filter(key -> key.entity().equals(name))
                    .map(key -> Database.lower(key.table()))
                    .forEach(tables::add);
        });
        return tables;
    }

    private static Stream<String> tables(MappingModel model, String entity) {
        return model.type(entity).stream()
                .flatMap(type -> type.storage().parts().stream())
                .map(Part::table)
                .map(Database::lower);
    }
}
