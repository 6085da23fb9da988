package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements that stand in a constant string. */
final class Constant {

    private Constant() {}

    /**
     * The changes; empty where one was not understood.
     *
     * @param place where the string stands
     */
    static Optional<List<SchemaChange>> read(String sql, SourceRange place, Dialect dialect) {
        List<SchemaChange> changes = new ArrayList<>();
        for (SqlStatement statement :
                new SqlReader(dialect).read(place.file(), sql, place.startLine(), Optional.empty())) {
            if (statement.effect() == SqlStatement.Effect.NOT_FOLLOWED) {
                return Optional.empty();
            }
            changes.addAll(statement.changes());
        }
        return Optional.of(changes);
    }
}
