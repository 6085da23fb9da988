package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags REMOVE towards whatever row of whatever entity: an association without a foreign key. */
@RuleInfo(
        id = "any-cascade",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary =
                "REMOVE cascades along an @Any: the target may be a row of many entities, and no foreign key guards it",
        fix = Tier.SUGGESTED)
public final class AnyCascade implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.model().declaredAssociations()) {
            boolean any = end.kind() == AssociationKind.ANY || end.kind() == AssociationKind.MANY_TO_ANY;
            if (!any || !end.removes()) {
                continue;
            }
            String rows = end.kind().isToMany() ? "every row that its list names" : "the row that it points at";
            context.report(end, Words.removePlace(end))
                    .confidence(Confidence.LIKELY)
                    .message(end.display() + " is an association to any entity and cascades REMOVE: deleting "
                            + Words.a(Words.owner(end)) + " deletes " + rows + ", of whatever entity, and no foreign"
                            + " key can refuse it where others use that row, too")
                    .suggest("Take REMOVE off, and let the code that knows what the row is delete it. Where "
                            + Words.a(Words.owner(end)) + " owns its target, give each kind of target an association"
                            + " of its own, with a foreign key")
                    .remedy(Mending.noRemove(end))
                    .emit();
        }
    }
}
