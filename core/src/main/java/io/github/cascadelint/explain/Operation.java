package io.github.cascadelint.explain;

import java.util.List;

/**
 * What one operation on an entity does along one of its attributes, as Hibernate 6 does it.
 *
 * @param kind the operation
 * @param java how it is called
 * @param outcome how it ends
 * @param why what happens, or why nothing does, in one or a few sentences
 * @param steps the statements that result, where they can be told
 */
public record Operation(Kind kind, String java, Outcome outcome, String why, List<Step> steps) {

    /** The operations, in the order in which they are told. */
    public enum Kind {
        PERSIST("persist"),
        MERGE("merge"),
        REMOVE("remove"),
        REFRESH("refresh"),
        DETACH("detach"),
        SET_NULL("set-null"),
        TAKE_OUT("take-out");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    /** How an operation ends. */
    public enum Outcome {
        /** It reaches what is at the other end, or the link to it. */
        REACHES("reaches"),
        /** It does its work on the owner and leaves the other end as it is. */
        STOPS("stops"),
        /** It ends with an exception; the transaction rolls back. */
        FAILS("fails"),
        /** It does nothing at all, and nobody is told. */
        UNDONE("undone"),
        /** The sources do not tell enough. */
        UNKNOWN("unknown");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    public Operation {
        steps = List.copyOf(steps);
    }

    /** Whether the statements are told. */
    public boolean hasStatements() {
        return !steps.isEmpty();
    }
}
