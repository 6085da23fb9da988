package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Signs of reference data: rows that are there before the application starts and that others choose from. */
final class LookupSigns {

    private static final Set<String> LABELS = Set.of(
            "code", "name", "label", "description", "title", "key", "abbreviation", "displayname", "value", "symbol");
    private static final int MAX_COLUMNS = 8;

    private final RelationshipGraph graph;

    LookupSigns(RelationshipGraph graph) {
        this.graph = graph;
    }

    /**
     * Read-only by annotation, or filled by a migration, or of its shape and referred to by several; and never made by
     * code. Empty where that is not enough.
     */
    List<Evidence> of(ManagedType entity) {
        List<Referrer> referrers = graph.referrers(entity.name()).stream()
                .filter(r -> r.association().kind() == AssociationKind.MANY_TO_ONE
                        || r.association().kind() == AssociationKind.MANY_TO_MANY)
                // Where the key is unique, every row has one user: nobody chooses among them.
                .filter(r -> !r.association().uniqueKey())
                .toList();
        if (referrers.isEmpty() || hasCollections(entity)) {
            return List.of();
        }
        boolean made = !graph.uses(entity.name(), EntityUse.Kind.CONSTRUCTED).isEmpty();
        List<Evidence> evidence = new ArrayList<>();
        // What code makes and never looks up is written once, for the one that it is made for.
        if (made && !isLookedUp(entity)) {
            return List.of();
        }
        if (entity.has(Trait.IMMUTABLE)) {
            evidence.add(Evidence.of(entity.simpleName() + " is immutable reference data", entity.range()));
        }
        if (entity.has(Trait.READ_ONLY_CACHE)) {
            evidence.add(Evidence.of(entity.simpleName() + " is cached read-only", entity.range()));
        }
        // Where everyone who refers to the rows also removes them, they are owned and no data that is there anyway, if
        // those
        // who refer to them are inserted along with them.
        boolean owned = referrers.stream()
                .allMatch(r -> r.association().removes()
                        && !graph.uses(r.entity(), EntityUse.Kind.SEEDED).isEmpty());
        boolean mayBe = !made && !owned && !entity.isAbstract();
        if (mayBe && !needsMadeRows(entity)) {
            evidence.addAll(seeds(entity));
        }
        boolean filled = !evidence.isEmpty();
        if (filled ? isChild(entity) : isCollected(entity)) {
            return List.of();
        }
        long referringTypes =
                referrers.stream().map(Referrer::entity).distinct().count();
        boolean shaped = hasShape(entity) && !made;
        if (!filled && (!mayBe || !shaped || referringTypes < 2)) {
            return List.of();
        }
        if (referringTypes >= 2) {
            evidence.add(Evidence.of(
                    referringTypes + " entities refer to " + entity.simpleName(),
                    referrers.get(0).association().range()));
        }
        if (shaped) {
            evidence.add(Evidence.of(
                    entity.simpleName() + " has only columns like code and name, and no code makes one",
                    entity.range()));
        }
        return evidence;
    }

    private boolean isLookedUp(ManagedType entity) {
        return Stream.of(EntityUse.Kind.LOOKED_UP, EntityUse.Kind.REPOSITORY, EntityUse.Kind.SEEDED)
                .anyMatch(kind -> !graph.uses(entity.name(), kind).isEmpty());
    }

    private List<Evidence> seeds(ManagedType entity) {
        List<EntityUse> seeds = graph.model().uses(entity.name(), EntityUse.Kind.SEEDED);
        return seeds.stream()
                .limit(1)
                .map(seed -> Evidence.of(
                        seeds.size() == 1
                                ? "a migration inserts " + entity.simpleName() + " rows, and no code makes one"
                                : "migrations insert " + entity.simpleName() + " rows in " + seeds.size()
                                        + " places, and no code makes one",
                        seed.range()))
                .toList();
    }

    /** Whether each row belongs to one that code makes and no migration inserts: it cannot be there before that one. */
    private boolean needsMadeRows(ManagedType entity) {
        return graph.endsFrom(entity.name()).stream()
                .filter(end -> end.isOwning() && TargetLifeInference.isToOne(end) && end.isMandatory())
                .flatMap(end -> end.target().resolved().stream())
                .anyMatch(target ->
                        !graph.uses(target, EntityUse.Kind.CONSTRUCTED).isEmpty()
                                && graph.uses(target, EntityUse.Kind.SEEDED).isEmpty());
    }

    private boolean hasCollections(ManagedType entity) {
        return graph.endsFrom(entity.name()).stream().anyMatch(e -> e.kind().isToMany());
    }

    private boolean isCollected(ManagedType entity) {
        return graph.endsTo(entity.name()).stream().anyMatch(e -> e.kind() == AssociationKind.ONE_TO_MANY);
    }

    /** Whether an entity that collects its rows also saves or removes them. */
    private boolean isChild(ManagedType entity) {
        return graph.endsTo(entity.name()).stream()
                .anyMatch(end -> end.kind() == AssociationKind.ONE_TO_MANY
                        && (end.removes() || end.cascade().has(CascadeType.PERSIST)));
    }

    private static boolean hasShape(ManagedType entity) {
        List<Attribute> attributes = entity.attributes();
        boolean onlyBasic = attributes.stream().allMatch(BasicAttribute.class::isInstance);
        boolean labelled =
                attributes.stream().anyMatch(a -> LABELS.contains(a.name().toLowerCase(Locale.ROOT)));
        return onlyBasic && labelled && attributes.size() <= MAX_COLUMNS;
    }
}
