package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A foreign key of a table.
 *
 * @param name as written, or the name that the database gives it
 * @param columns of the referring table, in order
 * @param refTable the table that they refer to
 * @param refColumns the columns there; resolved to the primary key where the statement names none, and empty when that is
 *     not known
 * @param onDelete what happens to the referring rows when the row goes
 * @param resets those of the columns that SET NULL or SET DEFAULT on delete sets: all, where the statement names none
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
        List<String> resets,
        ReferentialAction onUpdate,
        boolean valid,
        boolean enabled,
        Optional<String> unheard,
        SourceRange place) {
    public ForeignKey {
        columns = List.copyOf(columns);
        refColumns = List.copyOf(refColumns);
        resets = List.copyOf(resets);
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
        this(name, columns, refTable, refColumns, onDelete, columns, onUpdate, valid, enabled, Optional.empty(), place);
    }

    /** The same, of which some versions of a tool drop the action on delete. */
    public ForeignKey unheardBy(String versions) {
        return new ForeignKey(
                name,
                columns,
                refTable,
                refColumns,
                onDelete,
                resets,
                onUpdate,
                valid,
                enabled,
                Optional.of(versions),
                place);
    }

    /** The same, whose action on delete sets these columns only (PostgreSQL 15). */
    public ForeignKey withResets(List<String> some) {
        return new ForeignKey(
                name, columns, refTable, refColumns, onDelete, some, onUpdate, valid, enabled, unheard, place);
    }

    public ForeignKey withName(String other) {
        return copy(other, columns, refTable, refColumns, valid, enabled);
    }

    public ForeignKey withColumns(List<String> others) {
        List<String> renamed = IntStream.range(0, Math.min(columns.size(), others.size()))
                .filter(i -> resets.contains(columns.get(i)))
                .mapToObj(others::get)
                .toList();
        return copy(name, others, refTable, refColumns, valid, enabled)
                .withResets(resets.containsAll(columns) ? others : renamed);
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
                resets,
                onUpdate,
                nowValid,
                nowEnabled,
                unheard,
                place);
    }
}
