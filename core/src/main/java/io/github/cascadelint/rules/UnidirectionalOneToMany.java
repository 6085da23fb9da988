package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags one-to-many associations that are stored in a table of their own. */
@RuleInfo(
        id = "unidirectional-one-to-many",
        category = Category.MAPPING,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A one-to-many association says neither mappedBy nor join column, so a join table holds it",
        fix = Tier.SUGGESTED)
public final class UnidirectionalOneToMany implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<JoinTable> table = end.joinTable();
            Optional<String> target = end.target().resolved();
            if (end.kind() != AssociationKind.ONE_TO_MANY || !end.isOwning() || table.isEmpty() || target.isEmpty()) {
                continue;
            }
            Optional<Association> back = unlinkedReference(context, end, target.get());
            String stored = end.display()
                    + (table.get().explicit() ? " keeps its links in " : " names no column, so its links are in ")
                    + "the join table " + table.get().name();
            if (back.isPresent()) {
                reportTwice(context, end, stored, back.get());
            } else {
                reportAlone(context, end, stored);
            }
        }
    }

    /** A reference from the target back to the owner that no other end is the inverse of. */
    private static Optional<Association> unlinkedReference(RuleContext context, Association end, String target) {
        return context.graph().endsFrom(target).stream()
                .filter(other -> other.keyIsInOwner()
                        && other.target().resolved().equals(Optional.of(end.owner()))
                        && context.graph().inverse(other).isEmpty())
                .findFirst();
    }

    private static void reportTwice(RuleContext context, Association end, String stored, Association back) {
        context.report(end, end.annotationRange())
                // The two may well be different relationships between the same entities.
                .confidence(Confidence.POSSIBLE)
                .message(stored + ", and " + back.display()
                        + " refers to the same row by a column of its own: nothing keeps the two alike, and "
                        + Words.a(Words.target(end)) + " cannot be deleted while a link refers to it")
                .evidence(Evidence.of(back.display() + " refers to " + Words.a(Words.owner(end)), back.range()))
                .suggest("If they are one association, link them: mappedBy = \"" + back.declaredName() + "\" on "
                        + end.display() + ", and drop the join table")
                .remedy(Mending.mappedBy(end, back))
                .emit();
    }

    private static void reportAlone(RuleContext context, Association end, String stored) {
        String owner = Words.owner(end);
        String target = Words.target(end);
        context.report(end, end.annotationRange())
                .confidence(Confidence.POSSIBLE)
                .message(stored + ": " + Words.a(target) + " row does not know its " + owner
                        + ", and cannot be deleted on its own or by a statement while a link refers to it")
                .suggest("Put the key into the " + target + " row: a @ManyToOne to " + owner + " in " + target
                        + ", and mappedBy with the wanted cascade here; or at least @JoinColumn, which needs no field in "
                        + target + ". If rows of several kinds of owner share the table of " + target
                        + ", a join table is right: write @JoinTable")
                .emit();
    }
}
