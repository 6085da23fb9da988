package io.github.cascadelint.plan;

import java.util.List;

/**
 * What makes a delete fail, or be taken back.
 *
 * @param kind what
 * @param text one phrase about it
 * @param keys the foreign keys of which one refuses
 */
public record Failure(Kind kind, String text, List<DatabaseKey> keys) {

    /** Ways to fail. */
    public enum Kind {
        /** A foreign key refuses. */
        KEY,
        /** ON DELETE SET NULL meets a column that is NOT NULL. */
        NOT_NULL,
        /** The provider wants to delete a row that the database has deleted along before. */
        STALE,
        /** Before any statement, because a loaded row that stays refers to one that goes. */
        TRANSIENT,
        /** Before any statement, because a row that goes must refer to one that went before it. */
        NULLABILITY
    }

    public Failure {
        keys = List.copyOf(keys);
    }
}
