package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags MERGE towards rows that exist without the owner: a stale copy overwrites them. */
@RuleInfo(
        id = "merge-to-shared",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "MERGE cascades to a shared row: a stale copy of it overwrites what others have changed",
        speaksFor = {"persist-to-shared"})
public final class MergeToShared implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (!end.cascade().has(CascadeType.MERGE)) {
                continue;
            }
            SharedTarget.of(context, end)
                    .ifPresent(shared -> context.report(
                                    end,
                                    end.cascade()
                                            .elementFor(CascadeType.MERGE)
                                            .map(element -> element.range())
                                            .orElse(end.annotationRange()))
                            .confidence(isImmutable(context, end) ? Confidence.POSSIBLE : shared.confidence())
                            .message("Merging a detached " + Words.owner(end) + " also merges its " + Words.target(end)
                                    + ": " + end.display() + " cascades MERGE, so an old copy of the "
                                    + Words.target(end)
                                    + " overwrites what has changed in it since")
                            .evidence(shared.evidence())
                            .suggest("Take MERGE off: the reference itself is saved without it")
                            .emit());
        }
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
