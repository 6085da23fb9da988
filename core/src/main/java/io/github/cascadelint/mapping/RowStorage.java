package io.github.cascadelint.mapping;

import java.util.List;
import java.util.Optional;

/**
 * Where one row of an entity is stored, and what a delete of it does there.
 *
 * @param parts the tables that the row is spread over: the root's first in a joined hierarchy (Jakarta Persistence 3.2,
 *     section 2.12.2), secondary tables after the primary one
 * @param version the column of the version attribute (section 3.5.2), in the first part
 * @param softDelete how {@code @SoftDelete} marks the row, where it is written
 */
public record RowStorage(List<Part> parts, Optional<String> version, Optional<SoftDelete> softDelete) {

    /** Of what has no rows of its own. */
    public static final RowStorage NONE = new RowStorage(List.of(), Optional.empty(), Optional.empty());

    /**
     * One table of the row.
     *
     * @param table its physical name
     * @param key the columns of its primary key
     * @param sqlDelete the statement that {@code @SQLDelete} puts in place of the delete; empty text where it is not known
     * @param onDelete what Hibernate's {@code @OnDelete} leaves to the database, on the class of a joined subclass
     */
    public record Part(
            String table, List<String> key, Optional<String> sqlDelete, Optional<Setting<OnDelete>> onDelete) {
        public Part {
            key = List.copyOf(key);
        }

        /** Whether Hibernate issues no delete for it, because the database is to delete it with the row above. */
        public boolean isLeftToDatabase() {
            return onDelete.filter(action -> action.is(OnDelete.CASCADE)).isPresent();
        }

        /** Whether the row stays, because the statement in place of the delete is none. */
        public boolean isMarked() {
            return sqlDelete
                    .filter(sql -> !sql.stripLeading().regionMatches(true, 0, "delete", 0, "delete".length()))
                    .isPresent();
        }
    }

    /**
     * Hibernate's {@code @SoftDelete}.
     *
     * @param column the column that marks the row
     * @param deleted what it holds when the row counts as deleted, as SQL; empty where a converter decides
     * @param alive what it holds before that
     */
    public record SoftDelete(String column, Optional<String> deleted, Optional<String> alive) {}

    public RowStorage {
        parts = List.copyOf(parts);
    }
}
