package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a script of SQL, statement by statement. One that is not understood is skipped, told, and loses none of the others. */
public final class SqlReader {

    /** Databases that take definitions back when a transaction ends with ROLLBACK. */
    private static final Set<Dialect> TRANSACTIONAL =
            Set.of(Dialect.POSTGRESQL, Dialect.SQL_SERVER, Dialect.DB2, Dialect.SQLITE, Dialect.UNKNOWN);

    private final Dialect dialect;

    /** @param dialect whose SQL it is */
    public SqlReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The statements of a script.
     *
     * @param file the script
     * @param text what it says
     */
    public List<SqlStatement> read(String file, String text) {
        return read(file, text, 1, Optional.empty());
    }

    /**
     * The statements of a text within a file.
     *
     * @param file the file
     * @param text the text
     * @param firstLine the line of the file where the text begins
     * @param delimiter what ends a statement; a semicolon where that is not told
     */
    public List<SqlStatement> read(String file, String text, int firstLine, Optional<String> delimiter) {
        List<SqlStatement> statements = new ArrayList<>();
        SessionVariables variables = new SessionVariables(dialect);
        List<Token> tokens = new Lexer(text, dialect, delimiter).read();
        Transaction transaction = new Transaction();
        for (List<Token> statement : new StatementSplitter(dialect).split(tokens)) {
            Cursor cursor = new Cursor(file, text, firstLine - 1, statement);
            if (TRANSACTIONAL.contains(dialect)) {
                transaction.follow(cursor.fromStart(), statements);
            }
            statements.add(read(cursor, variables));
        }
        return statements;
    }

    private SqlStatement read(Cursor cursor, SessionVariables variables) {
        List<SchemaChange> changes = changes(cursor, variables);
        SqlStatement.Effect effect = SqlStatement.Effect.NONE;
        if (changes.stream().anyMatch(SqlReader::isNotFollowed)) {
            effect = SqlStatement.Effect.NOT_FOLLOWED;
        } else if (changes.stream().anyMatch(SqlReader::defines)) {
            effect = SqlStatement.Effect.DEFINES;
        }
        return new SqlStatement(cursor.all(), effect, changes);
    }

    /** A statement that breaks the reader is one that was not followed; the others are read all the same. */
    private List<SchemaChange> changes(Cursor cursor, SessionVariables variables) {
        try {
            List<SchemaChange> changes = new StatementReader(cursor, dialect, variables)
                    .read()
                    .orElseGet(() -> List.of(StatementReader.notFollowed(cursor, "")));
            return cursor.isUnclosed() || changes.stream().anyMatch(SqlReader::defines)
                    ? cursor.mismatch()
                            .map(mismatch -> List.of(StatementReader.notFollowed(cursor, ": " + mismatch)))
                            .orElse(changes)
                    : changes;
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(StatementReader.notFollowed(
                    cursor, " (" + e.getClass().getSimpleName() + "). Please report this, with the statement"));
        }
    }

    private static boolean defines(SchemaChange change) {
        return !(change instanceof SchemaChange.InsertRows)
                && !(change instanceof SchemaChange.Call)
                && !(change instanceof SchemaChange.AlterRoutine)
                && !(change instanceof SchemaChange.DropRoutine)
                && !(change instanceof SchemaChange.CreateRoutine routine && !routine.defines());
    }

    private static boolean isNotFollowed(SchemaChange change) {
        if (change instanceof SchemaChange.CreateRoutine routine) {
            return routine.defines() && routine.body().isEmpty();
        }
        if (change instanceof SchemaChange.When when) {
            return when.then().stream().anyMatch(SqlReader::isNotFollowed)
                    || when.otherwise().stream().anyMatch(SqlReader::isNotFollowed);
        }
        return change instanceof SchemaChange.NotFollowed || change instanceof SchemaChange.CodeNotFollowed;
    }
}
