package io.github.cascadelint.schema.match;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * A key of the mapping whose columns are in the schema.
 *
 * @param key the key
 * @param schema the schema
 * @param table the table that holds the columns
 * @param columns the columns, in the order of the key
 * @param refTable the table that the key refers to, where the schema has it
 * @param constraints the foreign keys on just these columns, whatever they refer to
 * @param wider foreign keys on these and other columns
 * @param confidence how sure it is that the columns are those
 */
public record KeyMatch(
        MappedKey key,
        Schema schema,
        Table table,
        List<Column> columns,
        Optional<Table> refTable,
        List<ForeignKey> constraints,
        List<ForeignKey> wider,
        MatchConfidence confidence) {

    public KeyMatch {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        wider = List.copyOf(wider);
    }

    /** The names of the columns as the schema has them. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The foreign keys on just these columns that refer to the table that the mapping means. */
    public List<ForeignKey> matching() {
        return constraints.stream()
                .filter(constraint -> refTable.filter(table -> table.name().mayBe(constraint.refTable()))
                        .isPresent())
                .toList();
    }

    /** Whether there is certainly no foreign key that these columns are part of: all of the table's history was understood. */
    public boolean isCertainlyUnguarded() {
        return constraints.isEmpty() && wider.isEmpty() && schema.isUnderstood(table);
    }

    /** Whether a row can have null in all of the columns. */
    public boolean isNullable() {
        return columns.stream().allMatch(Column::nullable);
    }
}
