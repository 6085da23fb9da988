package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags ON DELETE actions that a soft delete never sets off, and those that go past one. */
@RuleInfo(
        id = "soft-delete-never-fires-on-delete",
        category = Category.LIFECYCLE,
        severity = Severity.INFO,
        since = "0.1",
        summary = "ON DELETE and soft delete do not meet: the database acts on deleted rows, not on marked ones")
public final class SoftDeleteNeverFiresOnDelete implements Rule {

    @Override
    public void check(RuleContext context) {
        MappingModel model = context.model();
        for (Association end : context.graph().ends()) {
            Optional<Setting<OnDelete>> written = end.onDelete();
            Optional<OnDelete> action =
                    written.flatMap(Setting::known).filter(a -> a == OnDelete.CASCADE || a == OnDelete.SET_NULL);
            Optional<String> target = end.target().resolved();
            if (action.isEmpty() || target.isEmpty() || end.kind() == AssociationKind.MANY_TO_MANY) {
                continue;
            }
            boolean childHasIt = end.keyIsInOwner();
            String parent = childHasIt ? target.get() : end.owner();
            String child = childHasIt ? end.owner() : target.get();
            SourceRange place = written.flatMap(Setting::place).orElse(end.annotationRange());
            if (SoftDeletes.isSoft(model, parent)) {
                reportIdle(context, end, place, action.get(), parent, child);
            } else if (action.get() == OnDelete.CASCADE
                    && SoftDeletes.isHard(model, parent)
                    && SoftDeletes.isSoft(model, child)) {
                reportBypassed(context, end, place, parent, child);
            }
        }
    }

    private static void reportIdle(
            RuleContext context, Association end, SourceRange place, OnDelete action, String parent, String child) {
        String parentName = SimpleName.of(parent);
        String childName = SimpleName.of(child);
        context.report(end, place)
                .confidence(Confidence.LIKELY)
                .message("A delete only marks " + Words.a(parentName) + ", so ON DELETE "
                        + action.name().replace('_', ' ') + " of " + end.display() + " is never set off: its "
                        + childName + " rows stay as they are")
                .evidence(SoftDeletes.marked(context, parent))
                .suggest("Say what shall happen to the " + childName + " rows of a marked " + parentName
                        + ": REMOVE on a collection of " + parentName + " with a soft delete on " + childName
                        + " marks them, too. Keep the action only for what really deletes " + parentName
                        + " rows, such as a clean-up by SQL")
                .emit();
    }

    private static void reportBypassed(
            RuleContext context, Association end, SourceRange place, String parent, String child) {
        String parentName = SimpleName.of(parent);
        String childName = SimpleName.of(child);
        context.report(end, place)
                .confidence(Confidence.LIKELY)
                .message("The database really deletes the " + childName + " rows of " + Words.a(parentName)
                        + " that is deleted, by ON DELETE CASCADE of " + end.display()
                        + ", although a delete by Hibernate would only mark them")
                .evidence(SoftDeletes.marked(context, child))
                .suggest("If " + childName + " rows must be kept, take ON DELETE CASCADE off, and give " + parentName
                        + " a soft delete, too; or let its delete be refused while it has " + childName + " rows")
                .emit();
    }
}
