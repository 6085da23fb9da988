package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Foreign keys that refuse in the schema of every dialect, and of which no association of the mapping speaks. */
final class UnspokenKeys {

    private final RuleContext context;
    private final Map<String, ManagedType> holders = new HashMap<>();
    private final Set<String> tables = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();

    /**
     * One of them; no row can be without what it refers to.
     *
     * @param table the table that has it
     * @param key the key
     * @param holder the entity of the table; empty where no entity maps it
     * @param attribute what the entity holds in the key's column
     */
    record UnspokenKey(Table table, ForeignKey key, Optional<ManagedType> holder, Optional<Attribute> attribute) {}

    UnspokenKeys(RuleContext context) {
        this.context = context;
        for (ManagedType entity : context.model().entities()) {
            for (Part part : entity.storage().parts()) {
                table(entity, part.table()).ifPresent(table -> {
                    tables.add(table.name().key());
                    if (entity.table().equals(Optional.of(part.table()))) {
                        holders.putIfAbsent(table.name().key(), entity);
                    }
                });
            }
        }
        for (KeyMatch match : context.schemas().keys()) {
            tables.add(match.table().name().key());
            match.columnNames().forEach(column -> spoken.add(column(match.table(), column)));
        }
    }

    private static String column(Table table, String column) {
        return table.name().key() + " " + column.toLowerCase(Locale.ROOT);
    }

    private Optional<Table> table(ManagedType entity, String name) {
        return context.schemas()
                .of(entity.name())
                .flatMap(schema -> schema.table(name))
                .map(TableMatch::table);
    }

    /** Those that refer to the entity's table from another, the first of each unmapped table. */
    List<UnspokenKey> to(ManagedType entity) {
        Optional<Table> own = entity.table().flatMap(name -> table(entity, name));
        // Of the entities that share a table, one speaks for all.
        if (own.isEmpty() || !entity.equals(holders.get(own.get().name().key()))) {
            return List.of();
        }
        List<SchemaMatch> dialects = context.schemas().dialectsOf(entity.name());
        SchemaMatch schema = dialects.get(0);
        List<UnspokenKey> found = new ArrayList<>();
        for (Table table : schema.schema().tables()) {
            if (!table.checksForeignKeys() || table.name().equals(own.get().name())) {
                continue;
            }
            boolean mapped = tables.contains(table.name().key());
            Optional<ManagedType> holder =
                    Optional.ofNullable(holders.get(table.name().key()));
            table.foreignKeys().stream()
                    .filter(key -> refuses(table, key)
                            && key.refTable().key().equals(own.get().name().key())
                            && key.columns().stream().noneMatch(name -> spoken.contains(column(table, name)))
                            && dialects.stream().allMatch(dialect -> isIn(dialect, table, key)))
                    .filter(key -> !mapped || holder.isPresent())
                    .limit(mapped ? Long.MAX_VALUE : 1)
                    .forEach(key -> found.add(new UnspokenKey(
                            table, key, holder, holder.flatMap(rows -> attribute(schema, table, key, rows)))));
        }
        return found;
    }

    private static boolean isIn(SchemaMatch dialect, Table table, ForeignKey key) {
        return dialect.schema()
                .table(table.name().toString())
                .filter(other -> other.checksForeignKeys()
                        && other.foreignKeys(key.columns()).stream()
                                .anyMatch(same -> refuses(other, same)
                                        && same.refTable()
                                                .key()
                                                .equals(key.refTable().key())))
                .isPresent();
    }

    private static boolean refuses(Table table, ForeignKey key) {
        return key.enabled()
                && key.onDelete().refuses()
                && key.columns().stream()
                        .flatMap(name -> table.column(name).stream())
                        .noneMatch(Column::nullable);
    }

    /** What holds the column; of an embedded attribute that is stored in one column the attribute itself. */
    private static Optional<Attribute> attribute(SchemaMatch schema, Table table, ForeignKey key, ManagedType rows) {
        return rows.attributes().stream()
                .filter(attribute -> attribute instanceof BasicAttribute basic
                        && key.columns().size() == 1
                        && schema.column(table, basic.column())
                                .filter(column -> column.name()
                                        .equalsIgnoreCase(key.columns().get(0)))
                                .isPresent())
                .findFirst()
                .map(attribute -> embedded(rows, attribute).orElse(attribute));
    }

    private static Optional<Attribute> embedded(ManagedType rows, Attribute attribute) {
        String name = attribute.name();
        Stream<Attribute> beside =
                rows.attributes().stream().filter(other -> name.startsWith(other.name() + ".") && other != attribute);
        return beside.filter(other -> other instanceof EmbeddedAttribute
                        && rows.attributes().stream()
                                        .filter(part -> part.name().startsWith(other.name() + "."))
                                        .count()
                                == 1)
                .findFirst();
    }
}
