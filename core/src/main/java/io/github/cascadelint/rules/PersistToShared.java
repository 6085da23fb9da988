package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags PERSIST towards rows that exist already: a detached one is refused, a copied one is doubled. */
@RuleInfo(
        id = "persist-to-shared",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "PERSIST cascades to a row that exists already: a detached one is refused, a copy of it is doubled",
        fix = Tier.SUGGESTED)
public final class PersistToShared implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            // What answers to saveOrUpdate alone reattaches a detached row, and is not asked by persist.
            end.cascade()
                    .jpaElementFor(CascadeType.PERSIST)
                    .ifPresent(word -> SharedTarget.of(context, end)
                            .ifPresent(shared -> context.report(end, word.range())
                                    .confidence(shared.confidence())
                                    .message("Persisting a new " + Words.owner(end) + " also persists its "
                                            + Words.target(end) + ": " + end.display()
                                            + " cascades PERSIST. One that was loaded elsewhere is refused as detached"
                                            + " (generated key) or inserted a second time (assigned key)")
                                    .evidence(shared.evidence())
                                    .suggest("Take PERSIST off, and set the reference with find or getReference")
                                    .remedy(Mending.without(end, CascadeType.PERSIST))
                                    .emit()));
        }
    }
}
