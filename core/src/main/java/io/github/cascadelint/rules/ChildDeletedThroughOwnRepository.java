package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags orphan removal of what code deletes past the parent as well. */
@RuleInfo(
        id = "child-deleted-through-own-repository",
        category = Category.BYPASS,
        severity = Severity.INFO,
        since = "0.1",
        summary = "Code deletes a row by itself that a parent owns under orphan removal, and leaves it in the parent")
public final class ChildDeletedThroughOwnRepository implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (!end.removesOrphans()) {
                continue;
            }
            ChildRemoval.of(context, end).ifPresent(removal -> {
                String target = Words.target(end);
                context.report(end, Words.orphanPlace(end))
                        .confidence(isSure(removal) ? Confidence.LIKELY : Confidence.POSSIBLE)
                        .message(Words.startWithA(target) + " is deleted past its " + Words.owner(end) + ", though "
                                + end.display() + " owns it: "
                                + (removal.isSavedAgain()
                                        ? "a loaded " + Words.owner(end) + " saves it again, and the row stays"
                                        : "a loaded " + Words.owner(end) + " still holds the row that is gone"))
                        .occurrences(removal.sites().size())
                        .evidence(Words.sites(removal.sites()))
                        .suggest(removal.remedy())
                        .emit();
            });
        }
    }

    private static boolean isSure(ChildRemoval removal) {
        return removal.isSavedAgain() ? removal.holdsManagedParent() : removal.holdsParent();
    }
}
