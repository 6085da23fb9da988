package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.TargetLife;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags REMOVE on either end of a many-to-many: deleting one row deletes rows that others are linked to. */
@RuleInfo(
        id = "remove-on-many-to-many",
        category = Category.REMOVE,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "A many-to-many association cascades REMOVE: deleting one row deletes rows that others are linked to",
        fix = Tier.SAFE,
        speaksFor = {"merge-to-shared", "persist-to-shared", "remove-to-immutable", "soft-delete-hard-children"})
public final class RemoveOnManyToMany implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (end.kind() != AssociationKind.MANY_TO_MANY
                    || !end.cascade().has(CascadeType.REMOVE)
                    || context.graph().isOneToManyInFact(end)) {
                continue;
            }
            TargetLife life = context.graph().life(end);
            RemoveVerdict verdict = RemoveVerdict.of(context, end, life);
            String owner = Words.owner(end);
            String target = Words.target(end);
            context.report(end, Words.removePlace(end))
                    .severity(verdict.severity())
                    .confidence(verdict.confidence())
                    .message("Deleting one " + owner + " also deletes every " + target + " linked to it: "
                            + end.display()
                            + " says " + Words.removeWord(end) + " on " + Words.kind(end.kind(), end) + ". "
                            + (end.isOwning()
                                    ? Words.startWithA(target) + " that another " + owner
                                            + " is linked to as well makes the delete fail, or is taken away from it"
                                    : "Every link of such " + Words.a(target)
                                            + " goes with it, so no foreign key stops the delete"))
                    .evidence(OwnerDeletes.of(context, end).stream().toList())
                    .steps(OwnerDeletes.path(context, end))
                    .evidence(life.all())
                    .suggest("Take REMOVE off; the rows of the link table are deleted without it. Where new " + target
                            + " rows are made along, PERSIST is enough. " + Words.ifPrivate(end) + ", map it as "
                            + Words.kind(AssociationKind.ONE_TO_MANY, end))
                    .remedy(Mending.noRemove(end))
                    .emit();
        }
    }
}
