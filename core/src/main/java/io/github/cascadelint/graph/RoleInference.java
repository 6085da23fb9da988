package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides the role of an entity by evidence. A name supports and never decides. */
final class RoleInference {

    private static final Set<String> LABELS = Set.of(
            "code", "name", "label", "description", "title", "key", "abbreviation", "displayname", "value", "symbol");
    private static final int MAX_LOOKUP_COLUMNS = 8;

    private final RelationshipGraph graph;
    private final RoleOverrides overrides;

    RoleInference(RelationshipGraph graph, RoleOverrides overrides) {
        this.graph = graph;
        this.overrides = overrides;
    }

    Role role(ManagedType entity) {
        String name = entity.name();
        if (overrides.isLookup(name)) {
            return new Role(Role.Kind.LOOKUP, List.of(Evidence.of("the configuration says so")));
        }
        if (overrides.isShared(name)) {
            return new Role(Role.Kind.SHARED, List.of(Evidence.of("the configuration says so")));
        }
        Optional<String> owner = overrides.owner(name);
        if (owner.isPresent()) {
            return new Role(
                    Role.Kind.OWNED, List.of(Evidence.of("the configuration says that " + owner.get() + " owns it")));
        }
        List<Evidence> lookup = lookup(entity);
        if (!lookup.isEmpty()) {
            return new Role(Role.Kind.LOOKUP, lookup);
        }
        List<Evidence> link = link(entity);
        if (!link.isEmpty()) {
            return new Role(Role.Kind.LINK, link);
        }
        List<Evidence> component = valueComponent(entity);
        if (!component.isEmpty()) {
            return new Role(Role.Kind.VALUE_COMPONENT, component);
        }
        List<Evidence> shared = shared(entity);
        if (!shared.isEmpty()) {
            return new Role(Role.Kind.SHARED, shared);
        }
        List<Evidence> owned = owned(entity);
        return owned.isEmpty() ? new Role(Role.Kind.UNKNOWN, List.of()) : new Role(Role.Kind.OWNED, owned);
    }

    /** Reference data: read-only by annotation, or of its shape, referred to by several and never made by code. */
    private List<Evidence> lookup(ManagedType entity) {
        List<Referrer> referrers = graph.referrers(entity.name()).stream()
                .filter(r -> r.association().kind() == AssociationKind.MANY_TO_ONE
                        || r.association().kind() == AssociationKind.MANY_TO_MANY)
                .toList();
        boolean child = graph.endsTo(entity.name()).stream().anyMatch(e -> e.kind() == AssociationKind.ONE_TO_MANY);
        boolean hasCollections =
                graph.endsFrom(entity.name()).stream().anyMatch(e -> e.kind().isToMany());
        if (referrers.isEmpty() || child || hasCollections) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        if (entity.has(Trait.IMMUTABLE)) {
            evidence.add(Evidence.of(entity.simpleName() + " is immutable reference data", entity.range()));
        }
        if (entity.has(Trait.READ_ONLY_CACHE)) {
            evidence.add(Evidence.of(entity.simpleName() + " is cached read-only", entity.range()));
        }
        long referringTypes =
                referrers.stream().map(Referrer::entity).distinct().count();
        // Where everyone who refers to the rows also removes them, they are owned and no data that is there anyway.
        boolean owned = referrers.stream().allMatch(r -> r.association().removes());
        if (evidence.isEmpty()
                && (referringTypes < 2
                        || owned
                        || !hasLookupShape(entity)
                        || isConstructed(entity)
                        || entity.isAbstract())) {
            return List.of();
        }
        if (referringTypes >= 2) {
            evidence.add(Evidence.of(
                    referringTypes + " entities refer to " + entity.simpleName(),
                    referrers.get(0).association().range()));
        }
        if (hasLookupShape(entity) && !isConstructed(entity)) {
            evidence.add(Evidence.of(
                    entity.simpleName() + " has only columns like code and name, and no code makes one",
                    entity.range()));
        }
        return evidence;
    }

    private static boolean hasLookupShape(ManagedType entity) {
        List<Attribute> attributes = entity.attributes();
        boolean onlyBasic = attributes.stream().allMatch(BasicAttribute.class::isInstance);
        boolean labelled =
                attributes.stream().anyMatch(a -> LABELS.contains(a.name().toLowerCase(Locale.ROOT)));
        return onlyBasic && labelled && attributes.size() <= MAX_LOOKUP_COLUMNS;
    }

    private boolean isConstructed(ManagedType entity) {
        return !graph.uses(entity.name(), EntityUse.Kind.CONSTRUCTED).isEmpty();
    }

    /** Two or more mandatory to-ones and no referrers: rows that say that two others belong together. */
    private List<Evidence> link(ManagedType entity) {
        List<Association> mandatory = graph.endsFrom(entity.name()).stream()
                .filter(end -> end.isOwning() && TargetLifeInference.isToOne(end) && end.isMandatory())
                .filter(end -> !entity.isOfElements(end))
                .toList();
        long parents =
                mandatory.stream().map(end -> end.target().display()).distinct().count();
        if (parents < 2 || !graph.referrers(entity.name()).isEmpty()) {
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

    /** Two or more entities refer to its rows, and none of these goes with it. */
    private List<Evidence> shared(ManagedType entity) {
        Set<String> children = graph.removedWith(entity.name());
        List<Referrer> others = graph.referrers(entity.name()).stream()
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

    /** A collection or one-to-one that removes its rows. */
    private List<Evidence> owned(ManagedType entity) {
        return graph.endsTo(entity.name()).stream()
                .filter(end -> end.removes()
                        && (end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE))
                .map(end -> Evidence.of(end.display() + " removes its rows", end.range()))
                .toList();
    }
}
