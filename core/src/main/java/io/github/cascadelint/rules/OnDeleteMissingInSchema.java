package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.List;
import java.util.Optional;

/** Flags {@code @OnDelete} that the schema knows nothing of: the provider leaves to the database what it does not do. */
@RuleInfo(
        id = "on-delete-missing-in-schema",
        category = Category.SCHEMA,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "The mapping leaves a delete to the database, and the schema does not do it",
        fix = Tier.SUGGESTED,
        speaksFor = "missing-foreign-key")
public final class OnDeleteMissingInSchema implements Rule {

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            Optional<ReferentialAction> wanted = key.key().onDelete().flatMap(OnDeleteMissingInSchema::action);
            if (wanted.isEmpty() || !key.canHaveConstraint(context)) {
                continue;
            }
            List<KeyMatch> lacking = key.matches().stream()
                    .filter(match -> isLeft(context, key, match) && lacks(match, wanted.get()))
                    .toList();
            if (!lacking.isEmpty()) {
                report(context, key, wanted.get(), lacking);
            }
        }
    }

    private static Optional<ReferentialAction> action(OnDelete action) {
        return switch (action) {
            case CASCADE -> Optional.of(ReferentialAction.CASCADE);
            case SET_NULL -> Optional.of(ReferentialAction.SET_NULL);
            case SET_DEFAULT -> Optional.of(ReferentialAction.SET_DEFAULT);
            case NO_ACTION, RESTRICT -> Optional.empty();
        };
    }

    /**
     * Whether Hibernate leaves the rows to the database. Before Hibernate 6 most of its dialects for MySQL take the tables for
     * those of MyISAM, where no key deletes, and then it deletes the rows of a subclass itself.
     */
    private static boolean isLeft(RuleContext context, SchemaKey key, KeyMatch match) {
        return key.key().sort() != Sort.SUBCLASS
                || !match.schema().source().dialect().isMySql()
                || context.graph().provider(key.key().entity()).isHibernateSince(6, 0);
    }

    /** Whether there is certainly no key that does it: one that does something else, or none at all. */
    private static boolean lacks(KeyMatch match, ReferentialAction wanted) {
        return match.constraints().isEmpty()
                ? match.isCertainlyUnguarded()
                : match.schema().isUnderstood(match.table())
                        && match.constraints().stream().noneMatch(key -> key.onDelete() == wanted);
    }

    private static void report(RuleContext context, SchemaKey key, ReferentialAction wanted, List<KeyMatch> lacking) {
        KeyMatch match = lacking.get(0);
        Optional<ForeignKey> there = match.constraints().stream().findFirst();
        String columns = SchemaWords.columns(match);
        SchemaWords.report(context, key)
                .confidence(key.isExact() ? Confidence.CERTAIN : Confidence.POSSIBLE)
                .message(key.key().display() + " says @OnDelete(" + wanted + "), and "
                        + there.map(foreign -> "the foreign key on " + columns + action(foreign))
                                .orElse("there is no foreign key on " + columns)
                        + SchemaWords.databases(key, lacking) + ": Hibernate leaves these rows to the database, "
                        + (there.isEmpty()
                                ? "which leaves them dangling"
                                : there.get().onDelete().refuses()
                                        ? "which refuses the delete while there are any"
                                        : "which does something else with them"))
                .evidence(there
                        .map(foreign -> Evidence.of("the foreign key " + foreign.name(), foreign.place()))
                        .or(() -> Optional.of(Evidence.of(
                                columns + " has no foreign key",
                                match.columns().get(0).place())))
                        .stream()
                        .toList())
                .suggest(Suggestion.ofSql(
                        key.key().sort() == Sort.SUBCLASS
                                ? "Take @OnDelete off: then Hibernate deletes the "
                                        + key.key().display()
                                        + " row itself, before that of its superclass. Or give the foreign key ON DELETE "
                                        + wanted.sql() + " in a migration"
                                : "Give the foreign key ON DELETE " + wanted.sql()
                                        + " in a migration, or take @OnDelete off and let the code see to the rows",
                        there.flatMap(foreign -> KeyMigration.replacing(match, foreign, wanted))
                                .orElseGet(() -> KeyMigration.heading(match)
                                        + KeyMigration.of(match, wanted).statements())))
                .remedy(remedy(key))
                .emit();
    }

    /** What the key does instead: RESTRICT stands there in words, NO ACTION may be what a key does that says nothing. */
    private static String action(ForeignKey key) {
        return key.onDelete() == ReferentialAction.NO_ACTION
                ? " has no action on delete (NO ACTION)"
                : " says ON DELETE " + key.onDelete().sql();
    }

    /** Without the annotation Hibernate sees to the rows of a subclass as to those of any other. */
    private static Optional<Remedy> remedy(SchemaKey key) {
        return key.key().sort() == Sort.SUBCLASS && Mending.isJava(key.key().range())
                ? Optional.of(new Remedy(
                        Tier.SUGGESTED,
                        List.of(new Change.NoAnnotation(key.key().range(), "OnDelete"))))
                : Optional.empty();
    }
}
