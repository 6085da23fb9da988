package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/**
 * Flags cascades of PERSIST that save a row again which the code has just removed (Jakarta Persistence 3.2, sections 3.3.2
 * and 3.3.4).
 */
@RuleInfo(
        id = "persist-undoes-remove",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Code removes a row that a parent still holds under PERSIST: the flush saves it again, and nothing is"
                + " deleted",
        speaksFor = "child-deleted-through-own-repository")
public final class PersistUndoesRemove implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            ChildRemoval.of(context, end)
                    .filter(removal -> removal.isSavedAgain())
                    .ifPresent(removal -> {
                        String target = Words.target(end);
                        context.report(end, removal.persistPlace())
                                .confidence(removal.holdsManagedParent() ? Confidence.LIKELY : Confidence.POSSIBLE)
                                .message(Words.startWithA(target) + " is removed while " + end.display()
                                        + " of a loaded " + Words.owner(end)
                                        + " still holds it, and PERSIST cascades along that: the flush saves it again, so that"
                                        + " the row stays, without a word")
                                .occurrences(removal.sites().size())
                                .evidence(Words.sites(removal.sites()))
                                .suggest(removal.remedy())
                                .emit();
                    });
        }
    }
}
