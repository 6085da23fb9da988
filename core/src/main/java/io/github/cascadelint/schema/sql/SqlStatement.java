package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import java.util.List;

/**
 * A statement of a script.
 *
 * @param place from its first token to its last
 * @param effect what it does to the schema
 * @param changes the changes it makes, in order; rows put in count among them, and what could not be followed
 */
public record SqlStatement(SourceRange place, Effect effect, List<SchemaChange> changes) {

    /** What a statement does to a schema. */
    public enum Effect {
        /** It defines something, and all of it was understood. */
        DEFINES,
        /** It cannot change a schema, or nothing of it that is read here. */
        NONE,
        /** Some of it, or all, could not be followed. */
        NOT_FOLLOWED
    }

    public SqlStatement {
        changes = List.copyOf(changes);
    }

    /** Whether it defines something, understood or not. */
    public boolean isDefinition() {
        return effect != Effect.NONE;
    }
}
