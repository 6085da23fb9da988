package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.List;

/** Makes a schema of the statements of scripts. */
public final class Statements {

    private final SchemaBuilder builder;
    private int files;
    private int definitions;
    private int notFollowed;

    /** @param dialect whose SQL it is */
    public Statements(Dialect dialect) {
        this.builder = new SchemaBuilder(dialect);
    }

    /** Applies all statements of one script. */
    public void apply(List<SqlStatement> script) {
        files++;
        for (SqlStatement statement : script) {
            statement.changes().forEach(builder::apply);
            definitions += statement.isDefinition() ? 1 : 0;
            notFollowed += statement.effect() == SqlStatement.Effect.NOT_FOLLOWED ? 1 : 0;
        }
    }

    /** Takes note of a script that is not followed. */
    public void doubt(SchemaChange.CodeNotFollowed script) {
        builder.apply(script);
    }

    /** What all of them leave. */
    public Schema build(SchemaSource source) {
        return builder.build(source, new Schema.Reading(files, definitions, notFollowed));
    }
}
