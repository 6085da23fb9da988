package io.github.cascadelint.rules;

import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.Optional;

/** Flags reference data whose deletion makes the database delete what refers to it. */
@RuleInfo(
        id = "on-delete-cascade-from-lookup",
        category = Category.SCHEMA,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "Deleting a row of reference data makes the database delete the rows that refer to it",
        speaksFor = {"on-delete-bypasses-callbacks", "on-delete-unmapped"})
public final class OnDeleteCascadeFromLookup implements Rule {

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            Optional<KeyMatch> cascading = key.matches().stream()
                    .filter(match -> SchemaKey.inForce(match)
                            .filter(foreign -> foreign.onDelete() == ReferentialAction.CASCADE)
                            .isPresent())
                    .findFirst();
            Optional<ManagedType> child = key.child(context);
            Optional<ManagedType> parent = key.parent(context);
            if (cascading.isPresent()
                    && key.key().sort() == Sort.REFERENCE
                    && child.isPresent()
                    && parent.isPresent()
                    && context.graph().role(parent.get().name()).kind() == Role.Kind.LOOKUP
                    && hasLife(context, child.get())
                    && !belongsTo(context, key, child.get(), parent.get())) {
                report(context, key, cascading.get(), child.get(), parent.get());
            }
        }
    }

    /** Whether more than the one row is lost: others refer to it, or belong to it, or it is there for its own sake. */
    private static boolean hasLife(RuleContext context, ManagedType child) {
        return context.graph().role(child.name()).standsAlone()
                || !context.graph().referrers(child.name()).isEmpty()
                || context.graph().endsFrom(child.name()).stream()
                        .anyMatch(end -> end.kind().isToMany());
    }

    /** Links, and translations or details that are nothing without the row they describe. */
    private static boolean belongsTo(RuleContext context, SchemaKey key, ManagedType child, ManagedType parent) {
        Role role = context.graph().role(child.name());
        Optional<Association> association = key.association(context);
        boolean only = context.graph().endsFrom(child.name()).stream()
                        .filter(Association::keyIsInOwner)
                        .count()
                == 1;
        return role.kind() == Role.Kind.LINK
                || role.owners().contains(parent.name())
                || key.isRemovedByMapping(context)
                || association.isEmpty()
                || association.get().id()
                || association.get().uniqueKey()
                || (only && association.get().isMandatory());
    }

    private static void report(
            RuleContext context, SchemaKey key, KeyMatch match, ManagedType child, ManagedType parent) {
        ForeignKey foreign = SchemaKey.inForce(match).orElseThrow();
        SchemaWords.report(context, key)
                .confidence(key.isExact() ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message(
                        parent.simpleName() + " is reference data, and deleting one row of it makes the database delete"
                                + " every " + child.simpleName() + " that refers to it: the foreign key on "
                                + SchemaWords.columns(match) + " says ON DELETE CASCADE")
                .evidence(SchemaWords.cascade(match, foreign))
                .evidence(context.graph().role(parent.name()).evidence())
                .suggest(
                        "Take ON DELETE CASCADE off the foreign key, so that a row in use cannot be deleted; or mark rows"
                                + " of " + parent.simpleName() + " as out of use instead of deleting them")
                .emit();
    }
}
