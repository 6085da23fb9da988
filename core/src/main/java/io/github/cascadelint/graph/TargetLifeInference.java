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

    /** As many entities that refer to rows are many. */
    private static final int MANY = 3;

    private final RelationshipGraph graph;

    TargetLifeInference(RelationshipGraph graph) {
        this.graph = graph;
    }

    TargetLife life(Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty()) {
            return new TargetLife(List.of(), false, List.of(), false);
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
        Optional<EntityUse> lookUp =
                first(target.get(), EntityUse.Kind.LOOKED_UP).filter(use -> !partOfMany || handedAround);
        addLookUps(target.get(), simple, component || isPair, lookUp, independence);
        boolean lookedUp = !independence.isEmpty();
        List<Referrer> referrers = component ? List.of() : graph.liveReferrers(end);
        List<Association> owners = component ? List.of() : graph.otherOwners(end);
        List<Evidence> referring = Referrer.evidence(referrers, target.get());
        boolean made = !graph.uses(target.get(), EntityUse.Kind.CONSTRUCTED).isEmpty();
        if (!component) {
            independence.addAll(found);
            independence.addAll(referring);
            owners.stream()
                    .map(other -> Evidence.of(other.display() + " owns it", other.range()))
                    .forEach(independence::add);
        } else if (isOneToOne(end) || lookedUp || made) {
            // That others cascade to it as well says little of a many-to-one, unless code also makes the rows.
            role.evidence().stream()
                    .filter(e -> !e.range().equals(Optional.of(end.range())))
                    .forEach(privacy::add);
        }
        Optional<Association> inverse = graph.inverse(end);
        inverse.ifPresent(other -> addInverse(end, other, independence, privacy));
        end.explanation()
                .ifPresent(comment -> privacy.add(Evidence.of("a comment gives a reason for the cascade", comment)));
        boolean saidAlone = isSaidAlone(end, role);
        if (role.kind() == Role.Kind.LOOKUP || saidAlone) {
            independence.addAll(role.evidence());
        }
        graph.model()
                .type(target.get())
                .filter(type -> type.has(Trait.SOFT_DELETE))
                .ifPresent(
                        type -> privacy.add(Evidence.of("a delete only marks the " + simple + " row", type.range())));
        addKey(end, simple, privacy);
        if (end.kind() == AssociationKind.MANY_TO_MANY && independence.isEmpty()) {
            pointsBack(end, target.get())
                    .ifPresent(back -> privacy.add(Evidence.of(
                            back.display() + " points back at one " + SimpleName.of(end.owner()), back.range())));
        }
        if (independence.isEmpty() && !component) {
            othersRemoveTheirs(end, target.get()).ifPresent(privacy::add);
        }
        Optional<Evidence> madeForIt = handed.isEmpty() ? attach.madeForIt(end) : Optional.empty();
        boolean isChild = end.kind() == AssociationKind.MANY_TO_ONE
                && inverse.filter(other -> other.kind().isToMany()).isPresent();
        if (madeForIt.isPresent()) {
            // What is made for a whole collection of owners says nothing of one owner each.
            madeForIt.filter(one -> !isChild || end.uniqueKey()).ifPresent(privacy::add);
        } else if (independence.isEmpty()
                && first(target.get(), EntityUse.Kind.QUERIED).isEmpty()) {
            first(target.get(), EntityUse.Kind.CONSTRUCTED)
                    .filter(use -> graph.endsTo(target.get()).size() == 1 || component)
                    .ifPresent(use -> privacy.add(Evidence.of(
                            "code makes new " + simple + " rows, and none was seen to look one up", use.range())));
        }
        // What somebody says overrules all signs; those that agree are told.
        if (graph.isStatedOwner(end)) {
            List<Evidence> said = new ArrayList<>(role.evidence());
            said.addAll(privacy);
            return new TargetLife(independence, false, against(said), true);
        }
        if (saidAlone) {
            return new TargetLife(independence, true, List.of(), false);
        }
        int hints = (lookUp.isPresent() ? 1 : 0)
                + (referrers.stream().anyMatch(referrer -> mayBeShared(referrer, target.get())) ? 0 : referring.size());
        boolean shared = independence.size() > hints || (lookUp.isPresent() && !referrers.isEmpty());
        // That rows are looked up by themselves, or that one or the other refers to them, weighs less than that code
        // makes one for each owner.
        boolean oneForEach = madeForIt.isPresent() && !isChild && owners.isEmpty() && !areMany(referrers);
        return new TargetLife(independence, shared, against(privacy), oneForEach || attach.isMadeByOwner(end));
    }

    /** Whether somebody says that the rows stand alone, or that they belong to others than those that the end starts at. */
    private boolean isSaidAlone(Association end, Role role) {
        return role.isSaid() && (role.standsAlone() || (role.kind() == Role.Kind.OWNED && !graph.isStatedOwner(end)));
    }

    /** Whether several rows of a referrer may refer to one row: of the target itself, and not of what it extends. */
    private static boolean mayBeShared(Referrer referrer, String target) {
        return referrer.association().kind() != AssociationKind.ONE_TO_ONE
                && referrer.association().target().display().equals(target);
    }

    /** Whether so many refer to the rows, or link themselves to them, that no owner can have made its row for itself. */
    private static boolean areMany(List<Referrer> referrers) {
        return referrers.stream().map(Referrer::entity).distinct().count() >= MANY
                || referrers.stream()
                        .anyMatch(referrer -> referrer.association().kind() == AssociationKind.MANY_TO_MANY);
    }

    /** What the columns of the key say. */
    private static void addKey(Association end, String simple, List<Evidence> privacy) {
        if (end.sharedKey()) {
            privacy.add(
                    Evidence.of("the foreign key is the primary key, so no two rows share a " + simple, end.range()));
        } else if (end.uniqueKey()) {
            privacy.add(Evidence.of("the foreign key is unique, so no two rows share a " + simple, end.range()));
        }
    }

    /** That all others who refer to the rows remove theirs along as well, of a to-one of which nothing else is known. */
    private Optional<Evidence> othersRemoveTheirs(Association end, String target) {
        List<Association> others = others(end, target);
        return isToOne(end) && others.size() > 1 && others.stream().allMatch(Association::removes)
                ? Optional.of(Evidence.of("the " + others.size() + " other associations to " + SimpleName.of(target)
                        + " remove their row, too"))
                : Optional.empty();
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
            String target, String simple, boolean component, Optional<EntityUse> lookUp, List<Evidence> into) {
        first(target, EntityUse.Kind.REPOSITORY)
                .filter(use -> !component)
                .ifPresent(use -> into.add(Evidence.of(simple + " has a repository of its own", use.range())));
        lookUp.ifPresent(use -> into.add(Evidence.of("code looks " + simple + " rows up", use.range())));
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
        List<Association> others = others(end, target);
        return others.stream().filter(Association::removes).count() * 2 > others.size();
    }

    /** The other ends that lead to the rows, but not those of their own children. */
    private List<Association> others(Association end, String target) {
        return graph.endsTo(target).stream()
                .filter(other -> !RelationshipGraph.sameEnd(other, end))
                .filter(other -> !graph.removedWith(target).contains(other.owner()))
                .toList();
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
