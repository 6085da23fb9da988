package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags REMOVE and orphan removal that reach reference data directly. */
@RuleInfo(
        id = "remove-to-lookup",
        category = Category.REMOVE,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "A delete reaches a lookup entity: reference data that other rows need is deleted",
        fix = Tier.SAFE,
        speaksFor = {
            "remove-on-many-to-one",
            "remove-on-many-to-many",
            "remove-to-immutable",
            "remove-to-referenced-entity",
            "remove-through-chain",
            "remove-to-shared-one-to-one",
            "slow-remove",
            "orphan-removal-on-referenced-entity",
            "merge-to-shared",
            "persist-to-shared",
            "soft-delete-hard-children"
        })
public final class RemoveToLookup implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.removes() || target.isEmpty()) {
                continue;
            }
            Role role = context.graph().role(target.get());
            if (role.kind() != Role.Kind.LOOKUP) {
                continue;
            }
            String lookup = Words.target(end);
            context.report(end, Words.removePlace(end))
                    .confidence(isSaid(context, target.get(), role) ? Confidence.CERTAIN : Confidence.LIKELY)
                    .message("Deleting one " + Words.owner(end) + " also deletes the " + lookup + " it refers to: "
                            + end.display() + " says " + Words.removeWord(end) + ", and " + lookup
                            + " is reference data")
                    .evidence(role.evidence())
                    .suggest("Take the cascade off: lookup rows exist before their users and after them. Where a new "
                            + Words.owner(end) + " fails to save with a transient " + lookup
                            + ", load the " + lookup + " with getReference instead of making one")
                    .remedy(Mending.noRemove(end))
                    .emit();
        }
    }

    /** Whether the mapping or the configuration says that it is reference data, rather than its shape. */
    private static boolean isSaid(RuleContext context, String target, Role role) {
        boolean annotated = context.model()
                .type(target)
                .filter(type -> type.has(Trait.IMMUTABLE) || type.has(Trait.READ_ONLY_CACHE))
                .isPresent();
        return annotated || role.evidence().stream().allMatch(e -> e.range().isEmpty());
    }
}
