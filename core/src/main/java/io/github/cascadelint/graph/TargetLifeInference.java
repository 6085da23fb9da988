package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the signs of {@link TargetLife} for one association end. */
final class TargetLifeInference {

    private final RelationshipGraph graph;

    TargetLifeInference(RelationshipGraph graph) {
        this.graph = graph;
    }

    TargetLife life(Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty()) {
            return new TargetLife(List.of(), List.of());
        }
        List<Evidence> independence = new ArrayList<>();
        List<Evidence> privacy = new ArrayList<>();
        Role role = graph.role(target.get());
        String simple = simple(target.get());
        boolean component = role.kind() == Role.Kind.VALUE_COMPONENT;
        AttachSigns attach = new AttachSigns(graph);
        independence.addAll(attach.handedAround(end));
        addLookUps(target.get(), simple, component, independence);
        boolean lookedUp = !independence.isEmpty();
        boolean handedAround = !attach.handedAround(end).isEmpty()
                || !attach.foundForOthers(end).isEmpty();
        boolean made = !graph.uses(target.get(), EntityUse.Kind.CONSTRUCTED).isEmpty();
        if (!component) {
            independence.addAll(attach.foundForOthers(end));
            independence.addAll(Referrer.evidence(graph.liveReferrers(end), target.get()));
            addOwners(end, target.get(), independence);
        } else if (isOneToOne(end) || lookedUp || made) {
            // That others cascade to it as well says little of a many-to-one, unless code also makes the rows.
            role.evidence().stream()
                    .filter(e -> !e.range().equals(Optional.of(end.range())))
                    .forEach(privacy::add);
        }
        graph.inverse(end).ifPresent(inverse -> addInverse(end, inverse, independence, privacy));
        end.explanation()
                .ifPresent(comment -> privacy.add(Evidence.of("a comment gives a reason for the cascade", comment)));
        if (role.kind() == Role.Kind.LOOKUP || (role.standsAlone() && isSaid(role))) {
            independence.addAll(role.evidence());
        }
        graph.model()
                .type(target.get())
                .filter(type -> type.has(Trait.SOFT_DELETE))
                .ifPresent(
                        type -> privacy.add(Evidence.of("a delete only marks the " + simple + " row", type.range())));
        if (end.sharedKey()) {
            privacy.add(
                    Evidence.of("the foreign key is the primary key, so no two rows share a " + simple, end.range()));
        } else if (end.uniqueKey()) {
            privacy.add(Evidence.of("the foreign key is unique, so no two rows share a " + simple, end.range()));
        }
        Optional<Evidence> madeForIt = handedAround ? Optional.empty() : attach.madeForIt(end);
        if (madeForIt.isPresent()) {
            privacy.add(madeForIt.get());
        } else if (independence.isEmpty()
                && first(target.get(), EntityUse.Kind.QUERIED).isEmpty()) {
            first(target.get(), EntityUse.Kind.CONSTRUCTED)
                    .filter(use -> graph.endsTo(target.get()).size() == 1 || component)
                    .ifPresent(use -> privacy.add(Evidence.of(
                            "code makes new " + simple + " rows, and none was seen to look one up", use.range())));
        }
        return new TargetLife(
                independence,
                privacy.stream()
                        .map(e -> new Evidence("against it: " + e.text(), e.range()))
                        .toList());
    }

    /** A collection that removes the rows, and that they point back to, owns them: a to-one points at another's child. */
    private void addOwners(Association end, String target, List<Evidence> into) {
        Optional<Association> inverse = graph.inverse(end);
        graph.endsTo(target).stream()
                .filter(other -> isToOne(end)
                        && other.kind() == AssociationKind.ONE_TO_MANY
                        && !other.isOwning()
                        && other.removes())
                .filter(other -> !RelationshipGraph.sameEnd(other, end)
                        && inverse.filter(i -> RelationshipGraph.sameEnd(i, other))
                                .isEmpty())
                .filter(other -> !graph.model().sameHierarchy(other.owner(), target))
                .map(other -> Evidence.of(other.display() + " owns it", other.range()))
                .forEach(into::add);
    }

    /** Rows that all who know them own by cascade may well have a repository, for instance to clean up or to query. */
    private void addLookUps(String target, String simple, boolean component, List<Evidence> into) {
        first(target, EntityUse.Kind.REPOSITORY)
                .filter(use -> !component)
                .ifPresent(use -> into.add(Evidence.of(simple + " has a repository of its own", use.range())));
        first(target, EntityUse.Kind.LOOKED_UP)
                .ifPresent(use -> into.add(Evidence.of("code looks " + simple + " rows up", use.range())));
    }

    private static void addInverse(
            Association end, Association inverse, List<Evidence> independence, List<Evidence> privacy) {
        String target = simple(inverse.owner());
        if (inverse.kind().isToMany() && !end.uniqueKey()) {
            independence.add(Evidence.of(
                    inverse.display() + " collects several " + simple(end.owner()) + " rows for one " + target,
                    inverse.range()));
        } else if (inverse.kind() == AssociationKind.ONE_TO_ONE && end.kind() == AssociationKind.MANY_TO_ONE) {
            privacy.add(Evidence.of(inverse.display() + " says that they are one-to-one", inverse.range()));
        }
        if (inverse.removes() && end.removes() && inverse.kind() != AssociationKind.ONE_TO_ONE) {
            independence.add(Evidence.of(inverse.display() + " cascades REMOVE back", inverse.range()));
        }
    }

    /** Whether the entity or the configuration says so, so that nothing else needs to. */
    private static boolean isSaid(Role role) {
        return role.evidence().stream()
                .allMatch(e -> e.range().isEmpty() || e.text().startsWith(RoleInference.SAYS_SO));
    }

    private Optional<EntityUse> first(String entity, EntityUse.Kind kind) {
        return graph.uses(entity, kind).stream().findFirst();
    }

    private static boolean isOneToOne(Association end) {
        return end.kind() == AssociationKind.ONE_TO_ONE;
    }

    static boolean isToOne(Association end) {
        return end.kind() == AssociationKind.MANY_TO_ONE || end.kind() == AssociationKind.ONE_TO_ONE;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
