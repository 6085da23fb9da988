package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a schema in the spelling of the mapping, which may differ in more than case. */
final class MappedNames {

    private final SchemaMatch match;
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();

    MappedNames(MappingModel model, List<MappedKey> keys, SchemaMatch match) {
        this.match = match;
        for (ManagedType entity : model.entities()) {
            entity.storage().parts().forEach(part -> put(part.table(), part.key()));
        }
        for (MappedKey key : keys) {
            put(key.table(), key.columns());
            key.refTable().ifPresent(table -> put(table, key.refColumns()));
        }
    }

    private void put(String table, List<String> names) {
        match.table(table).map(TableMatch::table).ifPresent(found -> {
            tables.putIfAbsent(found.name().key(), table);
            for (String name : names) {
                match.column(found, name)
                        .ifPresent(column ->
                                columns.putIfAbsent(found.name().key() + "." + Database.lower(column.name()), name));
            }
        });
    }

    /** The key as the mapping would spell it. */
    DatabaseKey spell(DatabaseKey key) {
        return new DatabaseKey(
                key.name(),
                table(key.table()),
                columns(key.table(), key.columns()),
                table(key.refTable()),
                columns(key.refTable(), key.refColumns()),
                key.onDelete(),
                columns(key.table(), key.resets()),
                columns(key.table(), key.notNull()),
                key.toDefault(),
                key.place());
    }

    private String table(String name) {
        return tables.getOrDefault(Database.lower(name), name);
    }

    private List<String> columns(String table, List<String> names) {
        return names.stream()
                .map(name -> columns.getOrDefault(Database.lower(table + "." + name), name))
                .toList();
    }
}
