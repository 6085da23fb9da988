package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
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
import java.util.Optional;

/** Flags REMOVE on an owned end whose rows others refer to: the delete of the owner fails, or leaves rows dangling. */
@RuleInfo(
        id = "remove-to-referenced-entity",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A delete is passed on to rows that other rows still refer to",
        fix = Tier.SUGGESTED)
public final class RemoveToReferencedEntity implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            // Orphan removal does the same and more: orphan-removal-on-referenced-entity speaks of it.
            if (!LiveReferrers.goWithOwner(end) || !end.removes() || end.removesOrphans() || target.isEmpty()) {
                continue;
            }
            Role.Kind role = context.graph().role(target.get()).kind();
            if (role == Role.Kind.LINK || role == Role.Kind.VALUE_COMPONENT) {
                continue;
            }
            List<Referrer> live = LiveReferrers.outside(
                    context,
                    end,
                    context.graph().liveReferrers(end).stream()
                            .filter(referrer -> !referrer.association().removes())
                            .toList());
            if (!live.isEmpty()) {
                report(context, end, target.get(), live);
            }
        }
    }

    private static void report(RuleContext context, Association end, String target, List<Referrer> live) {
        List<CallSite> deletes = context.model().callSites(end.owner(), Act.REMOVES);
        // Code that clears or deletes what refers to the rows most often does so before it deletes them.
        boolean uncleared = !context.graph().isStatedOwner(end)
                && live.stream().anyMatch(referrer -> LiveReferrers.mustStay(context, referrer));
        String owner = Words.owner(end);
        String rows = Words.target(end);
        context.report(end, Words.removePlace(end))
                .confidence(!deletes.isEmpty() && uncleared ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message("Deleting " + Words.a(owner) + " also deletes its " + rows + " rows, to which others refer: "
                        + end.display() + " says " + Words.removeWord(end) + ", and "
                        + Words.a(rows) + " that is still referred to makes the delete fail on that foreign key, or"
                        + " leaves the reference dangling where there is no key")
                .evidence(OwnerDeletes.of(context, end).stream().toList())
                .steps(OwnerDeletes.path(context, end))
                .evidence(Referrer.evidence(live, target))
                .suggest("Decide what shall become of the rows that refer to " + Words.a(rows)
                        + ": clear or delete them first, or give their keys ON DELETE SET NULL or CASCADE. Where they"
                        + " shall stay, take REMOVE off " + end.display() + "; PERSIST and MERGE save the rows"
                        + " without it")
                .remedy(Mending.noRemove(end))
                .emit();
    }
}
