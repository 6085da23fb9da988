package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns in which no two rows of a table hold the same: those that the schema says, and of tables that it does not have
 * those that Hibernate would make unique by the mapping.
 */
final class UniqueColumns {

    private final Map<String, List<List<String>>> mapped = new HashMap<>();

    UniqueColumns(Navigation navigation) {
        for (ManagedType entity : navigation.model().entities()) {
            entity.storage().parts().forEach(part -> add(part.table(), part.key()));
        }
        for (MappedKey key : navigation.mappedKeys()) {
            boolean unique = key.attribute()
                    .flatMap(name -> navigation.model().type(key.entity()).flatMap(type -> type.attribute(name)))
                    .filter(attribute -> attribute instanceof Association end && isUnique(key.sort(), end))
                    .isPresent();
            if (unique) {
                add(key.table(), key.columns());
            }
        }
    }

    private static boolean isUnique(Sort sort, Association end) {
        return switch (sort) {
            case REFERENCE -> end.uniqueKey() || end.joinColumns().stream().anyMatch(JoinColumn::unique);
            case LINK_TO_OWNER ->
                end.joinTable().stream()
                        .anyMatch(table -> table.joinColumns().stream().anyMatch(JoinColumn::unique));
            case LINK_TO_TARGET ->
                end.uniqueKey()
                        || end.joinTable().stream()
                                .anyMatch(table ->
                                        table.inverseJoinColumns().stream().anyMatch(JoinColumn::unique));
            default -> false;
        };
    }

    private void add(String table, List<String> columns) {
        mapped.computeIfAbsent(Database.lower(table), k -> new ArrayList<>()).add(columns);
    }

    /**
     * Whether one row at most holds the same values in these columns.
     *
     * @param schema what is read of the database, where anything is
     */
    boolean has(Optional<SchemaMatch> schema, String table, List<String> columns) {
        return schema.flatMap(match -> match.table(table).map(found -> isUnique(match, found, columns)))
                .orElseGet(() -> mapped.getOrDefault(Database.lower(table), List.of()).stream()
                        .anyMatch(unique -> !unique.isEmpty() && CheckedKeys.containsAll(columns, unique)));
    }

    private static boolean isUnique(SchemaMatch match, TableMatch found, List<String> columns) {
        return found.table()
                .isUnique(columns.stream()
                        .flatMap(name -> match.column(found.table(), name).stream())
                        .map(Column::name)
                        .toList());
    }
}
