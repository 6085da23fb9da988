package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;

/** Flags orphan removal of what code moves from one owner to another. */
@RuleInfo(
        id = "orphan-moved-between-owners",
        category = Category.BYPASS,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Code moves a row from one owner to another, and orphan removal may delete it on the way",
        fix = Tier.SUGGESTED)
public final class OrphanMovedBetweenOwners implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            List<CallSite> moves = end.removesOrphans() ? context.model().callSites(end, Act.MOVES) : List.of();
            if (moves.isEmpty() || isTree(context, end)) {
                continue;
            }
            String target = Words.target(end);
            context.report(end, Words.orphanPlace(end))
                    .confidence(Confidence.LIKELY)
                    .message(message(end, target))
                    .occurrences(moves.size())
                    .evidence(Words.sites(moves))
                    .suggest("Take orphan removal off, keep the cascade, and delete " + Words.a(target)
                            + " explicitly where it shall go; or make a copy for the new owner")
                    .remedy(Mending.removeInsteadOfOrphans(end))
                    .emit();
        }
    }

    /** Of a collection the owners may be loaded in an order that lets the row live; of a reference none does. */
    private static String message(Association end, String target) {
        return end.kind().isToMany()
                ? Words.startWithA(target) + " is taken out of " + end.display()
                        + " of one owner and put into that of another, but orphan removal deletes what is taken"
                        + " out: whether the row survives depends on which owner was loaded first"
                : Words.startWithA(target) + " is taken from " + end.display()
                        + " of one owner and given to another, but orphan removal deletes what an owner lets go of, and"
                        + " the other refers to it: the flush fails";
    }

    /** Of a tree, orphan-removal-on-tree speaks. */
    private static boolean isTree(RuleContext context, Association end) {
        return end.target()
                .resolved()
                .filter(target -> context.model().sameHierarchy(end.owner(), target))
                .isPresent();
    }
}
