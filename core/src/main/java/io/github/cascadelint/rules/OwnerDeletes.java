package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.RuleContext;
import java.util.List;
import java.util.Map;
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
                .or(() -> above(context, end.owner())
                        .map(site -> Evidence.of(
                                deletes(site) + ", and with it its " + SimpleName.of(end.owner()), site.range())));
    }

    /** The steps from the row that code deletes to the end's target, where that is no row of the owner. */
    static List<PathStep> path(RuleContext context, Association end) {
        String owner = end.owner();
        if (sites(context, owner).findAny().isPresent()) {
            return List.of();
        }
        return above(context, owner)
                .flatMap(site -> context.graph().removeReach(site.entity()).ways().entrySet().stream()
                        .filter(way -> way.getKey().equals(owner)
                                || context.model().subtypes(way.getKey()).contains(owner))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .map(way -> Stream.concat(way.stream(), Stream.of(end))
                        .map(Words::step)
                        .toList())
                .orElse(List.of());
    }

    private static Stream<CallSite> sites(RuleContext context, String entity) {
        return context.model().callSites(entity, Act.REMOVES).stream();
    }

    /** The first place that deletes a row with which a row of the owner goes. */
    private static Optional<CallSite> above(RuleContext context, String owner) {
        return context.model().entities().stream()
                .map(ManagedType::name)
                .filter(entity -> sites(context, entity).findAny().isPresent()
                        && context.graph().removedWith(entity).contains(owner))
                .flatMap(entity -> sites(context, entity).limit(1))
                .findFirst();
    }

    private static String deletes(CallSite site) {
        return (site.method().isEmpty() ? "code" : site.method()) + " deletes " + Words.a(SimpleName.of(site.entity()));
    }
}
