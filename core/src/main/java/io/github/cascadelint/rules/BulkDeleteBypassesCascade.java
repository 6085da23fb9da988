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

/** Flags cascades that a statement goes around which deletes the owner's rows (Jakarta Persistence 3.2, section 4.11). */
@RuleInfo(
        id = "bulk-delete-bypasses-cascade",
        category = Category.BYPASS,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A statement deletes rows whose cascade would delete others: those stay behind")
public final class BulkDeleteBypassesCascade implements Rule {

    private static final Set<Act> STATEMENTS = EnumSet.of(Act.BULK_DELETES, Act.NATIVE_DELETES);

    @Override
    public void check(RuleContext context) {
        for (Bypass bypass : Bypass.all(context, STATEMENTS)) {
            Association end = bypass.end();
            context.report(end, bypass.place())
                    .confidence(bypass.confidence())
                    .message(Words.startWithA(Words.owner(end))
                            + " is deleted by a statement, and a statement cascades nothing: "
                            + bypass.leftBehind())
                    .occurrences(bypass.occurrences())
                    .evidence(bypass.evidence())
                    .suggest(bypass.remedy())
                    .emit();
        }
    }
}
