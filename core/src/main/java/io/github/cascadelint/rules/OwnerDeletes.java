package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.RuleContext;
import java.util.Optional;
import java.util.stream.Stream;

/** Where code deletes rows of an end's owner by the persistence context, so that the end passes the delete on. */
final class OwnerDeletes {

    private OwnerDeletes() {}

    /**
     * The first place, as evidence: one that deletes a row of the owner or of a subclass, or else one that deletes a row
     * from which the delete comes to the owner.
     */
    static Optional<Evidence> of(RuleContext context, Association end) {
        return sites(context, end.owner())
                .findFirst()
                .map(site -> Evidence.of(deletes(site), site.range()))
                .or(() -> above(context, end.owner()));
    }

    private static Stream<CallSite> sites(RuleContext context, String entity) {
        return context.model().callSites(entity, Act.REMOVES).stream();
    }

    private static Optional<Evidence> above(RuleContext context, String owner) {
        return context.model().entities().stream()
                .map(ManagedType::name)
                .filter(entity -> sites(context, entity).findAny().isPresent()
                        && context.graph().removedWith(entity).contains(owner))
                .flatMap(entity -> sites(context, entity)
                        .limit(1)
                        .map(site ->
                                Evidence.of(deletes(site) + ", and with it its " + SimpleName.of(owner), site.range())))
                .findFirst();
    }

    private static String deletes(CallSite site) {
        return (site.method().isEmpty() ? "code" : site.method()) + " deletes " + Words.a(SimpleName.of(site.entity()));
    }
}
