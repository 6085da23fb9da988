package io.github.cascadelint.schema;

import java.util.List;
import java.util.Optional;

/** What a change may depend on: {@code IF EXISTS}, or a block that looks into the catalog before it changes something. */
public sealed interface SchemaCondition {

    record HasTable(TableName table) implements SchemaCondition {}

    record HasView(TableName view) implements SchemaCondition {}

    record HasColumn(TableName table, String column) implements SchemaCondition {}

    /**
     * A constraint of whatever sort it is.
     *
     * @param table none where it may be any
     */
    record HasConstraint(Optional<TableName> table, String name) implements SchemaCondition {}

    /**
     * An index, one behind a constraint included.
     *
     * @param table none where it may be any
     */
    record HasIndex(Optional<TableName> table, String name) implements SchemaCondition {}

    record Not(SchemaCondition condition) implements SchemaCondition {}

    /** All of them; holds where there is none. */
    record All(List<SchemaCondition> conditions) implements SchemaCondition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them. */
    record Any(List<SchemaCondition> conditions) implements SchemaCondition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** The opposite. */
    default SchemaCondition negate() {
        return this instanceof Not not ? not.condition() : new Not(this);
    }
}
