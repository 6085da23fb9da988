package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs that the rows an owned end leads to have a life outside their owner.
 *
 * @param deleted code that deletes an owner
 * @param role the role of the rows
 * @param repository the repository or DAO of their own
 * @param outside associations to them from outside the owner and what goes with it
 * @param parents collections of them that others hold and do not remove
 * @param attached code that finds such a row and hands it to another entity
 */
record OwnLife(
        Optional<Evidence> deleted,
        Role role,
        Optional<Evidence> repository,
        List<Referrer> outside,
        List<Association> parents,
        List<CallSite> attached) {

    private static final int SEVERAL = 2;
    private static final int MANY = 3;

    static OwnLife of(RuleContext context, Association end, String target) {
        Set<String> aggregate = context.graph().removedWith(end.owner());
        List<Referrer> outside = context.graph().liveReferrers(end).stream()
                .filter(referrer -> isOutside(context, end, aggregate, referrer.entity()))
                .toList();
        List<Association> parents = context.graph().endsTo(target).stream()
                .filter(other -> other.kind() == AssociationKind.ONE_TO_MANY && !other.removes())
                .filter(other -> isOutside(context, end, aggregate, other.owner()))
                .toList();
        List<CallSite> attached = context.graph().endsTo(target).stream()
                .filter(other -> isOutside(context, end, aggregate, other.owner()))
                // What holds the owner collects the rows of its parts as well.
                .filter(other -> !context.graph().removedWith(other.owner()).contains(end.owner()))
                .flatMap(other -> context.model().callSites(other, CallSite.Act.ATTACHES_FOUND).stream())
                .toList();
        return new OwnLife(
                OwnerDeletes.of(context, end),
                context.graph().role(target),
                repository(context, target),
                outside,
                parents,
                attached);
    }

    private static Optional<Evidence> repository(RuleContext context, String target) {
        return context.model().uses(target, EntityUse.Kind.REPOSITORY).stream()
                .findFirst()
                .map(use -> Evidence.of(SimpleName.of(target) + " has a repository of its own", use.range()));
    }

    private static boolean isOutside(RuleContext context, Association end, Set<String> aggregate, String entity) {
        return !aggregate.contains(entity) && !context.model().sameHierarchy(entity, end.owner());
    }

    /**
     * How sure it is that the rows are not the owner's own. A repository alone says nothing: some code bases have one for
     * every entity. A mandatory reference to the owner, or orphan removal, is the author's word that they are. Where no
     * code is seen to delete the owner, the cascade may well never run.
     */
    Optional<Confidence> confidence(RuleContext context, Association end) {
        if (role.isSaidToStandAlone()) {
            return Optional.of(isPart(context, end) ? Confidence.POSSIBLE : Confidence.LIKELY);
        }
        if (repository.isEmpty() && outsideEntities() < MANY) {
            return Optional.empty();
        }
        boolean referred = outsideEntities() >= SEVERAL
                || (role.kind() == Role.Kind.ROOT && !outside.isEmpty())
                || (!attached.isEmpty() && !outside.isEmpty())
                || (!outside.isEmpty() && parents.size() >= SEVERAL);
        if (!referred) {
            return outside.isEmpty() && parents.size() < SEVERAL ? Optional.empty() : Optional.of(Confidence.POSSIBLE);
        }
        boolean pair = context.graph().inverse(end).filter(Association::removes).isPresent();
        return Optional.of(isPart(context, end) || pair || deleted.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY);
    }

    private static boolean isPart(RuleContext context, Association end) {
        return context.graph()
                        .inverse(end)
                        .filter(key -> key.isMandatory() || key.sharedKey())
                        .isPresent()
                || end.removesOrphans()
                || end.explanation().isPresent();
    }

    private long outsideEntities() {
        return outside.stream().map(Referrer::entity).distinct().count();
    }

    List<Evidence> evidence(String target) {
        List<Evidence> evidence = new ArrayList<>(deleted.stream().toList());
        if (role.isSaidToStandAlone()) {
            evidence.addAll(role.evidence());
        }
        repository.ifPresent(evidence::add);
        if (role.kind() == Role.Kind.HISTORY) {
            evidence.add(Evidence.of(SimpleName.of(target) + " rows keep the past, and go with what they are about"));
        }
        attached.stream()
                .limit(1)
                .map(site -> Evidence.of(site.method() + " finds one and attaches it elsewhere", site.range()))
                .forEach(evidence::add);
        evidence.addAll(Referrer.evidence(outside, target));
        parents.stream()
                .limit(2)
                .map(other -> Evidence.of(other.display() + " collects such rows too", other.range()))
                .forEach(evidence::add);
        return evidence;
    }
}
