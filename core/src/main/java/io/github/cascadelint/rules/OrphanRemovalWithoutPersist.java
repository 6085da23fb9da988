package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags orphan removal without PERSIST: the parent deletes what leaves it, and does not save what joins it. */
@RuleInfo(
        id = "orphan-removal-without-persist",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary =
                "The parent removes its orphans and does not persist its new children: what is added to it is not saved",
        fix = Tier.SUGGESTED)
public final class OrphanRemovalWithoutPersist implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.kind().hasOrphanRemoval()
                    || !end.removesOrphans()
                    || target.isEmpty()
                    || end.cascade().unknown()
                    || end.cascade().has(CascadeType.PERSIST)) {
                continue;
            }
            List<CallSite> added = context.model().callSites(end, CallSite.Act.ATTACHES_NEW);
            List<Evidence> savers = savers(context, end, target.get());
            report(context, end, added, savers);
        }
    }

    /** Who else saves the rows: code, or another association that cascades PERSIST to them. */
    private static List<Evidence> savers(RuleContext context, Association end, String target) {
        Optional<Evidence> code = context.model().callSites(target, CallSite.Act.SAVES).stream()
                .findFirst()
                .map(site -> Evidence.of(
                        "against it: code saves " + Words.target(end) + " rows by themselves", site.range()));
        Optional<Evidence> repository = context.model().uses(target, EntityUse.Kind.REPOSITORY).stream()
                .findFirst()
                .map(use -> Evidence.of(
                        "against it: " + Words.target(end) + " has a repository of its own, which can save it",
                        use.range()));
        Optional<Evidence> other = context.graph().endsTo(target).stream()
                .filter(parent -> parent.cascade().has(CascadeType.PERSIST))
                .findFirst()
                .map(parent -> Evidence.of("against it: " + parent.display() + " persists them", parent.range()));
        return code.or(() -> repository).or(() -> other).stream().toList();
    }

    private static void report(RuleContext context, Association end, List<CallSite> added, List<Evidence> savers) {
        String target = Words.target(end);
        // Where nothing is seen to join through the parent, the rows are most often saved by themselves.
        boolean lost = !end.isOwning();
        context.report(end, Words.orphanPlace(end))
                .confidence(savers.isEmpty() && !added.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message("A new " + target + " put into " + end.display()
                        + (lost
                                ? " is not saved, and nothing says so: the end"
                                : " makes the flush fail "
                                        + Words.thrown(context, end.owner(), "TransientObjectException") + ": the end")
                        + " removes its orphans, but does not cascade PERSIST")
                .evidence(added.stream()
                        .limit(1)
                        .map(site -> Evidence.of("code puts a new one into it", site.range()))
                        .toList())
                .evidence(savers)
                .suggest(
                        "Add PERSIST (and MERGE, where detached graphs come back) to the cascade: what a parent may delete,"
                                + " it may save. If children are never added through the parent, say so in a suppression")
                .remedy(Mending.with(end, CascadeType.PERSIST))
                .emit();
    }
}
