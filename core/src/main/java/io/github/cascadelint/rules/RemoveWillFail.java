package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags rows that a delete neither removes nor clears, though they cannot be without the deleted row. */
@RuleInfo(
        id = "remove-will-fail",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Rows that cannot be without the deleted row are cleared by nobody, so the delete fails on their key")
public final class RemoveWillFail implements Rule {

    @Override
    public void check(RuleContext context) {
        Set<String> mapped = mappedTables(context);
        for (ManagedType entity : context.model().entities()) {
            if (!entity.has(Trait.SOFT_DELETE) && !entity.has(Trait.VIEW)) {
                check(context, entity);
                checkUnmapped(context, entity, mapped);
            }
        }
    }

    private static void check(RuleContext context, ManagedType entity) {
        Set<String> removed = context.graph().removedWith(entity.name());
        List<CallSite> deletes = context.model().callSites(entity.name(), Act.REMOVES);
        for (Referrer referrer : context.graph().referrers(entity.name())) {
            Association key = referrer.association();
            if (!isPart(context, entity, referrer)
                    || removed.contains(referrer.entity())
                    || isRemovedWithTarget(context, referrer)) {
                continue;
            }
            List<SchemaKey> inSchema = SchemaKey.of(context, key);
            // What the database deletes or clears lets the delete pass, and so does a key that is not there.
            if (!inSchema.isEmpty() && inSchema.stream().noneMatch(RemoveWillFail::mayRefuse)) {
                continue;
            }
            List<CallSite> open = deletes.stream()
                    .filter(delete -> !clears(context, delete, referrer))
                    .toList();
            if (!deletes.isEmpty() && open.isEmpty()) {
                continue;
            }
            Optional<ForeignKey> refused = inSchema.stream()
                    .filter(SchemaKey::refuses)
                    .flatMap(each -> SchemaKey.inForce(each.first()).stream())
                    .findFirst();
            Optional<Association> inverse = context.graph().inverse(key);
            Association subject = inverse.orElse(key);
            String rows = SimpleName.of(referrer.entity());
            String parent = entity.simpleName();
            context.report(subject, subject.annotationRange())
                    .severity(open.isEmpty() ? Severity.INFO : Severity.WARNING)
                    .confidence(
                            refused.isPresent()
                                            && inverse.isPresent()
                                            && !open.isEmpty()
                                            && !Clearing.anywhere(context, key)
                                    ? Confidence.LIKELY
                                    : Confidence.POSSIBLE)
                    .message("Deleting " + Words.a(parent) + " leaves its " + rows
                            + " rows alone, and each of them must have "
                            + Words.a(parent) + ": the delete fails on the key of " + key.display()
                            + (refused.isPresent()
                                    ? ""
                                    : ", or leaves them dangling where the database has no such key"))
                    .evidence(open.stream()
                            .limit(1)
                            .map(site -> Evidence.of(
                                    site.method() + " deletes " + Words.a(parent) + ": " + site.code(), site.range()))
                            .toList())
                    .evidence(Evidence.of(key.display() + " is mandatory", key.range()))
                    .evidence(refused.stream()
                            .map(foreign -> Evidence.of("the foreign key " + foreign.name(), foreign.place()))
                            .toList())
                    .suggest(suggestion(context, inverse, rows, parent, key))
                    .emit();
        }
    }

    /** Whether a key refuses, as far as is known. */
    private static boolean mayRefuse(SchemaKey key) {
        return !key.isUnguarded()
                && key.onDelete().filter(action -> !action.refuses()).isEmpty();
    }

    /** The tables that some entity speaks of, in lower case. */
    private static Set<String> mappedTables(RuleContext context) {
        return Stream.concat(
                        context.model().entities().stream()
                                .flatMap(entity -> entity.storage().parts().stream()
                                        .map(Part::table)
                                        .flatMap(name -> table(context, entity, name).stream())),
                        context.schemas().keys().stream().map(KeyMatch::table))
                .map(table -> table.name().key())
                .collect(Collectors.toSet());
    }

    private static Optional<Table> table(RuleContext context, ManagedType entity, String name) {
        return context.schemas()
                .of(entity.name())
                .flatMap(schema -> schema.table(name))
                .map(TableMatch::table);
    }

    /** Tables that no entity maps have rows, too, and the code that deletes does not know of them. */
    private static void checkUnmapped(RuleContext context, ManagedType entity, Set<String> mapped) {
        List<CallSite> deletes = context.model().callSites(entity.name(), Act.REMOVES);
        Optional<Table> table = context.schemas().table(entity.name()).map(TableMatch::table);
        if (deletes.isEmpty() || table.isEmpty()) {
            return;
        }
        Map<Table, ForeignKey> refusing = new LinkedHashMap<>();
        context.schemas().of(entity.name()).orElseThrow().schema().tables().stream()
                .filter(other -> !mapped.contains(other.name().key()) && other.checksForeignKeys())
                .forEach(other -> other.foreignKeys().stream()
                        .filter(key -> key.enabled()
                                && key.onDelete().refuses()
                                && key.refTable()
                                        .key()
                                        .equals(table.get().name().key())
                                && isRequired(other, key))
                        .findFirst()
                        .ifPresent(key -> refusing.put(other, key)));
        if (refusing.isEmpty()) {
            return;
        }
        List<String> names =
                refusing.keySet().stream().map(other -> other.name().name()).toList();
        context.report(entity)
                .confidence(Confidence.POSSIBLE)
                .message("Deleting " + Words.a(entity.simpleName()) + " fails while " + Words.several(names)
                        + (names.size() == 1 ? " has" : " have")
                        + " rows that refer to it, and no entity maps "
                        + (names.size() == 1 ? "that table" : "those tables"))
                .evidence(SchemaWords.deletes(deletes, entity.simpleName()))
                .evidence(refusing.values().stream()
                        .map(key -> Evidence.of("the foreign key " + key.name(), key.place()))
                        .toList())
                .suggest(
                        "Find out who fills " + Words.several(names) + ", and delete those rows before, or give the key"
                                + " ON DELETE CASCADE; a table that nobody fills any more can go")
                .emit();
    }

    private static boolean isRequired(Table table, ForeignKey key) {
        return key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .noneMatch(Column::nullable);
    }

    private static String suggestion(
            RuleContext context, Optional<Association> inverse, String rows, String parent, Association key) {
        String database = "or give the key of " + key.display() + " ON DELETE CASCADE, and say so by "
                + Words.onDelete(context, key.owner(), key.display(), inverse);
        return inverse.map(end -> "If the " + rows + " rows belong to the " + parent + ", let " + end.display()
                                + " cascade REMOVE, " + database)
                        .orElse("Delete the " + rows + " rows first, " + database)
                + ". If the delete shall be refused while there are any, ask for them first, and say why";
    }

    /** A to-one that cannot be null, of rows that are no peers of the entity and no reference to data that is there anyway. */
    private static boolean isPart(RuleContext context, ManagedType entity, Referrer referrer) {
        Association key = referrer.association();
        Role.Kind role = context.graph().role(entity.name()).kind();
        return !key.kind().isToMany()
                && key.isMandatory()
                && key.onDelete().isEmpty()
                && role != Role.Kind.LOOKUP
                && !context.model().sameHierarchy(entity.name(), referrer.entity())
                && context.model()
                        .type(referrer.entity())
                        .filter(type -> !type.has(Trait.VIEW) && !type.has(Trait.SOFT_DELETE))
                        .isPresent();
    }

    /** Whether the other end removes such rows, wherever in the hierarchy of the key's target it is declared. */
    private static boolean isRemovedWithTarget(RuleContext context, Referrer referrer) {
        Association key = referrer.association();
        MappingModel model = context.model();
        String target = key.target().resolved().orElseThrow();
        return Stream.of(Stream.of(target), model.supertypes(target).stream(), model.subtypes(target).stream())
                .flatMap(names -> names)
                .flatMap(name -> context.graph().endsFrom(name).stream())
                .anyMatch(end -> end.removes()
                        && end.mappedBy().is(key.name())
                        && end.target()
                                .resolved()
                                .filter(rows -> model.sameHierarchy(rows, key.owner()))
                                .isPresent());
    }

    /** Whether the class that deletes the row also deletes those that refer to it, in whichever of its methods. */
    private static boolean clears(RuleContext context, CallSite delete, Referrer referrer) {
        return Act.DELETES.stream()
                .flatMap(act -> context.model().callSites(referrer.entity(), act).stream())
                .anyMatch(other -> other.range().file().equals(delete.range().file()));
    }
}
