package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.sql.SqlReader;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.List;
import java.util.Optional;

/** Reads scripts of SQL, or finds what an earlier run has read of them. */
public final class SqlScripts {

    /** What a script says. */
    public record Script(List<SqlStatement> statements) {
        public Script {
            statements = List.copyOf(statements);
        }
    }

    private final SchemaFiles files;
    private final Dialect dialect;
    private final SqlReader reader;

    SqlScripts(SchemaFiles files, Dialect dialect) {
        this.files = files;
        this.dialect = dialect;
        this.reader = new SqlReader(dialect);
    }

    /** The statements of a script; parameters as in {@link SqlReader#read(String, String)}. */
    public List<SqlStatement> read(String file, String text) {
        return read(file, text, Optional.empty());
    }

    /** The statements of a script that ends them by another sign than a semicolon. */
    public List<SqlStatement> read(String file, String text, Optional<String> delimiter) {
        List<String> question = List.of("sql", dialect.name(), delimiter.orElse(""), file, text);
        return files.kept(
                        question,
                        Script.class,
                        () -> new Script(reader.read(file, text, 1, delimiter)),
                        script -> script.statements().stream()
                                .flatMap(statement -> statement.changes().stream())
                                .noneMatch(SqlScripts::holdsCode))
                .statements();
    }

    /** The statements of a text within a file, which is too short to be worth keeping. */
    public List<SqlStatement> readPart(String file, String text, int firstLine, Optional<String> delimiter) {
        return reader.read(file, text, firstLine, delimiter);
    }

    /** What a routine does with its arguments, and what it may reach, is code of ours and no data. */
    private static boolean holdsCode(SchemaChange change) {
        if (change instanceof SchemaChange.When when) {
            return when.then().stream().anyMatch(SqlScripts::holdsCode)
                    || when.otherwise().stream().anyMatch(SqlScripts::holdsCode);
        }
        return change instanceof SchemaChange.CreateRoutine;
    }
}
