package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Flags MERGE towards rows that exist without the owner: a stale copy overwrites them. */
@RuleInfo(
        id = "merge-to-shared",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "MERGE cascades to a shared row: a stale copy of it overwrites what others have changed",
        fix = Tier.SUGGESTED,
        speaksFor = {"persist-to-shared"})
public final class MergeToShared implements Rule {

    /** Hibernate's own operations, to which {@code save-update} answers. */
    private static final Pattern SAVE_OR_UPDATE = Pattern.compile("\\.saveOrUpdate\\(");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            end.cascade()
                    .jpaElementFor(CascadeType.MERGE)
                    .or(() -> end.cascade().elementFor(CascadeType.MERGE))
                    .ifPresent(word ->
                            SharedTarget.of(context, end).ifPresent(shared -> report(context, end, word, shared)));
        }
    }

    private static void report(RuleContext context, Association end, Cascade.Element word, SharedTarget shared) {
        boolean isReached = !word.isSaveUpdate() || isSavedOrUpdated(context, end);
        String target = Words.target(end);
        // What the same code has looked up is managed: a merge has nothing to copy there.
        Attachments attachments = Attachments.of(context, end);
        boolean isManaged = attachments.givesOnlyFound();
        context.report(end, word.range())
                .confidence(
                        !isReached || isManaged || isImmutable(context, end)
                                ? Confidence.POSSIBLE
                                : shared.confidence())
                .message((word.isSaveUpdate()
                                ? "Hibernate's saveOrUpdate of a detached " + Words.owner(end) + " also updates its "
                                : "Merging a detached " + Words.owner(end) + " also merges its ")
                        + target + ": " + end.display() + " cascades "
                        + (word.isSaveUpdate() ? SimpleName.of(word.text()) : "MERGE") + ", so an old copy of the "
                        + target + " overwrites what has changed in it since")
                .evidence(shared.evidence())
                .evidence(isManaged ? attachments.evidence() : List.of())
                .suggest("Take " + (word.isSaveUpdate() ? SimpleName.of(word.text()) : "MERGE")
                        + " off: the reference itself is saved without it")
                .remedy(Mending.without(end, CascadeType.MERGE))
                .emit();
    }

    /** Whether code calls Hibernate's own operation on the owner: a merge or persist goes past {@code save-update}. */
    private static boolean isSavedOrUpdated(RuleContext context, Association end) {
        return context.model().callSites(end.owner(), Act.SAVES).stream()
                .anyMatch(site -> SAVE_OR_UPDATE.matcher(site.code()).find());
    }

    /** Hibernate does not update an immutable row, whatever copy is merged. */
    private static boolean isImmutable(RuleContext context, Association end) {
        return end.target()
                .resolved()
                .flatMap(context.model()::type)
                .filter(type -> type.has(Trait.IMMUTABLE))
                .isPresent();
    }
}
