package io.github.cascadelint.rules;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.RuleContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Code that removes the target of an association end by itself, and does not take it out of the end. */
final class ChildRemoval {

    /** What makes a collection or reference hold something else, or nothing. */
    private static final Set<Act> LETS_GO =
            EnumSet.of(Act.TAKES_OUT, Act.NULLS, Act.REPLACES, Act.ASSIGNS, Act.REFILLS, Act.REFILLED, Act.EMPTIES);

    private final Association end;
    private final List<CallSite> held;
    private final boolean managed;
    private final List<CallSite> sites;
    private final boolean ownerGoesToo;

    private ChildRemoval(
            Association end, List<CallSite> held, boolean managed, List<CallSite> sites, boolean ownerGoesToo) {
        this.end = end;
        this.managed = managed;
        this.held = held;
        this.sites = sites;
        this.ownerGoesToo = ownerGoesToo;
    }

    /** What removes targets of the end by itself; empty where nothing is seen to. */
    static Optional<ChildRemoval> of(RuleContext context, Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty() || (end.kind().isToMany() && !end.removes())) {
            return Optional.empty();
        }
        List<CallSite> sites = alone(context, end, context.model().callSites(target.get(), Act.REMOVES));
        List<CallSite> found = alone(context, end, context.model().callSites(end, Act.REMOVES_HELD_FOUND));
        List<CallSite> held = new ArrayList<>(found);
        held.addAll(alone(context, end, context.model().callSites(end, Act.REMOVES_HELD)));
        if (sites.isEmpty() && held.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChildRemoval(end, held, !found.isEmpty(), sites, sameTypeRemovesOwner(context, end, held)));
    }

    /** Those in whose method neither the owner lets go nor goes itself. */
    private static List<CallSite> alone(RuleContext context, Association end, List<CallSite> sites) {
        return sites.stream()
                .filter(site -> LETS_GO.stream()
                        .flatMap(act -> context.model().callSites(end, act).stream())
                        .noneMatch(other -> Bypass.inSameMethod(site, other)))
                .filter(site -> context.model().callSites(end.owner(), Act.REMOVES).stream()
                        .noneMatch(other -> Bypass.inSameMethod(site, other)))
                .toList();
    }

    /** A helper that empties the parent, and another method of the same class that calls it and removes the parent then. */
    private static boolean sameTypeRemovesOwner(RuleContext context, Association end, List<CallSite> held) {
        return context.model().callSites(end.owner(), Act.REMOVES).stream()
                .anyMatch(remove -> held.stream()
                        .anyMatch(site ->
                                site.range().file().equals(remove.range().file())));
    }

    /** The places, those first where the owner is at hand. */
    List<CallSite> sites() {
        return held.isEmpty() ? sites : held;
    }

    /** Whether the flush of a loaded owner saves its targets again. */
    boolean isSavedAgain() {
        return end.cascade().has(CascadeType.PERSIST);
    }

    /** Whether the code has read what it removes from the owner, which therefore holds it. */
    boolean holdsParent() {
        return !held.isEmpty() && !ownerGoesToo;
    }

    /** Whether, besides, the method has looked that owner up itself, which therefore is managed, and holds it to the end. */
    boolean holdsManagedParent() {
        return managed && holdsParent();
    }

    /** The word that stands for PERSIST. */
    SourceRange persistPlace() {
        return end.cascade()
                .elementFor(CascadeType.PERSIST)
                .map(Cascade.Element::range)
                .orElse(end.annotationRange());
    }

    /** How to let go of it. */
    String remedy() {
        String target = Words.target(end);
        if (!end.kind().isToMany()) {
            return "Set " + end.display() + " to null before the " + target + " is removed"
                    + (end.removesOrphans() ? "; orphan removal then deletes the row by itself" : "");
        }
        return end.removesOrphans()
                ? "Take the " + target + " out of " + end.display()
                        + " instead: orphan removal then deletes the row by itself"
                : "Take the " + target + " out of " + end.display() + " before it is removed";
    }
}
