package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Signs that rows belong to those of another entity. */
final class OwnershipSigns {

    private final RelationshipGraph graph;

    OwnershipSigns(RelationshipGraph graph) {
        this.graph = graph;
    }

    /** Its owners and how they are known, where it cannot be without one of them and no two others can have it at once. */
    Optional<Role> bound(ManagedType entity) {
        if (isLinkedByMany(entity)) {
            return Optional.empty();
        }
        SortedSet<String> owners = new TreeSet<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Association end : parents(entity)) {
            Optional<Association> back = graph.inverse(end).filter(Association::isMandatory);
            if (back.isPresent() && (end.removes() || graph.isPartOfTarget(back.get()))) {
                owners.add(end.owner());
                evidence.add(evidence(end));
                evidence.add(Evidence.of(
                        back.get().display() + " is mandatory", back.get().range()));
            }
        }
        return owners.isEmpty() ? Optional.empty() : Optional.of(role(owners, evidence));
    }

    /** Its owners, where others remove its rows along with their own. */
    Optional<Role> removed(ManagedType entity) {
        SortedSet<String> owners = new TreeSet<>();
        List<Evidence> evidence = new ArrayList<>();
        parents(entity).stream().filter(Association::removes).forEach(end -> {
            owners.add(end.owner());
            evidence.add(evidence(end));
        });
        return owners.isEmpty() ? Optional.empty() : Optional.of(role(owners, evidence));
    }

    private boolean isLinkedByMany(ManagedType entity) {
        return graph.referrers(entity.name()).stream()
                .anyMatch(referrer -> referrer.association().kind() == AssociationKind.MANY_TO_MANY);
    }

    private List<Association> parents(ManagedType entity) {
        return graph.endsTo(entity.name()).stream()
                .filter(end -> end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE)
                .filter(end -> !end.owner().equals(entity.name()))
                .toList();
    }

    private static Evidence evidence(Association end) {
        return Evidence.of(
                end.display() + (end.removes() ? " removes its rows" : " saves its rows along"), end.range());
    }

    private static Role role(SortedSet<String> owners, List<Evidence> evidence) {
        return new Role(
                Role.Kind.OWNED,
                List.copyOf(owners),
                evidence.stream().distinct().toList());
    }
}
