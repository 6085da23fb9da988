package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Flags collections of private children without orphan removal: a child that is taken out of one stays in the database,
 * because only its own reference is written (Jakarta Persistence 3.2, section 2.11).
 */
@RuleInfo(
        id = "private-child-without-orphan-removal",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A child that is taken out of its parent's collection stays in the database, and comes back",
        fix = Tier.SUGGESTED)
public final class PrivateChildWithoutOrphanRemoval implements Rule {

    /** A collection that is given another one without rows: most often the first it has. */
    private static final Pattern EMPTY = Pattern.compile("new \\w+(<.*>)?\\(\\)\\)$|\\.empty\\w+\\(\\)\\)$");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<Association> back = context.graph().inverse(end);
            if (end.kind() != AssociationKind.ONE_TO_MANY
                    || end.isOwning()
                    || !end.removes()
                    || end.removesOrphans()
                    || !end.orphanRemoval().is(false)
                    || back.isEmpty()
                    || !isPrivate(context, end)
                    || mayMove(context, end, back.get())) {
                continue;
            }
            List<CallSite> leaves = leaves(context, end);
            boolean mandatory = back.get().isMandatory();
            if (!leaves.isEmpty() || mandatory) {
                report(context, end, back.get(), leaves);
            }
        }
    }

    /** Whether no other association removes the rows: then this parent alone decides when they go. */
    private static boolean isPrivate(RuleContext context, Association end) {
        String target = end.target().resolved().orElse("");
        return context.graph().endsTo(target).stream()
                .noneMatch(other -> other.removes() && !RelationshipGraph.sameEnd(other, end));
    }

    /** Whether code gives a child another parent, or none: then it may outlive its place in the collection. */
    private static boolean mayMove(RuleContext context, Association end, Association back) {
        return Stream.of(Act.NULLS, Act.ATTACHES_FOUND)
                        .anyMatch(act -> !context.model().callSites(back, act).isEmpty())
                || !context.model().callSites(end, Act.ATTACHES_FOUND).isEmpty();
    }

    /** Where children leave the collection, and nothing in the same method deletes them or their parent, or may do so. */
    private static List<CallSite> leaves(RuleContext context, Association end) {
        Set<String> deleting = new HashSet<>();
        String target = end.target().resolved().orElse("");
        deletions(context, end.owner()).forEach(site -> deleting.add(site.method()));
        deletions(context, target).forEach(site -> deleting.add(site.method()));
        context.model().callSites(target, Act.CLEARS).forEach(site -> deleting.add(site.method()));
        context.model().callSites(end, Act.MAY_DELETE).forEach(site -> deleting.add(site.method()));
        return Stream.of(Act.TAKES_OUT, Act.REPLACES_FOUND, Act.REFILLS, Act.REPLACES, Act.NARROWS)
                .flatMap(act -> context.model().callSites(end, act).stream())
                .filter(site -> !deleting.contains(site.method()))
                .filter(site -> !EMPTY.matcher(site.code()).find())
                .toList();
    }

    private static List<CallSite> deletions(RuleContext context, String type) {
        return Act.DELETES.stream()
                .flatMap(act -> context.model().callSites(type, act).stream())
                .toList();
    }

    /**
     * Certain is what takes single rows out and leaves it at that. A member of the entity that no other type calls may never
     * run, a setter may be called on new instances, a collection be emptied before it is filled for the first time, and where
     * code deletes such rows, or hands them to what may, they may be the same.
     */
    private static Confidence confidence(
            RuleContext context, Association end, boolean mandatory, List<CallSite> leaves) {
        String setter = SimpleName.of(end.declaredBy()) + ".set";
        List<CallSite> sure = leaves.stream()
                .filter(site -> site.act() == Act.REPLACES_FOUND
                        || (site.act() == Act.TAKES_OUT && site.code().contains(".remove")))
                .filter(site -> !site.method().startsWith(setter) && !site.uncalled())
                .toList();
        if (sure.isEmpty()
                || !mandatory
                || !deletions(context, end.target().resolved().orElse("")).isEmpty()
                || !context.model().callSites(end, Act.MAY_DELETE).isEmpty()) {
            return Confidence.POSSIBLE;
        }
        return sure.stream().anyMatch(site -> site.act() == Act.TAKES_OUT) ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private static void report(RuleContext context, Association end, Association back, List<CallSite> leaves) {
        boolean seen = !leaves.isEmpty();
        boolean mandatory = back.isMandatory();
        String target = Words.target(end);
        context.report(end, Words.removePlace(end))
                .severity(seen ? Severity.WARNING : Severity.INFO)
                .confidence(confidence(context, end, mandatory, leaves))
                .message(Words.startWithA(target) + " that is taken out of " + end.display()
                        + " stays in the database, and is back when the " + Words.owner(end)
                        + " is loaded again: the cascade deletes it with its parent only, and " + back.display()
                        + (mandatory ? ", which must not be null," : "") + " still leads to it")
                .evidence(leaves.stream()
                        .limit(2)
                        .map(site -> Evidence.of(
                                (site.method().isEmpty() ? "code" : site.method()) + " takes rows out: " + site.code(),
                                site.range()))
                        .toList())
                .evidence(Evidence.of(
                        back.display() + (mandatory ? " is mandatory" : " leads to the parent"), back.range()))
                .suggest("Add orphanRemoval = true to " + end.display() + ", if " + Words.a(target)
                        + " never changes its parent; else delete the row with em.remove where it leaves")
                .remedy(Mending.element(end, "orphanRemoval", "true"))
                .emit();
    }
}
