package io.github.cascadelint.rules;

import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags REMOVE between rows that are only marked as deleted and rows that are really deleted. */
@RuleInfo(
        id = "soft-delete-hard-children",
        category = Category.LIFECYCLE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A delete that only marks one row really deletes another, or the other way round")
public final class SoftDeleteHardChildren implements Rule {

    @Override
    public void check(RuleContext context) {
        MappingModel model = context.model();
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.removes()
                    || target.isEmpty()
                    || SoftDeletes.onDelete(context, end).isPresent()) {
                continue;
            }
            if (SoftDeletes.isSoft(model, end.owner()) && SoftDeletes.isHard(model, target.get())) {
                if (end.keyIsInOwner()) {
                    reportReferred(context, end);
                } else {
                    reportLost(context, end, target.get());
                }
            } else if (SoftDeletes.isHard(model, end.owner())
                    && SoftDeletes.isSoft(model, target.get())
                    && SoftDeletes.keyIsInTarget(end)) {
                reportKept(context, end, target.get());
            }
        }
    }

    /** The marked row stays, and its key points at the row that goes. */
    private static void reportReferred(RuleContext context, Association end) {
        String owner = Words.owner(end);
        String target = Words.target(end);
        context.report(end, Words.removePlace(end))
                .confidence(Confidence.CERTAIN)
                .message("Deleting " + Words.a(owner) + " only marks its row, while " + end.display() + " says "
                        + Words.removeWord(end) + " and really deletes the " + target
                        + " that this row still refers to: the delete fails on the foreign key, or leaves it pointing at"
                        + " nothing")
                .evidence(SoftDeletes.marked(context, end.owner()))
                .suggest("Take " + Words.removeWord(end) + " off, and keep the " + target + " with the marked " + owner
                        + "; or give " + target + " a soft delete, too, so that the cascade marks both")
                .emit();
    }

    /** The parts of a row that is kept are not kept. A link holds nothing of its own, and a comment shows intent. */
    private static void reportLost(RuleContext context, Association end, String target) {
        boolean minor = end.explanation().isPresent() || isLink(context, target);
        String owner = Words.owner(end);
        String targetName = Words.target(end);
        context.report(end, Words.removePlace(end))
                .confidence(minor ? Confidence.POSSIBLE : Confidence.LIKELY)
                .message("Deleting " + Words.a(owner) + " only marks its row, but its " + targetName
                        + " rows are really deleted, because " + end.display() + " says " + Words.removeWord(end)
                        + ": the " + owner + " that is kept has lost them, and cannot be restored")
                .evidence(SoftDeletes.marked(context, end.owner()))
                .suggest("Give " + targetName
                        + " a soft delete, too: then the cascade marks its rows. Or take REMOVE and"
                        + " orphanRemoval off " + end.display() + "; PERSIST and MERGE are enough to save the rows"
                        + " along. If they shall go, say so in a comment on the attribute")
                .emit();
    }

    private static boolean isLink(RuleContext context, String target) {
        return context.graph().role(target).kind() == Role.Kind.LINK
                || context.graph().endsFrom(target).stream()
                                .filter(Association::keyIsInOwner)
                                .count()
                        > 1;
    }

    /** The child stays, and its key points at the parent that goes. */
    private static void reportKept(RuleContext context, Association end, String target) {
        String owner = Words.owner(end);
        String targetName = Words.target(end);
        context.report(end, Words.removePlace(end))
                .confidence(Confidence.LIKELY)
                .message("Deleting " + Words.a(owner) + " really deletes its row, but only marks its " + targetName
                        + " rows, which still refer to it: with a foreign key the delete fails, without one they point at"
                        + " nothing")
                .evidence(SoftDeletes.marked(context, target))
                .suggest("Give " + owner + " a soft delete, too. If it shall really go, " + targetName
                        + " rows must go or let go first: delete them by a statement, or set their key to null, before"
                        + " the " + owner + " is removed")
                .emit();
    }
}
