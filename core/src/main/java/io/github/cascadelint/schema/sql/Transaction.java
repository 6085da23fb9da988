package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaChange.Call;
import io.github.cascadelint.schema.SchemaChange.CodeNotFollowed;
import io.github.cascadelint.schema.SchemaChange.CreateRoutine;
import io.github.cascadelint.schema.SchemaChange.InsertRows;
import io.github.cascadelint.schema.SchemaChange.Invocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a script takes back that it did before, where definitions are parts of transactions. */
final class Transaction {

    private final List<Cursor> followed = new ArrayList<>();
    private final Map<String, Integer> savepoints = new HashMap<>();
    private int start;

    /**
     * Goes on with a statement. What ROLLBACK takes back may have been done all the same: without BEGIN it depends on who runs the
     * script whether there is a transaction.
     *
     * @param before the statements of the script before this one
     */
    void follow(Cursor statement, List<SqlStatement> before) {
        followed.add(statement.fromStart());
        if (statement.accept("rollback")) {
            if (!statement.looksAt("prepared")) {
                int from = savepoints.getOrDefault(last(statement), start);
                for (int i = from; i < before.size(); i++) {
                    before.set(i, takenBack(before.get(i), followed.get(i), statement));
                }
            }
        } else if (statement.accept("commit")) {
            start = before.size();
            savepoints.clear();
        } else if (statement.accept("savepoint")) {
            savepoints.put(last(statement), before.size());
        }
    }

    private static String last(Cursor statement) {
        List<Token> rest = statement.rest();
        return rest.isEmpty() ? "" : rest.get(rest.size() - 1).text().toLowerCase(Locale.ROOT);
    }

    private static SqlStatement takenBack(SqlStatement done, Cursor statement, Cursor rollback) {
        List<SchemaChange> changes = new ArrayList<>();
        for (SchemaChange change : done.changes()) {
            if (change instanceof Call call) {
                changes.add(new Call(
                        call.words(),
                        call.invocations().stream().map(Invocation::uncertain).toList(),
                        call.place()));
            } else if (change instanceof CreateRoutine || change instanceof InsertRows) {
                changes.add(change);
            }
        }
        if (done.effect() == SqlStatement.Effect.NONE || changes.stream().anyMatch(CreateRoutine.class::isInstance)) {
            return new SqlStatement(done.place(), done.effect(), changes);
        }
        changes.addAll(done.changes().stream()
                .filter(change -> change instanceof CodeNotFollowed || change instanceof SchemaChange.NotFollowed)
                .toList());
        changes.add(new CodeNotFollowed(
                statement.words(), false, "may be taken back by " + Excerpt.of(rollback.textOfAll()), done.place()));
        return new SqlStatement(done.place(), SqlStatement.Effect.NOT_FOLLOWED, changes);
    }
}
