package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the signs of {@link TargetLife} for one association end. */
final class TargetLifeInference {

    /** So many facts against it are printed. */
    private static final int MAX_AGAINST = 3;

    private final RelationshipGraph graph;

    TargetLifeInference(RelationshipGraph graph) {
        this.graph = graph;
    }

    TargetLife life(Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty()) {
            return new TargetLife(List.of(), List.of(), false);
        }
        List<Evidence> independence = new ArrayList<>();
        List<Evidence> privacy = new ArrayList<>();
        Role role = graph.role(target.get());
        String simple = SimpleName.of(target.get());
        boolean component = role.kind() == Role.Kind.VALUE_COMPONENT;
        AttachSigns attach = new AttachSigns(graph);
        List<Evidence> handed = attach.handedAround(end);
        // What code finds for other ends says nothing of rows that all who know them own.
        // Nor does it of a row that by its unique key is a pair with its owner.
        List<Evidence> found = component || end.uniqueKey() ? List.of() : attach.foundForOthers(end);
        boolean handedAround = !handed.isEmpty() || !found.isEmpty();
        independence.addAll(handed);
        boolean isPair = end.uniqueKey() && !handedAround;
        boolean partOfMany = component || isPair || mostOthersRemove(end, target.get());
        addLookUps(target.get(), simple, component || isPair, partOfMany, handedAround, independence);
        boolean lookedUp = !independence.isEmpty();
        int lookUps = independence.size();
        boolean made = !graph.uses(target.get(), EntityUse.Kind.CONSTRUCTED).isEmpty();
        if (!component) {
            independence.addAll(found);
            independence.addAll(Referrer.evidence(graph.liveReferrers(end), target.get()));
            graph.otherOwners(end).stream()
                    .map(other -> Evidence.of(other.display() + " owns it", other.range()))
                    .forEach(independence::add);
        } else if (isOneToOne(end) || lookedUp || made) {
            // That others cascade to it as well says little of a many-to-one, unless code also makes the rows.
            role.evidence().stream()
                    .filter(e -> !e.range().equals(Optional.of(end.range())))
                    .forEach(privacy::add);
        }
        graph.inverse(end).ifPresent(inverse -> addInverse(end, inverse, independence, privacy));
        end.explanation()
                .ifPresent(comment -> privacy.add(Evidence.of("a comment gives a reason for the cascade", comment)));
        if (role.kind() == Role.Kind.LOOKUP || (role.standsAlone() && role.isSaid())) {
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
        if (end.kind() == AssociationKind.MANY_TO_MANY && independence.isEmpty()) {
            pointsBack(end, target.get())
                    .ifPresent(back -> privacy.add(Evidence.of(
                            back.display() + " points back at one " + SimpleName.of(end.owner()), back.range())));
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
        // That rows are looked up by themselves, if only to be read, weighs less than that code makes one for each
        // owner.
        boolean onlyRead = madeForIt.isPresent() && independence.size() == lookUps;
        return new TargetLife(independence, against(privacy), onlyRead || attach.isMadeByOwner(end));
    }

    /** The first few facts that speak for one owner per row, and how many more there are. */
    private static List<Evidence> against(List<Evidence> privacy) {
        List<Evidence> evidence = new ArrayList<>();
        privacy.stream()
                .limit(MAX_AGAINST)
                .map(e -> new Evidence("against it: " + e.text(), e.range()))
                .forEach(evidence::add);
        if (privacy.size() > MAX_AGAINST) {
            evidence.add(Evidence.of("against it: " + (privacy.size() - MAX_AGAINST) + " more"));
        }
        return evidence;
    }

    /**
     * Rows that all who know them own by cascade may well have a repository, for instance to clean up or to query, and code
     * looks them up in order to read or change them: for these a look-up is a sign only where code hands rows around.
     */
    private void addLookUps(
            String target,
            String simple,
            boolean component,
            boolean partOfMany,
            boolean handedAround,
            List<Evidence> into) {
        first(target, EntityUse.Kind.REPOSITORY)
                .filter(use -> !component)
                .ifPresent(use -> into.add(Evidence.of(simple + " has a repository of its own", use.range())));
        first(target, EntityUse.Kind.LOOKED_UP)
                .filter(use -> !partOfMany || handedAround)
                .ifPresent(use -> into.add(Evidence.of("code looks " + simple + " rows up", use.range())));
    }

    /** A reference from each row of the target to one row of the owner. */
    private Optional<Association> pointsBack(Association end, String target) {
        return graph.endsFrom(target).stream()
                .filter(back -> isToOne(back) && back.isOwning())
                .filter(back -> back.target()
                        .resolved()
                        .filter(owner -> graph.model().sameHierarchy(owner, end.owner()))
                        .isPresent())
                .findFirst();
    }

    /** Whether most other ends to the target take its rows for their own. */
    private boolean mostOthersRemove(Association end, String target) {
        List<Association> others = graph.endsTo(target).stream()
                .filter(other -> !RelationshipGraph.sameEnd(other, end))
                .filter(other -> !graph.removedWith(target).contains(other.owner()))
                .toList();
        return others.stream().filter(Association::removes).count() * 2 > others.size();
    }

    private static void addInverse(
            Association end, Association inverse, List<Evidence> independence, List<Evidence> privacy) {
        String target = SimpleName.of(inverse.owner());
        if (inverse.kind().isToMany() && !end.uniqueKey() && !end.sharedKey()) {
            independence.add(Evidence.of(
                    inverse.display() + " collects several " + SimpleName.of(end.owner()) + " rows for one " + target,
                    inverse.range()));
        } else if (inverse.kind() == AssociationKind.ONE_TO_ONE && end.kind() == AssociationKind.MANY_TO_ONE) {
            privacy.add(Evidence.of(inverse.display() + " says that they are one-to-one", inverse.range()));
        }
        if (inverse.removes() && end.removes() && inverse.kind() != AssociationKind.ONE_TO_ONE) {
            independence.add(Evidence.of(inverse.display() + " cascades REMOVE back", inverse.range()));
        }
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
}
