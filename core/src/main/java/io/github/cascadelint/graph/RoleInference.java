package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.StatedRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides the role of an entity by evidence. A name supports and never decides. */
final class RoleInference {

    /** How evidence begins that an entity gives of itself. */
    static final String SAYS_SO = "it says so: ";

    private final RelationshipGraph graph;
    private final RoleOverrides overrides;

    RoleInference(RelationshipGraph graph, RoleOverrides overrides) {
        this.graph = graph;
        this.overrides = overrides;
    }

    /** What is said outright counts first, then what tells most: the first role for which the signs are enough. */
    Role role(ManagedType entity) {
        OwnershipSigns ownership = new OwnershipSigns(graph);
        return overrides
                .role(entity.name())
                .or(() -> entity.statedRole().flatMap(this::stated))
                .or(() -> role(Role.Kind.LOOKUP, new LookupSigns(graph).of(entity)))
                .or(() -> role(Role.Kind.HISTORY, new HistorySigns(graph).of(entity)))
                .or(() -> role(Role.Kind.LINK, link(entity)))
                .or(() -> role(Role.Kind.VALUE_COMPONENT, valueComponent(entity)))
                .or(() -> role(Role.Kind.ROOT, new RootSigns(graph).of(entity)))
                .or(() -> ownership.bound(entity))
                .or(() -> role(Role.Kind.SHARED, shared(entity)))
                .or(() -> ownership.removed(entity))
                .orElseGet(() -> new Role(Role.Kind.UNKNOWN, List.of()));
    }

    private static Optional<Role> role(Role.Kind kind, List<Evidence> signs) {
        return signs.isEmpty() ? Optional.empty() : Optional.of(new Role(kind, signs));
    }

    /** What the entity says of itself; a part that does not name its aggregate is a part of one that is still to be found. */
    private Optional<Role> stated(StatedRole stated) {
        List<Evidence> said = List.of(Evidence.of(SAYS_SO + stated.word(), stated.range()));
        return switch (stated.kind()) {
            case AGGREGATE_ROOT -> Optional.of(new Role(Role.Kind.ROOT, said));
            case VALUE_OBJECT -> Optional.of(new Role(Role.Kind.VALUE_COMPONENT, said));
            case ENTITY -> stated.aggregate().map(owner -> new Role(Role.Kind.OWNED, List.of(owner), said));
        };
    }

    /** Two or more mandatory to-ones, no referrers and no parts of its own: rows that say that two others belong together. */
    private List<Evidence> link(ManagedType entity) {
        List<Association> mandatory = graph.endsFrom(entity.name()).stream()
                .filter(end -> end.isOwning() && TargetLifeInference.isToOne(end) && end.isMandatory())
                .filter(end -> !entity.isOfElements(end))
                .toList();
        long parents =
                mandatory.stream().map(end -> end.target().display()).distinct().count();
        if (parents < 2
                || !graph.referrers(entity.name()).isEmpty()
                || !graph.removedWith(entity.name()).isEmpty()) {
            return List.of();
        }
        return mandatory.stream()
                .map(end -> Evidence.of(end.display() + " is mandatory", end.range()))
                .toList();
    }

    /**
     * Several ends lead to it, every one removes its rows, and none of them is mapped as shared from the other side. A
     * many-to-one beside a collection that the rows point back to is no second owner: it points at another's child.
     */
    private List<Evidence> valueComponent(ManagedType entity) {
        List<Association> owners = graph.endsTo(entity.name()).stream()
                .filter(end -> !graph.model().sameHierarchy(end.owner(), entity.name()))
                .filter(end -> !isBackReference(end, entity) && !graph.isPartOfTarget(end))
                .toList();
        // Asked first, because it is cheap: what follows compares everyone who refers to a row with everyone else.
        if (!owners.stream().allMatch(Association::removes)) {
            return List.of();
        }
        boolean elsewhere = graph.referrers(entity.name()).stream()
                .map(Referrer::association)
                .anyMatch(association -> !graph.isPartOfTarget(association)
                        && owners.stream()
                                .noneMatch(end -> RelationshipGraph.sameEnd(end, association)
                                        || graph.inverse(association)
                                                .filter(inverse -> RelationshipGraph.sameEnd(end, inverse))
                                                .isPresent()));
        boolean collected = owners.stream()
                .anyMatch(end -> end.kind() != AssociationKind.ONE_TO_MANY
                        && graph.inverse(end)
                                .filter(inverse -> inverse.kind().isToMany())
                                .isPresent());
        // One declaration that several entities inherit or embed is one opinion, not several owners that agree.
        List<Evidence> evidence = owners.stream()
                .map(end -> Evidence.of(end.display() + " owns its rows too, by cascade", end.range()))
                .distinct()
                .toList();
        boolean mixed = owners.stream().anyMatch(end -> end.kind() == AssociationKind.ONE_TO_MANY && !end.isOwning())
                && owners.stream().anyMatch(end -> end.kind() == AssociationKind.MANY_TO_ONE);
        return evidence.size() < 2 || elsewhere || collected || mixed ? List.of() : evidence;
    }

    /** A to-one from what the entity itself removes: its own child pointing up. */
    private boolean isBackReference(Association end, ManagedType entity) {
        return TargetLifeInference.isToOne(end)
                && graph.removedWith(entity.name()).contains(end.owner())
                && !end.removes();
    }

    /**
     * Two or more entities refer to its rows, and none of these goes with it. Where no code is seen to hand rows around, those
     * do not count that are given rows which are made for them.
     */
    private List<Evidence> shared(ManagedType entity) {
        Set<String> children = graph.removedWith(entity.name());
        AttachSigns attach = new AttachSigns(graph);
        List<Referrer> referrers = graph.referrers(entity.name());
        boolean handed = referrers.stream()
                .anyMatch(r -> !attach.handedAround(r.association()).isEmpty());
        List<Referrer> others = referrers.stream()
                .filter(r -> handed || !attach.isGivenNew(r.association()))
                .filter(r -> !children.contains(r.entity()) && !graph.model().sameHierarchy(r.entity(), entity.name()))
                .toList();
        if (others.stream().map(Referrer::entity).distinct().count() < 2) {
            return List.of();
        }
        return others.stream()
                .limit(3)
                .map(referrer -> referrer.evidence(entity.name()))
                .toList();
    }
}
