package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.MappingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What code gives to an association: rows that were there before, or rows that it makes for it. */
final class AttachSigns {

    /** A call that makes a copy of what it is called on. */
    private static final Pattern COPIES = Pattern.compile("\\.(clone|copy|duplicate)\\w*\\(");

    private final RelationshipGraph graph;

    AttachSigns(RelationshipGraph graph) {
        this.graph = graph;
    }

    /** That code hands around rows of the target: to this end or to another, once for each end. */
    List<Evidence> handedAround(Association end) {
        List<Evidence> evidence = new ArrayList<>();
        String simple = SimpleName.of(end.target().display());
        first(end, Act.ATTACHES_FOUND)
                .ifPresent(site -> evidence.add(Evidence.of(
                        end.display() + " is given " + simple + " rows that were looked up", site.range())));
        copied(end)
                .ifPresent(site -> evidence.add(Evidence.of(
                        "a copy hands the same " + simple + " to a second " + SimpleName.of(end.owner()),
                        site.range())));
        letGoBeforeDelete(end)
                .ifPresent(site -> evidence.add(Evidence.of(
                        "code lets go of the " + simple + " before it deletes the " + SimpleName.of(end.owner()),
                        site.range())));
        return evidence;
    }

    /**
     * Code that gives the end what another instance holds. What the same attribute of another holds is not shared where the
     * key is unique: one of the two has no row. Nor is it where a copy of the owner gets a copy of its own: it moves on.
     */
    private Optional<CallSite> copied(Association end) {
        boolean own = end.uniqueKey()
                || graph.model().callSites(end, Act.ATTACHES_NEW).stream()
                        .anyMatch(site -> COPIES.matcher(site.code()).find());
        return graph.model().callSites(end, Act.ATTACHES_COPIED).stream()
                .filter(site -> !own || !site.from().equals(Optional.of(MappingModel.key(end))))
                .findFirst();
    }

    /** That code gives rows of the target to other ends that it has looked up. */
    List<Evidence> foundForOthers(Association end) {
        Optional<Association> inverse = graph.inverse(end);
        // The target's own children point back at it.
        Set<String> children = end.target().resolved().map(graph::removedWith).orElse(Set.of());
        List<Evidence> evidence = new ArrayList<>();
        end.target().resolved().stream()
                .flatMap(target -> graph.endsTo(target).stream())
                .filter(other -> !children.contains(other.owner())
                        && !RelationshipGraph.sameEnd(other, end)
                        && inverse.filter(i -> RelationshipGraph.sameEnd(i, other))
                                .isEmpty())
                .forEach(other -> first(other, Act.ATTACHES_FOUND)
                        .ifPresent(site -> evidence.add(Evidence.of(
                                other.display() + " is given "
                                        + SimpleName.of(other.target().display()) + " rows that were looked up",
                                site.range()))));
        return evidence.stream().distinct().limit(2).toList();
    }

    /** Whether every row that the end is seen to be given is made by its owner, in a constructor or a getter. */
    boolean isMadeByOwner(Association end) {
        List<CallSite> made = graph.model().callSites(end, Act.ATTACHES_NEW);
        String owner = SimpleName.of(end.declaredBy());
        return !made.isEmpty()
                && Stream.of(Act.ATTACHES_NEW, Act.ATTACHES_FOUND, Act.ATTACHES_COPIED, Act.ATTACHES_OTHER)
                        .flatMap(act -> graph.model().callSites(end, act).stream())
                        .allMatch(site -> site.method().startsWith(owner + ".")
                                && (site.act() == Act.ATTACHES_NEW
                                        || site.method().startsWith(owner + ".set")));
    }

    /** That code makes a row of the target for each owner. */
    Optional<Evidence> madeForIt(Association end) {
        return first(end, Act.ATTACHES_NEW)
                .map(site -> Evidence.of(
                        "code makes new " + SimpleName.of(end.target().display()) + " rows for each "
                                + SimpleName.of(end.owner()),
                        site.range()));
    }

    /** Whether code makes rows for the end. */
    boolean isGivenNew(Association end) {
        return end.kind() != AssociationKind.MANY_TO_MANY && madeForIt(end).isPresent();
    }

    /** A method that empties the attribute and then deletes the owner, but not what it let go of: its author knows that the cascade goes too far. */
    private Optional<CallSite> letGoBeforeDelete(Association end) {
        if (end.removesOrphans()) {
            return Optional.empty(); // to let go is to delete
        }
        List<CallSite> deletes = graph.model().callSites(end.owner(), Act.REMOVES);
        List<CallSite> itself = end.target().resolved().stream()
                .flatMap(target -> graph.model().callSites(target, Act.REMOVES).stream())
                .toList();
        List<CallSite> letGo = new ArrayList<>(graph.model().callSites(end, Act.NULLS));
        letGo.addAll(graph.model().callSites(end, Act.TAKES_OUT));
        return letGo.stream()
                .filter(site -> !site.method().isEmpty()
                        && itself.stream().noneMatch(delete -> delete.method().equals(site.method()))
                        && deletes.stream()
                                .anyMatch(delete -> delete.method().equals(site.method())
                                        && delete.range().compareTo(site.range()) > 0))
                .findFirst();
    }

    private Optional<CallSite> first(Association end, Act act) {
        return graph.model().callSites(end, act).stream().findFirst();
    }
}
