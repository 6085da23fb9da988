package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.RuleContext;
import java.util.List;

/** The places where code deletes rows. */
final class Deletes {

    private Deletes() {}

    /** Those that delete rows of an entity, in whatever way; else those of entities that it goes with. */
    static List<CallSite> of(RuleContext context, String entity) {
        List<CallSite> own = context.model()
                .callSitesOfHierarchy(entity, Act.DELETES)
                .distinct()
                .toList();
        return own.isEmpty()
                ? context.model().entities().stream()
                        .map(ManagedType::name)
                        .filter(name -> context.graph().removedWith(name).contains(entity))
                        .flatMap(name -> context.model().callSitesOfHierarchy(name, Act.DELETES))
                        .distinct()
                        .toList()
                : own;
    }
}
