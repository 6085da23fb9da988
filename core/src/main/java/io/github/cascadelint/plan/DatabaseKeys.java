package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return new DatabaseKey(
                key.name(),
                table.name().name(),
                key.columns(),
                key.refTable().name(),
                key.refColumns(),
                key.onDelete(),
                key.columns().stream()
                        .filter(name -> table.column(name)
                                .filter(column -> !column.nullable())
                                .isPresent())
                        .toList(),
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
                        key.nullable() ? List.of() : key.columns(),
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
                && a.columns().equals(b.columns());
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
