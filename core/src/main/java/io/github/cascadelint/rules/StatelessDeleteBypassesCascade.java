package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.EnumSet;
import java.util.Set;

/** Flags cascades that a session without persistence context goes around, which deletes the owner's row and no other. */
@RuleInfo(
        id = "stateless-delete-bypasses-cascade",
        category = Category.BYPASS,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A session without context deletes a row whose cascade would delete others: those stay behind")
public final class StatelessDeleteBypassesCascade implements Rule {

    private static final Set<Act> STATELESS = EnumSet.of(Act.STATELESS_DELETES);

    @Override
    public void check(RuleContext context) {
        for (Bypass bypass : Bypass.all(context, STATELESS)) {
            Association end = bypass.end();
            context.report(end, bypass.place())
                    .confidence(bypass.confidence())
                    .message(Words.startWithA(Words.owner(end))
                            + " is deleted without a persistence context, and that cascades nothing: "
                            + bypass.leftBehind())
                    .occurrences(bypass.occurrences())
                    .evidence(bypass.evidence())
                    .suggest(bypass.remedy())
                    .emit();
        }
    }
}
