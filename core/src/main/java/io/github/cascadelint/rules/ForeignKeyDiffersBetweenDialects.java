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
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.List;
import java.util.Optional;

/** Flags foreign keys that an application has on one of its databases and not on another. */
@RuleInfo(
        id = "foreign-key-differs-between-dialects",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A foreign key differs between the databases that the application has migrations for")
public final class ForeignKeyDiffersBetweenDialects implements Rule {

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            Optional<KeyMatch> first = key.matches().stream()
                    .filter(match -> SchemaKey.inForce(match).isPresent())
                    .findFirst();
            if (key.matches().size() < 2 || first.isEmpty()) {
                continue;
            }
            ReferentialAction action = action(first.get());
            key.matches().stream()
                    .filter(match -> match.isCertainlyUnguarded()
                            || (SchemaKey.inForce(match).isPresent() && differs(action, action(match))))
                    .findFirst()
                    .ifPresent(other -> report(context, key, first.get(), other));
        }
    }

    private static ReferentialAction action(KeyMatch match) {
        return SchemaKey.inForce(match).orElseThrow().onDelete();
    }

    private static boolean differs(ReferentialAction a, ReferentialAction b) {
        return a != b && !(a.refuses() && b.refuses());
    }

    private static void report(RuleContext context, SchemaKey key, KeyMatch first, KeyMatch other) {
        ForeignKey there = SchemaKey.inForce(first).orElseThrow();
        Optional<ForeignKey> here = SchemaKey.inForce(other);
        // What the mapping deletes itself needs no action of the key.
        boolean sure = key.isExact() && !isRunByNobody(context, first, other) && !key.isRemovedByMapping(context);
        SchemaWords.report(context, key)
                .confidence(sure ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message(
                        "The foreign key on " + SchemaWords.columns(first) + " says "
                                + says(there) + " in the schema for " + dialect(first) + ", and "
                                + here.map(foreign -> says(foreign) + " in that for " + dialect(other))
                                        .orElse("there is none in that for " + dialect(other))
                                + ": a delete that passes on one database fails on the other, or leaves rows that refer to nothing")
                .evidence(Evidence.of("the foreign key for " + dialect(first), there.place()))
                .evidence(Evidence.of(
                        here.isPresent()
                                ? "the foreign key for " + dialect(other)
                                : "the column without a key for " + dialect(other),
                        here.map(ForeignKey::place)
                                .orElse(other.columns().get(0).place())))
                .suggest("Give both schemas the same key, in a migration for the one that is wrong")
                .emit();
    }

    /**
     * Whether one of the two schemas is for tests only, so that what it lacks is found out late, but by nobody's customer, or
     * has no table for an entity that the other has.
     */
    private static boolean isRunByNobody(RuleContext context, KeyMatch first, KeyMatch other) {
        return List.of(Dialect.H2, Dialect.HSQLDB)
                        .contains(other.schema().source().dialect())
                || context.schemas().isBehind(other.schema(), first.schema())
                || context.schemas().isBehind(first.schema(), other.schema());
    }

    private static String dialect(KeyMatch match) {
        return match.schema().source().dialect().id();
    }

    private static String says(ForeignKey key) {
        return key.onDelete().refuses()
                ? "no ON DELETE"
                : "ON DELETE " + key.onDelete().sql();
    }
}
