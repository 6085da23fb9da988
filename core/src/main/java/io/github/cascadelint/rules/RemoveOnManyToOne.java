package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.TargetLife;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags REMOVE on a many-to-one: deleting one of the many deletes the one. */
@RuleInfo(
        id = "remove-on-many-to-one",
        category = Category.REMOVE,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "A many-to-one association cascades REMOVE: deleting one row deletes the row that others share",
        fix = Tier.SAFE,
        speaksFor = {"merge-to-shared", "persist-to-shared", "remove-to-immutable", "soft-delete-hard-children"})
public final class RemoveOnManyToOne implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (end.kind() != AssociationKind.MANY_TO_ONE || !end.cascade().has(CascadeType.REMOVE)) {
                continue;
            }
            TargetLife life = context.graph().life(end);
            RemoveVerdict verdict = RemoveVerdict.of(context, end, life);
            String owner = Words.owner(end);
            String target = Words.target(end);
            context.report(end, Words.removePlace(end))
                    .severity(verdict.severity())
                    .confidence(verdict.confidence())
                    .message("Deleting one " + owner + " also deletes " + Words.itsTarget(end) + ": " + end.display()
                            + " says "
                            + Words.removeWord(end) + " on " + Words.kind(end.kind(), end) + ". "
                            + consequence(end, verdict))
                    .evidence(OwnerDeletes.of(context, end).stream().toList())
                    .steps(OwnerDeletes.path(context, end))
                    .evidence(life.all())
                    .suggest("Take REMOVE off the to-one; where a new "
                            + (owner.equals(target) ? "one" : target) + " is made along with "
                            + Words.a(owner) + ", PERSIST is enough. If deleting " + Words.a(target)
                            + " shall delete " + (owner.equals(target) ? "those" : "its " + owner + " rows")
                            + (owner.equals(target) ? " that refer to it" : "") + ", say so on the other side: "
                            + otherSide(context, end) + keyAsWell(context, end))
                    .remedy(Mending.noRemove(end))
                    .emit();
        }
    }

    private static String consequence(Association end, RemoveVerdict verdict) {
        String target = Words.target(end);
        String others = "points at that " + target + " makes the delete fail on its foreign key, or is left dangling";
        if (end.uniqueKey() || end.sharedKey()) {
            return "No other " + Words.owner(end) + " has that " + target + ", because the key is "
                    + (end.uniqueKey() ? "unique" : "the identifier") + "; but whatever else " + others;
        }
        return verdict.confidence() == Confidence.CERTAIN
                ? "What else " + others
                : "The specification forbids REMOVE here, because several rows may share one " + target;
    }

    /** Where the target collects the rows and really goes, its key may do it, too. */
    private static String keyAsWell(RuleContext context, Association end) {
        boolean goes = end.target()
                .resolved()
                .filter(target -> SoftDeletes.isSoft(context.model(), target))
                .isEmpty();
        return goes && context.graph().inverse(end).isPresent() ? ", or ON DELETE CASCADE on the key" : "";
    }

    /** The place where a cascade from the one to the many belongs. */
    private static String otherSide(RuleContext context, Association end) {
        return context.graph()
                .inverse(end)
                .map(inverse -> "REMOVE on " + inverse.display())
                .orElseGet(() -> (Words.isInMappingFile(end)
                                ? "a <one-to-many> that cascades REMOVE in "
                                : "@OneToMany(mappedBy = \"" + end.declaredName() + "\", cascade = REMOVE) in ")
                        + Words.target(end));
    }
}
