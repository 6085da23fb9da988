package io.github.cascadelint.rules;

import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags orphan removal of rows that other rows refer to. */
@RuleInfo(
        id = "orphan-removal-on-referenced-entity",
        category = Category.ORPHAN,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "Orphan removal deletes rows that other rows still refer to")
public final class OrphanRemovalOnReferencedEntity implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.removesOrphans() || target.isEmpty() || end.sharedKey()) {
                continue;
            }
            Role.Kind role = context.graph().role(target.get()).kind();
            if (role == Role.Kind.LINK || role == Role.Kind.VALUE_COMPONENT) {
                continue;
            }
            List<Referrer> live = context.graph().liveReferrers(end).stream()
                    .filter(referrer -> !referrer.association().removes())
                    .toList();
            if (live.isEmpty()) {
                continue;
            }
            String targetName = Words.target(end);
            context.report(end, Words.orphanPlace(end))
                    .severity(role == Role.Kind.SHARED ? Severity.ERROR : Severity.WARNING)
                    .confidence(confidence(context, end, live))
                    .message(Words.startWithA(targetName) + " that leaves " + end.display()
                            + " is deleted, though other rows may still"
                            + " refer to it: the delete fails on their foreign key, or leaves them dangling")
                    .evidence(live.stream().map(Referrer::evidence).limit(4).toList())
                    .suggest("Take orphanRemoval off, and delete " + Words.a(targetName)
                            + " where the code knows that nothing refers to it; or clear the references first, or give"
                            + " their keys ON DELETE SET NULL or CASCADE")
                    .emit();
        }
    }

    /** References from inside the same aggregate are usually cleared along with the row. */
    private static Confidence confidence(RuleContext context, Association end, List<Referrer> live) {
        Set<String> aggregate = context.graph().removedWith(end.owner());
        boolean outside = live.stream()
                .anyMatch(r -> !aggregate.contains(r.entity()) && !r.entity().equals(end.owner()));
        return outside ? Confidence.LIKELY : Confidence.POSSIBLE;
    }
}
