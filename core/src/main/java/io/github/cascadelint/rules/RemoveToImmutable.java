package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags REMOVE and orphan removal of rows that are declared never to change, or that are rows of a view. */
@RuleInfo(
        id = "remove-to-immutable",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A delete is passed on to an immutable entity, or to one that is mapped to a view or a query",
        fix = Tier.SUGGESTED)
public final class RemoveToImmutable implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
            if (!end.removes() || target.isEmpty()) {
                continue;
            }
            if (target.get().has(Trait.VIEW)) {
                reportView(context, end, target.get());
            } else if (target.get().has(Trait.IMMUTABLE)) {
                reportImmutable(context, end, target.get());
            }
        }
    }

    private static void reportView(RuleContext context, Association end, ManagedType target) {
        String rows = target.simpleName();
        context.report(end, Words.removePlace(end))
                .confidence(Confidence.LIKELY)
                .message("Deleting " + Words.a(Words.owner(end)) + " also deletes its " + rows + ": " + end.display()
                        + " says " + Words.removeWord(end) + ", but " + rows
                        + " is mapped to a view or a query, so the database refuses the delete, or deletes from the"
                        + " tables behind the view")
                .evidence(Evidence.of(rows + " has no table of its own", target.range()))
                .suggest("Take the cascade off: rows of a view come and go with those of its tables")
                .remedy(Mending.noRemove(end))
                .emit();
    }

    /**
     * An immutable row may well go with its owner, as a record of what it did, though others refer to it; one that code finds
     * and hands to others, or that is reference data, is there to stay.
     */
    private static void reportImmutable(RuleContext context, Association end, ManagedType target) {
        String rows = target.simpleName();
        OwnLife life = OwnLife.of(context, end, target.name());
        context.report(end, Words.removePlace(end))
                .confidence(
                        (life.attached().isEmpty() && life.role().kind() != Role.Kind.LOOKUP)
                                        || context.graph().isStatedOwner(end)
                                ? Confidence.POSSIBLE
                                : Confidence.LIKELY)
                .message("Deleting " + Words.a(Words.owner(end)) + " also deletes its " + rows + ": " + end.display()
                        + " says " + Words.removeWord(end) + ", and that " + rows
                        + " is immutable does not stop it: Hibernate ignores changes of such a row, but not its delete")
                .evidence(Evidence.of(rows + " is declared immutable", target.range()))
                .evidence(life.evidence(target.name()))
                .steps(OwnerDeletes.path(context, end))
                .suggest("Take the cascade off where " + rows + " rows are there to stay. Where each is part of one "
                        + Words.owner(end) + " and goes with it, suppress this with that reason")
                .remedy(Mending.noRemove(end))
                .emit();
    }
}
