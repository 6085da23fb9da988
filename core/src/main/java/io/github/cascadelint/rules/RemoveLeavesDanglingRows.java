package io.github.cascadelint.rules;

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
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Flags deletes that leave rows which refer to what is gone, because neither code nor schema sees to them. */
@RuleInfo(
        id = "remove-leaves-dangling-rows",
        category = Category.SCHEMA,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "A delete leaves rows behind that refer to the deleted row, and no foreign key refuses it",
        speaksFor = "missing-foreign-key")
public final class RemoveLeavesDanglingRows implements Rule {

    @Override
    public void check(RuleContext context) {
        Map<String, List<SchemaKey>> byAttribute = SchemaKey.all(context).stream()
                .filter(key -> isLeft(context, key))
                .collect(Collectors.groupingBy(key -> key.subject(context), LinkedHashMap::new, Collectors.toList()));
        byAttribute.values().forEach(keys -> check(context, keys));
    }

    private static boolean isLeft(RuleContext context, SchemaKey key) {
        Optional<Association> association = key.association(context);
        Optional<ManagedType> parent = key.parent(context);
        return association.isPresent()
                && parent.isPresent()
                && (key.key().sort() == Sort.REFERENCE || key.key().sort() == Sort.LINK_TO_TARGET)
                && key.isUnguarded()
                && key.canHaveConstraint(context)
                && key.key().onDelete().isEmpty()
                && !association.get().removes()
                && !key.isRemovedByMapping(context)
                && !isOnlyMarked(context, key, parent.get())
                && !context.model().sameHierarchy(parent.get().name(), key.key().entity());
    }

    private static boolean isOnlyMarked(RuleContext context, SchemaKey key, ManagedType parent) {
        return parent.has(Trait.SOFT_DELETE)
                || context.model()
                        .type(key.key().entity())
                        .filter(type -> type.has(Trait.SOFT_DELETE))
                        .isPresent();
    }

    /** The tables that hold one attribute: several where entities inherit it. */
    private static void check(RuleContext context, List<SchemaKey> keys) {
        SchemaKey key = keys.get(0);
        Association association = key.association(context).orElseThrow();
        ManagedType parent = key.parent(context).orElseThrow();
        List<CallSite> deletes = context.model().callSites(parent.name(), Act.REMOVES).stream()
                .filter(site -> !Clearing.inSameFile(context, site, association))
                .toList();
        if (deletes.isEmpty()) {
            return;
        }
        KeyMatch match = key.first();
        List<String> columns =
                keys.stream().map(each -> SchemaWords.columns(each.first())).toList();
        String target = parent.simpleName();
        boolean links = key.key().sort() == Sort.LINK_TO_TARGET;
        context.report(association, association.annotationRange())
                // A caller may well ask for such rows first, and refuse.
                .confidence(Confidence.POSSIBLE)
                .message("Deleting " + Words.a(target) + " leaves the "
                        + (links
                                ? "links to it in " + match.table().name().name()
                                : Words.owner(association) + " rows that refer to it")
                        + ": nothing removes or clears them, and no foreign key on " + Words.several(columns)
                        + " refuses the delete. "
                        + (links
                                ? "The links stay, and join to nothing"
                                : "Loading the " + target
                                        + " of such a row fails from then on "
                                        + Words.thrown(context, association.owner(), "EntityNotFoundException")))
                .evidence(SchemaWords.deletes(deletes, target))
                .evidence(keys.stream()
                        .map(each -> SchemaWords.unguarded(each.first()))
                        .toList())
                .suggest(Suggestion.ofSql(
                        "Delete or clear those rows before the " + target
                                + ", and add the foreign key, which refuses the delete where that is forgotten",
                        KeyMigration.heading(match)
                                + keys.stream()
                                        .map(each -> KeyMigration.of(each.first(), ReferentialAction.NO_ACTION)
                                                .statements())
                                        .collect(Collectors.joining("\n"))))
                .emit();
    }
}
