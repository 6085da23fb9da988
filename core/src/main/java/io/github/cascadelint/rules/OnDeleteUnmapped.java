package io.github.cascadelint.rules;

import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;

/** Flags rows that the database deletes along, and of which the mapping does not know that they go. */
@RuleInfo(
        id = "on-delete-unmapped",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "The database deletes rows along with others, and the mapping does not say so")
public final class OnDeleteUnmapped implements Rule {

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            Optional<ManagedType> child = key.child(context);
            Optional<ManagedType> parent = key.parent(context);
            if (child.isPresent() && parent.isPresent() && isUnknown(context, key, child.get())) {
                report(context, key, child.get(), parent.get());
            }
        }
    }

    /** Rows of pure links and what the mapping removes, or says that the database removes, are no surprise. */
    private static boolean isUnknown(RuleContext context, SchemaKey key, ManagedType child) {
        return key.onDelete().filter(ReferentialAction.CASCADE::equals).isPresent()
                && key.key().onDelete().isEmpty()
                && !key.isRemovedByMapping(context)
                && key.association(context).filter(Association::isReadOnly).isEmpty()
                && !child.has(ManagedType.Trait.VIEW)
                && context.graph().role(child.name()).kind() != Role.Kind.LINK;
    }

    /**
     * Whether it surprises that the rows go: they stand alone, or are of the same entity as what they refer to. Rows that are
     * nothing without it are most often meant to go, and whoever wrote the key knows it.
     */
    private static boolean haveOwnLife(RuleContext context, ManagedType child, ManagedType parent) {
        return child.equals(parent) || context.graph().role(child.name()).standsAlone();
    }

    private static void report(RuleContext context, SchemaKey key, ManagedType child, ManagedType parent) {
        List<CallSite> deletes = context.model().callSites(parent.name(), Act.REMOVES);
        ForeignKey foreign = SchemaKey.inForce(key.first()).orElseThrow();
        String rows = child.simpleName();
        String target = parent.simpleName();
        Optional<Association> inverse = key.association(context).flatMap(context.graph()::inverse);
        SchemaWords.report(context, key)
                .confidence(
                        !deletes.isEmpty() && key.isExact() && haveOwnLife(context, child, parent)
                                ? Confidence.LIKELY
                                : Confidence.POSSIBLE)
                .message("Deleting " + Words.a(target) + " makes the database delete its " + rows
                        + " rows (ON DELETE CASCADE), and the mapping does not say so: " + rows
                        + " instances that are loaded or cached outlive their rows, and nothing that runs for a removed "
                        + rows + " runs")
                .evidence(SchemaWords.cascade(key.first(), foreign))
                .evidence(SchemaWords.deletes(deletes, target))
                .suggest("If the " + rows + " rows shall go, say so in the mapping: "
                        + Words.onDelete(context, key.key().entity(), key.key().display(), inverse)
                        + ", or REMOVE where " + target + " collects them. If they shall not, take ON DELETE CASCADE"
                        + " off the key")
                .emit();
    }
}
