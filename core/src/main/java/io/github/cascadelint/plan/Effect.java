package io.github.cascadelint.plan;

import java.util.List;
import java.util.Optional;

/**
 * Something that a delete does to a row.
 *
 * @param kind what
 * @param row to which row
 * @param columns the columns concerned, where it is not the whole row
 * @param cause what made it happen
 */
public record Effect(Kind kind, TableRow row, List<String> columns, Cause cause) {

    /** What can happen to a row. */
    public enum Kind {
        /** A statement of the persistence provider deletes it. */
        DELETED,
        /** A statement of the persistence provider deletes it together with others, without loading it. */
        DELETED_IN_BULK,
        /** The database deletes it along (ON DELETE CASCADE). */
        DELETED_BY_DATABASE,
        /** A statement of the persistence provider sets columns of it to null. */
        NULLED,
        /** The database sets columns of it to null (ON DELETE SET NULL). */
        NULLED_BY_DATABASE,
        /** It stays in the table and counts as deleted. */
        MARKED,
        /** It refers to a row that goes, and its key refuses that. */
        BLOCKS,
        /** It refers to a row that is gone. */
        DANGLES,
        /** It refers to a row that goes, and it is not known whether it goes before. */
        MAY_STAY
    }

    /**
     * Why something happens.
     *
     * @param origin the row that is deleted before, or with it; none for the row that the delete is about
     * @param attribute {@code Entity.attribute} that the persistence provider went along, where it did
     * @param key the foreign key that the database went along, or that refuses
     */
    public record Cause(Optional<TableRow> origin, Optional<String> attribute, Optional<DatabaseKey> key) {
        /** The delete itself. */
        static final Cause START = new Cause(Optional.empty(), Optional.empty(), Optional.empty());

        static Cause along(TableRow origin, String attribute) {
            return new Cause(Optional.of(origin), Optional.of(attribute), Optional.empty());
        }

        static Cause by(TableRow origin, DatabaseKey key) {
            return new Cause(Optional.of(origin), Optional.empty(), Optional.of(key));
        }
    }

    public Effect {
        columns = List.copyOf(columns);
    }
}
