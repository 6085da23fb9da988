package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Marking;
import io.github.cascadelint.mapping.Marking.Kind;
import io.github.cascadelint.mapping.Marking.On;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags cascades that stand where there is nothing to pass on to. */
@RuleInfo(
        id = "ineffective-cascade",
        category = Category.PROPAGATION,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A cascade stands on an attribute that is no association, and does nothing",
        fix = Tier.SAFE)
public final class IneffectiveCascade implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Marking marking : context.model().markings()) {
            if (isIdle(marking)) {
                String attribute = SimpleName.of(marking.type()) + "." + marking.attribute();
                context.report(marking)
                        .confidence(marking.on() == On.BASIC ? Confidence.LIKELY : Confidence.CERTAIN)
                        .message(marking.kind().text() + " on " + attribute + " does nothing: it is "
                                + marking.on().text() + why(marking.on()))
                        .suggest(
                                marking.on() == On.TRANSIENT
                                        ? "Take the mapping off; or, if the rows are to be saved and deleted with their"
                                                + " owner, let the attribute be persistent"
                                        : "Take it off")
                        .remedy(remedy(context, marking))
                        .emit();
            }
        }
    }

    private static Optional<Remedy> remedy(RuleContext context, Marking marking) {
        return marking.on() == On.TRANSIENT
                ? Optional.empty()
                : Mending.noAnnotation(
                        context,
                        marking.type(),
                        marking.attribute(),
                        marking.kind().text().substring(1));
    }

    private static boolean isIdle(Marking marking) {
        return switch (marking.on()) {
            case ASSOCIATION -> false;
            case TRANSIENT -> true;
            case ELEMENTS -> marking.kind() == Kind.HIBERNATE_CASCADE || marking.kind() == Kind.PRIVATE_OWNED;
            case BASIC, EMBEDDED -> marking.kind() == Kind.HIBERNATE_CASCADE || marking.kind() == Kind.PRIVATE_OWNED;
        };
    }

    private static String why(On on) {
        return switch (on) {
            case TRANSIENT -> ", so nothing of it is saved, and deleting the owner deletes nothing behind it";
            case ELEMENTS -> ", whose rows live and die with their owner whatever it says";
            case ASSOCIATION, BASIC, EMBEDDED -> " in the owner's own row, which has no life of its own";
        };
    }
}
