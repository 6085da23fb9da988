package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key of a table.
 *
 * @param name as written, or the name that the database gives it
 * @param columns of the referring table, in order
 * @param refTable the table that they refer to
 * @param refColumns the columns there; resolved to the primary key where the statement names none, and empty when that is
 *     not known
 * @param onDelete what happens to the referring rows when the row goes
 * @param onUpdate what happens to them when its key changes
 * @param valid false for {@code NOT VALID} that nothing validated later: rows from before may dangle
 * @param enabled false where it is switched off, so that nothing is checked
 * @param unheard where a migration tool drops the action on delete that the statement asks for: which versions of it do so
 * @param place the statement, or the part of it, that last changed it
 */
public record ForeignKey(
        String name,
        List<String> columns,
        TableName refTable,
        List<String> refColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean valid,
        boolean enabled,
        Optional<String> unheard,
        SourceRange place) {
    public ForeignKey {
        columns = List.copyOf(columns);
        refColumns = List.copyOf(refColumns);
    }

    /** A key of which every tool makes what is written. */
    public ForeignKey(
            String name,
            List<String> columns,
            TableName refTable,
            List<String> refColumns,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            boolean valid,
            boolean enabled,
            SourceRange place) {
        this(name, columns, refTable, refColumns, onDelete, onUpdate, valid, enabled, Optional.empty(), place);
    }

    /** The same, of which some versions of a tool drop the action on delete. */
    public ForeignKey unheardBy(String versions) {
        return new ForeignKey(
                name, columns, refTable, refColumns, onDelete, onUpdate, valid, enabled, Optional.of(versions), place);
    }

    public ForeignKey withName(String other) {
        return copy(other, columns, refTable, refColumns, valid, enabled);
    }

    public ForeignKey withColumns(List<String> others) {
        return copy(name, others, refTable, refColumns, valid, enabled);
    }

    public ForeignKey withReference(TableName table, List<String> others) {
        return copy(name, columns, table, others, valid, enabled);
    }

    /** The same, switched on or off; what is switched on is valid from then on. */
    public ForeignKey withEnabled(boolean on) {
        return copy(name, columns, refTable, refColumns, valid || on, on);
    }

    private ForeignKey copy(
            String newName,
            List<String> newColumns,
            TableName newRefTable,
            List<String> newRefColumns,
            boolean nowValid,
            boolean nowEnabled) {
        return new ForeignKey(
                newName,
                newColumns,
                newRefTable,
                newRefColumns,
                onDelete,
                onUpdate,
                nowValid,
                nowEnabled,
                unheard,
                place);
    }
}
