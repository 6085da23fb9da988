package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.RuleContext;
import java.util.Optional;

/** What the rules about soft delete ask. */
final class SoftDeletes {

    private SoftDeletes() {}

    /** Whether a delete only marks the row. */
    static boolean isSoft(MappingModel model, String entity) {
        return model.type(entity).filter(type -> type.has(Trait.SOFT_DELETE)).isPresent();
    }

    /** Whether a delete removes the row: nothing that is not seen may say otherwise. */
    static boolean isHard(MappingModel model, String entity) {
        return model.isComplete(entity) && !isSoft(model, entity);
    }

    /** Whether the target's row holds the foreign key. */
    static boolean keyIsInTarget(Association end) {
        return !end.isOwning()
                && (end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE);
    }

    /** What the database does by itself with the rows of this association, asked for at either end. */
    static Optional<OnDelete> onDelete(RuleContext context, Association end) {
        return end.onDelete()
                .or(() -> context.graph().inverse(end).flatMap(Association::onDelete))
                .flatMap(Setting::known)
                .filter(action -> action == OnDelete.CASCADE || action == OnDelete.SET_NULL);
    }

    /** The fact that a finding rests on. */
    static Evidence marked(RuleContext context, String entity) {
        return Evidence.of(
                "a delete only marks " + Words.a(SimpleName.of(entity)),
                context.model().type(entity).orElseThrow().range());
    }
}
