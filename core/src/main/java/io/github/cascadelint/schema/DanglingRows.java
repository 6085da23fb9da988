package io.github.cascadelint.schema;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts rows of a live database that refer to rows which are not there. */
@FunctionalInterface
public interface DanglingRows {

    /**
     * Columns that hold the key of another table, and that no foreign key guards.
     *
     * @param table the table that has them, as the database calls it
     * @param columns their names there
     * @param refTable the table that they refer to
     * @param refColumns the columns there, in the same order
     */
    record Question(String table, List<String> columns, String refTable, List<String> refColumns) {
        public Question {
            columns = List.copyOf(columns);
            refColumns = List.copyOf(refColumns);
        }
    }

    /**
     * What came of a question.
     *
     * @param rows as many rows refer to nothing; empty where they could not be counted
     * @param failure why they could not be counted; empty where they could
     */
    record Answer(OptionalLong rows, String failure) {}

    /** Answers each question. */
    Map<Question, Answer> count(List<Question> questions);
}
