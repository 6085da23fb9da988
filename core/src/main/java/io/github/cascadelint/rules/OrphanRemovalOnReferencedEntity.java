package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.EntityUse;
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
            Role role = context.graph().role(target.get());
            if (role.kind() == Role.Kind.LINK || role.kind() == Role.Kind.VALUE_COMPONENT) {
                continue;
            }
            List<Referrer> live = context.graph().liveReferrers(end).stream()
                    .filter(referrer -> !referrer.association().removes())
                    .toList();
            if (live.isEmpty()) {
                continue;
            }
            List<EntityUse> removals = context.model().removals(end);
            // Without a place where rows leave the collection, orphan removal may well be idle.
            boolean seen = !removals.isEmpty() && fromOutside(context, end, live);
            String targetName = Words.target(end);
            context.report(end, Words.orphanPlace(end))
                    .severity(seen && role.standsAlone() ? Severity.ERROR : Severity.WARNING)
                    .confidence(seen ? Confidence.LIKELY : Confidence.POSSIBLE)
                    .message(Words.startWithA(targetName) + " that leaves " + end.display()
                            + " is deleted, though other rows may still refer to it: the delete fails on their foreign"
                            + " key, or leaves them dangling")
                    .evidence(removals.stream()
                            .limit(1)
                            .map(use -> Evidence.of("code takes rows out of " + end.declaredName(), use.range()))
                            .toList())
                    .evidence(Referrer.evidence(live, target.get()))
                    .suggest(
                            "Decide what shall happen to the rows that refer to it: clear them first, or give their keys"
                                    + " ON DELETE SET NULL or CASCADE. If " + Words.a(targetName)
                                    + " may outlive its place in the collection, take orphanRemoval off")
                    .emit();
        }
    }

    /** References from inside the same aggregate are usually cleared along with the row. */
    private static boolean fromOutside(RuleContext context, Association end, List<Referrer> live) {
        Set<String> aggregate = context.graph().removedWith(end.owner());
        return live.stream()
                .anyMatch(r -> !aggregate.contains(r.entity()) && !r.entity().equals(end.owner()));
    }
}
