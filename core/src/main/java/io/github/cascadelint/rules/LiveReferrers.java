package io.github.cascadelint.rules;

import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.RuleContext;
import java.util.List;
import java.util.Set;

/** What still refers to the rows that go with a deleted owner. */
final class LiveReferrers {

    private LiveReferrers() {}

    /** Whether rows go with their owner by an end that may own them, and that no other rule judges by its kind alone. */
    static boolean goWithOwner(Association end) {
        return end.kind() == AssociationKind.ONE_TO_MANY
                || (end.kind() == AssociationKind.ONE_TO_ONE && (!end.isOwning() || end.sharedKey()));
    }

    /** Those of them that stay when the owner is deleted: what goes with the owner goes before the rows it refers to. */
    static List<Referrer> outside(RuleContext context, Association end, List<Referrer> live) {
        Set<String> aggregate = context.graph().removedWith(end.owner());
        return live.stream()
                .filter(referrer -> !aggregate.contains(referrer.entity())
                        && !context.model().sameHierarchy(referrer.entity(), end.owner()))
                .toList();
    }

    /** Whether one cannot be without the rows, and no code clears it: such code most often runs before the delete. */
    static boolean mustStay(RuleContext context, Referrer referrer) {
        return referrer.association().isMandatory() && !isCleared(context, referrer);
    }

    private static boolean isCleared(RuleContext context, Referrer referrer) {
        boolean deleted = Act.DELETES.stream()
                .anyMatch(act ->
                        !context.model().callSites(referrer.entity(), act).isEmpty());
        return deleted
                || !context.model().callSites(referrer.association(), Act.NULLS).isEmpty();
    }
}
