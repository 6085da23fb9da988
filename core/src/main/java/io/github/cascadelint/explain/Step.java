package io.github.cascadelint.explain;

import java.util.List;

/**
 * Statements that belong together, in the order in which Hibernate issues them. An ellipsis stands for columns that have
 * nothing to do with the attribute.
 *
 * @param times for what they are issued
 * @param statements the statements
 */
public record Step(Times times, List<String> statements) {

    /** For what a step's statements are issued. */
    public enum Times {
        /** Once. */
        ONCE("once"),
        /** Once for each row at the other end. */
        EACH("each"),
        /** Once for each row that stays in the collection. */
        EACH_LEFT("each-left"),
        /** Once for each row that was behind the one that is taken out of a list. */
        EACH_BEHIND("each-behind");

        private final String id;

        Times(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    public Step {
        statements = List.copyOf(statements);
    }

    static Step once(List<String> statements) {
        return new Step(Times.ONCE, statements);
    }

    static Step once(String statement) {
        return once(List.of(statement));
    }

    static Step each(List<String> statements) {
        return new Step(Times.EACH, statements);
    }

    static Step each(String statement) {
        return each(List.of(statement));
    }
}
