package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs of an aggregate root: rows that are made, found, referred to and deleted on their own. */
final class RootSigns {

    /** So many others must refer to what is also collected by a parent: one may well be a sibling. */
    private static final int SUBTREES_OF_A_CHILD = 2;

    private final RelationshipGraph graph;

    RootSigns(RelationshipGraph graph) {
        this.graph = graph;
    }

    /** The signs, where they are enough. */
    List<Evidence> of(ManagedType entity) {
        List<Evidence> associated = graph.uses(entity.name(), EntityUse.Kind.ASSOCIATED).stream()
                .limit(1)
                .map(use -> Evidence.of("an Association refers to it as to another aggregate", use.range()))
                .toList();
        if (!associated.isEmpty()) {
            return associated;
        }
        Optional<Evidence> found = found(entity);
        Optional<EntityUse> made =
                graph.uses(entity.name(), EntityUse.Kind.CONSTRUCTED).stream().findFirst();
        Optional<CallSite> deleted = graph.model().callSites(entity.name(), CallSite.Act.REMOVES).stream()
                .findFirst();
        if (found.isEmpty() || (made.isEmpty() && deleted.isEmpty())) {
            return List.of();
        }
        List<Association> parents = parents(entity);
        List<Referrer> referrers = referrersFromElsewhere(entity, parents);
        int subtrees = subtrees(referrers);
        List<CallSite> attached = referrers.stream()
                .flatMap(r -> graph.model().callSites(r.association(), CallSite.Act.ATTACHES_FOUND).stream())
                .toList();
        boolean enough = parents.isEmpty()
                ? subtrees > 0 || !graph.removedWith(entity.name()).isEmpty()
                : subtrees >= SUBTREES_OF_A_CHILD || (subtrees > 0 && deleted.isPresent() && !attached.isEmpty());
        if (made.isEmpty()) {
            enough = enough
                    && !graph.uses(entity.name(), EntityUse.Kind.REPOSITORY).isEmpty()
                    && referrers.stream()
                            .anyMatch(referrer -> referrer.association().isMandatory());
        }
        if (!enough) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(found.get());
        made.ifPresent(
                use -> evidence.add(Evidence.of("code makes new " + entity.simpleName() + " rows", use.range())));
        deleted.ifPresent(site ->
                evidence.add(Evidence.of("code deletes " + entity.simpleName() + " rows on their own", site.range())));
        attached.stream()
                .limit(1)
                .forEach(site -> evidence.add(Evidence.of(
                        "others are given " + entity.simpleName() + " rows that were looked up", site.range())));
        evidence.addAll(Referrer.evidence(referrers, entity.name()));
        return evidence;
    }

    private Optional<Evidence> found(ManagedType entity) {
        return graph.uses(entity.name(), EntityUse.Kind.REPOSITORY).stream()
                .findFirst()
                .map(use -> Evidence.of(entity.simpleName() + " has a repository of its own", use.range()))
                .or(() -> graph.uses(entity.name(), EntityUse.Kind.LOOKED_UP).stream()
                        .findFirst()
                        .map(use -> Evidence.of("code looks " + entity.simpleName() + " rows up", use.range())));
    }

    /** The ends of others that make the entity look like a part of them: they remove it, or collect it. */
    private List<Association> parents(ManagedType entity) {
        return graph.endsTo(entity.name()).stream()
                .filter(end -> !graph.model().sameHierarchy(end.owner(), entity.name()))
                .filter(end -> end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE)
                .filter(end -> end.removes()
                        || (end.kind() == AssociationKind.ONE_TO_MANY
                                && graph.inverse(end).isPresent()))
                .toList();
    }

    /** Who refers to it, besides its own children, its parents, and what goes with these. */
    private List<Referrer> referrersFromElsewhere(ManagedType entity, List<Association> parents) {
        Set<String> aggregate = new LinkedHashSet<>(graph.removedWith(entity.name()));
        for (Association parent : parents) {
            aggregate.add(parent.owner());
            aggregate.addAll(graph.removedWith(parent.owner()));
        }
        return graph.referrers(entity.name()).stream()
                .filter(referrer -> !aggregate.contains(referrer.entity())
                        && !graph.model().sameHierarchy(referrer.entity(), entity.name())
                        && !graph.isPartOfTarget(referrer.association())
                        && !graph.isCoOwner(referrer.association()))
                .toList();
    }

    /** How many of the referring entities do not go with another of them. */
    private int subtrees(List<Referrer> referrers) {
        Set<String> entities = new LinkedHashSet<>();
        referrers.forEach(referrer -> entities.add(referrer.entity()));
        Set<String> parts = new LinkedHashSet<>();
        entities.forEach(entity -> graph.removedWith(entity).stream()
                .filter(part -> !part.equals(entity))
                .forEach(parts::add));
        entities.removeAll(parts);
        return entities.size();
    }
}
