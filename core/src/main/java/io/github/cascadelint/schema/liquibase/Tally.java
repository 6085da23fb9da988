package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.List;

/** Counts what was read. */
final class Tally {

    private int statements;
    private int notFollowed;

    /** Counts a statement that defines something. */
    void add(SqlStatement statement) {
        if (statement.isDefinition()) {
            statements++;
            notFollowed += statement.effect() == SqlStatement.Effect.NOT_FOLLOWED ? 1 : 0;
        }
    }

    /** Counts a change that is none of SQL; rows put in define nothing. */
    void add(List<SchemaChange> steps) {
        if (steps.stream().allMatch(SchemaChange.InsertRows.class::isInstance)) {
            return;
        }
        statements++;
        notFollowed += steps.stream().anyMatch(Tally::isNotFollowed) ? 1 : 0;
    }

    /** Whether a step says that something could not be followed. */
    static boolean isNotFollowed(SchemaChange step) {
        return step instanceof SchemaChange.NotFollowed || step instanceof SchemaChange.CodeNotFollowed;
    }

    int statements() {
        return statements;
    }

    int notFollowed() {
        return notFollowed;
    }
}
