package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags associations of which nobody can tell where they lead. */
@RuleInfo(
        id = "unresolved-target",
        category = Category.MAPPING,
        severity = Severity.INFO,
        since = "0.1",
        summary = "The target of an association cannot be told, or is no entity")
public final class UnresolvedTarget implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.model().declaredAssociations()) {
            boolean any = end.kind() == AssociationKind.ANY || end.kind() == AssociationKind.MANY_TO_ANY;
            // What a mapped superclass leaves open, its entities may bind.
            boolean ofEntity = context.model()
                    .type(end.owner())
                    .filter(ManagedType::isEntity)
                    .isPresent();
            if (any || !ofEntity) {
                continue;
            }
            if (end.target() instanceof TypeRef.Unresolved) {
                context.report(end, end.annotationRange())
                        .confidence(Confidence.LIKELY)
                        .message("The entity that " + end.display()
                                + " leads to is not known, because its type names none: what a delete does there is not"
                                + " judged")
                        .suggest("Declare the type argument, or write targetEntity")
                        .emit();
            } else if (end.target() instanceof TypeRef.External external && external.here()) {
                context.report(end, end.annotationRange())
                        .confidence(Confidence.LIKELY)
                        .message(
                                end.display() + " leads to " + SimpleName.of(external.name())
                                        + ", which is no entity: a provider refuses it, and what a delete does there is not judged")
                        .suggest("Map " + SimpleName.of(external.name())
                                + " as an entity; or name the entity that implements or extends it by targetEntity; or"
                                + " make it a basic or embedded attribute")
                        .emit();
            }
        }
    }
}
