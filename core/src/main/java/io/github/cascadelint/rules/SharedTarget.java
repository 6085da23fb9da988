package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.graph.TargetLife;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleContext;
import java.util.List;
import java.util.Optional;

/**
 * Whether a to-one or many-to-many leads to rows that exist without its owner.
 *
 * @param confidence likely for reference data; possible where only others refer to the rows
 * @param evidence why
 */
record SharedTarget(Confidence confidence, List<Evidence> evidence) {

    static Optional<SharedTarget> of(RuleContext context, Association end) {
        boolean kind = end.kind() == AssociationKind.MANY_TO_ONE || end.kind() == AssociationKind.MANY_TO_MANY;
        Optional<String> target = end.target().resolved();
        if (!kind
                || target.isEmpty()
                || end.uniqueKey()
                || end.sharedKey()
                || context.graph().isOneToManyInFact(end)) {
            return Optional.empty();
        }
        Role role = context.graph().role(target.get());
        if (role.kind() == Role.Kind.LOOKUP) {
            return Optional.of(new SharedTarget(Confidence.LIKELY, role.evidence()));
        }
        TargetLife life = context.graph().life(end);
        if (life.isIndependent()) {
            return Optional.of(new SharedTarget(Confidence.POSSIBLE, life.independence()));
        }
        // Rows that code asks for by themselves are there before the owner is saved or merged.
        return life.looksPrivate()
                ? Optional.empty()
                : context.model().uses(target.get(), EntityUse.Kind.QUERIED).stream()
                        .findFirst()
                        .map(use -> new SharedTarget(
                                Confidence.POSSIBLE,
                                List.of(Evidence.of(
                                        "code queries " + Words.target(end) + " rows by themselves", use.range()))));
    }
}
