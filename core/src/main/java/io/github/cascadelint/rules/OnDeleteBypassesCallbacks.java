package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags rows that the database deletes although something is to happen when they go. */
@RuleInfo(
        id = "on-delete-bypasses-callbacks",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "The database deletes rows along with others, past what the mapping does when such a row goes",
        speaksFor = "on-delete-unmapped")
public final class OnDeleteBypassesCallbacks implements Rule {

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            Optional<ManagedType> child = key.child(context);
            Optional<ManagedType> parent = key.parent(context);
            if (child.isEmpty()
                    || parent.isEmpty()
                    || child.get().has(Trait.VIEW)
                    || !cascades(key)
                    || key.isRemovedByMapping(context)) {
                continue;
            }
            List<String> skipped = skipped(context, child.get());
            if (!skipped.isEmpty()) {
                report(context, key, child.get(), parent.get(), skipped);
            }
        }
    }

    private static boolean cascades(SchemaKey key) {
        return key.onDelete().filter(ReferentialAction.CASCADE::equals).isPresent();
    }

    /** What would happen if the provider deleted the row. */
    private static List<String> skipped(RuleContext context, ManagedType child) {
        List<String> skipped = new ArrayList<>();
        if (child.has(Trait.SOFT_DELETE)) {
            skipped.add("the soft delete, which would only mark them");
        }
        if (child.has(Trait.CALLBACKS)) {
            skipped.add("the callbacks of a remove");
        }
        if (child.has(Trait.AUDITED)) {
            skipped.add("the entry in the audit table");
        }
        if (child.has(Trait.CACHED)) {
            skipped.add("the eviction from the second-level cache");
        }
        context.graph().endsFrom(child.name()).stream()
                .filter(end -> end.removes() && end.target().resolved().isPresent())
                .filter(end -> !isClearedByDatabase(context, end))
                .map(end -> "the cascade of " + end.display())
                .forEach(skipped::add);
        return skipped;
    }

    private static boolean isClearedByDatabase(RuleContext context, Association end) {
        Optional<Association> owning =
                end.isOwning() ? Optional.of(end) : context.graph().inverse(end);
        return owning.stream()
                .flatMap(key -> SchemaKey.of(context, key).stream())
                .anyMatch(OnDeleteBypassesCallbacks::cascades);
    }

    private static void report(
            RuleContext context, SchemaKey key, ManagedType child, ManagedType parent, List<String> skipped) {
        List<CallSite> deletes = context.model().callSites(parent.name(), Act.REMOVES);
        ForeignKey foreign = SchemaKey.inForce(key.first()).orElseThrow();
        String rows = child.simpleName();
        String target = parent.simpleName();
        SchemaWords.report(context, key)
                // What a listener listens to, and whether a cache is switched on, is not known.
                .confidence(Confidence.POSSIBLE)
                .message("Deleting " + Words.a(target) + " makes the database delete its " + rows
                        + " rows (ON DELETE CASCADE), which goes past " + Words.several(skipped))
                .evidence(SchemaWords.cascade(key.first(), foreign))
                .evidence(Evidence.of(rows, child.range()))
                .evidence(SchemaWords.deletes(deletes, target))
                .suggest("Let the mapping remove the " + rows + " rows before (REMOVE on a collection of " + target
                        + "), so that all of it happens; ON DELETE CASCADE may stay for what goes past the mapping."
                        + " Where nothing of it matters for rows that go with their " + target
                        + ", suppress this and say why")
                .emit();
    }
}
