package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flags rows under orphan removal of two or more associations that may all hold the same row. */
@RuleInfo(
        id = "orphan-removal-with-several-owners",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Rows are under orphan removal of several associations: when one lets go, the others lose the row")
public final class OrphanRemovalWithSeveralOwners implements Rule {

    @Override
    public void check(RuleContext context) {
        Map<String, List<Association>> byTarget = new TreeMap<>();
        for (Association end : context.graph().ends()) {
            if (end.removesOrphans() && !end.sharedKey()) {
                end.target()
                        .resolved()
                        .ifPresent(target -> addOwner(byTarget.computeIfAbsent(target, k -> new ArrayList<>()), end));
            }
        }
        byTarget.forEach((target, owners) -> {
            Role.Kind role = context.graph().role(target).kind();
            // A component's row stays with the owner that made it, unless code looks one up and hands it on.
            if (role == Role.Kind.LINK || (role == Role.Kind.VALUE_COMPONENT && !isLookedUp(context, target))) {
                return;
            }
            List<Association> optional =
                    owners.stream().filter(end -> isOptional(context, end)).toList();
            // One column can hold one owner only: ends that share it do not compete for a row.
            if (optional.size() < 2 || shareOneKey(context, optional)) {
                return;
            }
            report(context, optional.get(0), optional);
        });
    }

    /** A declaration that several entities inherit is one owner: nothing says that their rows change hands. */
    private static void addOwner(List<Association> owners, Association end) {
        if (owners.stream().noneMatch(other -> RelationshipGraph.sameEnd(other, end))) {
            owners.add(end);
        }
    }

    /** Whether code takes rows from elsewhere than their owner, so that it can hand them to another one. */
    private static boolean isLookedUp(RuleContext context, String target) {
        return !context.model().uses(target, EntityUse.Kind.LOOKED_UP).isEmpty();
    }

    private static boolean isGivenExisting(RuleContext context, Association end) {
        return Stream.of(Act.ATTACHES_FOUND, Act.ATTACHES_COPIED, Act.MOVES)
                .anyMatch(act -> !context.model().callSites(end, act).isEmpty());
    }

    private static boolean isOptional(RuleContext context, Association end) {
        return context.graph().inverse(end).map(back -> !back.isMandatory()).orElse(true);
    }

    private static boolean shareOneKey(RuleContext context, List<Association> ends) {
        long inverses = ends.stream()
                .map(end -> context.graph().inverse(end).map(back -> back.declaredBy() + "#" + back.name()))
                .distinct()
                .count();
        boolean sameColumns = ends.stream()
                        .map(end -> end.joinColumns().stream()
                                .map(column -> column.name().toLowerCase(Locale.ROOT))
                                .toList())
                        .distinct()
                        .count()
                == 1;
        return context.graph().inverse(ends.get(0)).isPresent()
                ? inverses == 1
                : sameColumns && ends.stream().allMatch(OrphanRemovalWithSeveralOwners::isKeyInTarget);
    }

    private static boolean isKeyInTarget(Association end) {
        return end.isOwning()
                && end.kind() == AssociationKind.ONE_TO_MANY
                && !end.joinColumns().isEmpty();
    }

    private static void report(RuleContext context, Association first, List<Association> owners) {
        String target = Words.target(first);
        // Each end with a key of its own in the row: most often exactly one of the keys is set. And where code is
        // read, and is not seen to give an end a row that is there, each row stays with the one it was made for.
        boolean alternatives = owners.stream()
                        .allMatch(end -> !end.isOwning() || end.kind() == AssociationKind.ONE_TO_ONE)
                || (context.model().hasCode() && owners.stream().noneMatch(end -> isGivenExisting(context, end)));
        List<Evidence> others = owners.stream()
                .skip(1)
                .map(end -> Evidence.of(end.display() + " removes its orphans too", Words.orphanPlace(end)))
                .toList();
        context.report(first, Words.orphanPlace(first))
                .confidence(alternatives ? Confidence.POSSIBLE : Confidence.LIKELY)
                .message(Words.startWithA(target) + " that leaves " + first.display() + " can be deleted even while "
                        + owners.get(1).display() + " holds it: both remove orphans, and neither must have it")
                .evidence(others)
                .suggest("Give each " + target + " one owner: keep orphanRemoval on one of the ends, or make every row"
                        + " belong to exactly one of them by a check constraint and say so in a suppression")
                .emit();
    }
}
