package io.github.cascadelint.rules;

import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags suppressions that suppress nothing. Reported by triage, which alone knows what was suppressed. */
@RuleInfo(
        id = "unused-suppression",
        category = Category.LINTER,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A suppression suppresses nothing")
public final class UnusedSuppression implements Rule {

    @Override
    public void check(RuleContext context) {
        // What a suppression suppresses is known only when all rules have run: see Triage.
    }
}
