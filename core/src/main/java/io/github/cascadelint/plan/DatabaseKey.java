package io.github.cascadelint.plan;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key that the database checks.
 *
 * @param name the constraint's name; empty where it is not known
 * @param table the referring table
 * @param columns the referring columns, in order
 * @param refTable the table referred to
 * @param refColumns the columns there, in order
 * @param onDelete what happens to the referring rows
 * @param resets the columns that SET NULL and SET DEFAULT set
 * @param notNull those of them that cannot be null and are set to null, which fails
 * @param toDefault whether a column is set to a default, or may be, which fails where that refers to no row
 * @param place where it is made; none of a key that is assumed because Hibernate would make it
 */
public record DatabaseKey(
        String name,
        String table,
        List<String> columns,
        String refTable,
        List<String> refColumns,
        ReferentialAction onDelete,
        List<String> resets,
        List<String> notNull,
        boolean toDefault,
        Optional<SourceRange> place) {

    public DatabaseKey {
        columns = List.copyOf(columns);
        refColumns = List.copyOf(refColumns);
        resets = List.copyOf(resets);
        notNull = List.copyOf(notNull);
    }

    /** Whether no schema was read that has it. */
    public boolean isAssumed() {
        return place.isEmpty();
    }

    /** {@code table.column}, for messages. */
    public String display() {
        return table + "." + String.join(", ", columns);
    }
}
