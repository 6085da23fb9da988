package io.github.cascadelint.schema.match;

import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One schema, asked by the names of the mapping. */
public final class SchemaMatch {

    private final Schema schema;
    private final NameIndex<Table> tables;
    private final Map<String, NameIndex<Column>> columns = new HashMap<>();

    SchemaMatch(Schema schema) {
        this.schema = schema;
        Dialect dialect = schema.source().dialect();
        this.tables = new NameIndex<>(schema.tables(), table -> table.name().name(), dialect);
        schema.tables()
                .forEach(table ->
                        columns.put(table.name().toString(), new NameIndex<>(table.columns(), Column::name, dialect)));
    }

    public Schema schema() {
        return schema;
    }

    /** The table that the mapping calls so. */
    public Optional<TableMatch> table(String physicalName) {
        Optional<Table> same = schema.table(physicalName).filter(table -> isInSchema(table, physicalName));
        if (same.isPresent()) {
            return Optional.of(new TableMatch(physicalName, same.get(), MatchConfidence.EXACT));
        }
        return tables.find(physicalName).map(found -> new TableMatch(physicalName, found.item(), found.confidence()));
    }

    /** Whether a table is in the schema that stands before its name. */
    private static boolean isInSchema(Table table, String physicalName) {
        int dot = physicalName.lastIndexOf('.');
        return dot > 0
                && table.name()
                        .schema()
                        .filter(physicalName.substring(0, dot)::equalsIgnoreCase)
                        .isPresent();
    }

    /** The column of a table of the schema that the mapping calls so. */
    public Optional<Column> column(Table table, String physicalName) {
        return Optional.ofNullable(columns.get(table.name().toString()))
                .flatMap(index -> index.find(physicalName))
                .map(NameIndex.Found::item);
    }

    /** Whether it is the name of a view, and of no table. */
    public boolean isView(String physicalName) {
        String plain = physicalName.substring(physicalName.lastIndexOf('.') + 1);
        return table(physicalName).isEmpty()
                && schema.views().stream().anyMatch(view -> view.name().name().equalsIgnoreCase(plain));
    }

    /**
     * The columns of a key.
     *
     * @param elsewhere other tables that hold parts of the same row, in which an attribute may be stored instead
     */
    Optional<KeyMatch> key(MappedKey key, List<Part> elsewhere) {
        Optional<KeyMatch> there = table(key.table()).flatMap(table -> key(key, table));
        if (there.isPresent() || key.sort() != MappedKey.Sort.REFERENCE) {
            return there;
        }
        return elsewhere.stream()
                .flatMap(part -> table(part.table()).flatMap(table -> key(key, table)).stream())
                .findFirst();
    }

    private Optional<KeyMatch> key(MappedKey key, TableMatch match) {
        Table table = match.table();
        List<Column> found = new ArrayList<>();
        MatchConfidence confidence = match.confidence();
        for (String name : key.columns()) {
            Optional<NameIndex.Found<Column>> column =
                    Optional.ofNullable(columns.get(table.name().toString())).flatMap(index -> index.find(name));
            if (column.isEmpty()) {
                return Optional.empty();
            }
            found.add(column.get().item());
            confidence = confidence.and(column.get().confidence());
        }
        Optional<TableMatch> referred = key.refTable().flatMap(this::table);
        if (referred.isPresent()) {
            confidence = confidence.and(referred.get().confidence());
        }
        List<String> names = found.stream().map(Column::name).toList();
        List<ForeignKey> constraints = table.foreignKeys(names);
        return Optional.of(new KeyMatch(
                key,
                schema,
                table,
                found,
                referred.map(TableMatch::table),
                constraints,
                table.foreignKeys().stream()
                        .filter(other -> !constraints.contains(other) && holdsAll(other, names))
                        .toList(),
                confidence));
    }

    private static boolean holdsAll(ForeignKey key, List<String> names) {
        TreeSet<String> columnsOfKey = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        columnsOfKey.addAll(key.columns());
        return columnsOfKey.containsAll(names);
    }
}
