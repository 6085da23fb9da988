package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The foreign keys that a database checks: those of a schema, or those that Hibernate makes of a mapping. */
final class DatabaseKeys {

    private DatabaseKeys() {}

    /** The keys of a schema that are in force. */
    static List<DatabaseKey> of(Schema schema) {
        List<DatabaseKey> keys = new ArrayList<>();
        for (Table table : schema.tables()) {
            if (!table.checksForeignKeys()) {
                continue;
            }
            for (ForeignKey key : table.foreignKeys()) {
                if (key.enabled() && key.refColumns().size() == key.columns().size()) {
                    keys.add(key(table, key));
                }
            }
        }
        return keys;
    }

    private static DatabaseKey key(Table table, ForeignKey key) {
        boolean byDefault = key.onDelete() == ReferentialAction.SET_DEFAULT;
        return new DatabaseKey(
                key.name(),
                table.name().name(),
                key.columns(),
                key.refTable().name(),
                key.refColumns(),
                key.onDelete(),
                key.resets(),
                key.resets().stream()
                        .flatMap(name -> table.column(name).stream())
                        .filter(column -> !column.nullable() && !(byDefault && column.generated()))
                        .map(Column::name)
                        .toList(),
                byDefault
                        && key.resets().stream()
                                .flatMap(name -> table.column(name).stream())
                                .anyMatch(Column::generated),
                Optional.of(key.place()));
    }

    /** The keys that Hibernate makes: one for columns of which two attributes speak. */
    static List<DatabaseKey> assumed(List<MappedKey> mapped) {
        List<DatabaseKey> keys = new ArrayList<>();
        for (MappedKey key : mapped) {
            if (key.constraint()
                    && key.refTable().isPresent()
                    && key.refColumns().size() == key.columns().size()) {
                DatabaseKey made = new DatabaseKey(
                        key.name().orElse(""),
                        key.table(),
                        key.columns(),
                        key.refTable().get(),
                        key.refColumns(),
                        key.onDelete().map(DatabaseKeys::action).orElse(ReferentialAction.NO_ACTION),
                        key.columns(),
                        key.nullable() ? List.of() : key.columns(),
                        key.onDelete().filter(OnDelete.SET_DEFAULT::equals).isPresent(),
                        Optional.empty());
                if (keys.stream().noneMatch(other -> isSame(other, made))) {
                    keys.add(made);
                }
            }
        }
        return keys;
    }

    private static boolean isSame(DatabaseKey a, DatabaseKey b) {
        return a.table().equalsIgnoreCase(b.table())
                && a.refTable().equalsIgnoreCase(b.refTable())
                && inOrder(a.columns(), a.refColumns()).equals(inOrder(b.columns(), b.refColumns()));
    }

    /** The columns in the order of those that they refer to, for the order in which a key lists its pairs says nothing. */
    static List<String> inOrder(List<String> columns, List<String> refColumns) {
        return columns.size() != refColumns.size()
                ? columns
                : IntStream.range(0, columns.size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> Database.lower(refColumns.get(i))))
                        .map(columns::get)
                        .toList();
    }

    private static ReferentialAction action(OnDelete action) {
        return switch (action) {
            case CASCADE -> ReferentialAction.CASCADE;
            case SET_NULL -> ReferentialAction.SET_NULL;
            case SET_DEFAULT -> ReferentialAction.SET_DEFAULT;
            case RESTRICT -> ReferentialAction.RESTRICT;
            case NO_ACTION -> ReferentialAction.NO_ACTION;
        };
    }
}
