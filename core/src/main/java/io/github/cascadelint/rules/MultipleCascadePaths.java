package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Flags foreign keys that SQL Server refuses, because a delete would reach a table twice. */
@RuleInfo(
        id = "multiple-cascade-paths",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "SQL Server refuses foreign keys by which one delete reaches a table along several paths")
public final class MultipleCascadePaths implements Rule {

    @Override
    public void check(RuleContext context) {
        Set<String> told = new HashSet<>();
        for (SchemaKey key : SchemaKey.all(context)) {
            for (KeyMatch match : key.matches()) {
                Optional<ForeignKey> foreign = SchemaKey.inForce(match)
                        .filter(each -> match.schema().source().dialect() == Dialect.SQL_SERVER
                                && !each.onDelete().refuses());
                if (foreign.isPresent()) {
                    secondPath(match.schema(), match.table(), foreign.get())
                            .filter(start ->
                                    told.add(start + " " + match.table().name().key()))
                            .ifPresent(start -> report(context, key, match, foreign.get(), start));
                }
            }
        }
    }

    /** The table from which a delete reaches this one both along the key and past it. */
    private static Optional<String> secondPath(Schema schema, Table table, ForeignKey key) {
        Set<String> along = above(schema, key.refTable().key(), new LinkedHashSet<>());
        if (along.contains(table.name().key())) {
            return Optional.of(table.name().name());
        }
        for (ForeignKey other : table.foreignKeys()) {
            if (!other.equals(key) && !other.onDelete().refuses()) {
                for (String start : above(schema, other.refTable().key(), new LinkedHashSet<>())) {
                    if (along.contains(start)) {
                        return Optional.of(start);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The tables whose deletes reach the given one, itself among them. */
    private static Set<String> above(Schema schema, String table, Set<String> found) {
        if (found.add(table)) {
            schema.table(table).stream()
                    .flatMap(each -> each.foreignKeys().stream())
                    .filter(key -> !key.onDelete().refuses())
                    .forEach(key -> above(schema, key.refTable().key(), found));
        }
        return found;
    }

    private static void report(RuleContext context, SchemaKey key, KeyMatch match, ForeignKey foreign, String start) {
        SchemaWords.report(context, key)
                .confidence(Confidence.LIKELY)
                .message("Deleting a row of " + start + " reaches "
                        + match.table().name().name()
                        + " along several foreign keys that delete or clear: SQL Server refuses to make the last of them"
                        + " (error 1785)")
                .evidence(Evidence.of("one of them is " + foreign.name(), foreign.place()))
                .suggest("Leave ON DELETE off one of the keys, and let the mapping or a trigger see to those rows")
                .emit();
    }
}
