package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rules.UnspokenKeys.UnspokenKey;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        UnspokenKeys unspoken = new UnspokenKeys(context);
        for (ManagedType entity : context.model().entities()) {
            if (isOrdinary(entity)) {
                check(context, entity);
                List<UnspokenKey> keys = unspoken.to(entity);
                checkUnmapped(context, entity, keys);
                if (context.graph().role(entity.name()).kind() != Role.Kind.LOOKUP) {
                    checkNumbers(context, entity, keys);
                }
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
            boolean required = key.isMandatory();
            List<CallSite> open = deletes.stream()
                    .filter(delete -> required
                            ? !clears(context, delete, referrer.entity())
                            : !clears(context, delete, referrer.entity()) && !letsGo(context, key))
                    .toList();
            if (open.isEmpty() && (!required || !deletes.isEmpty())) {
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
                                            && required
                                            && !Clearing.anywhere(context, key)
                                    ? Confidence.LIKELY
                                    : Confidence.POSSIBLE)
                    .message("Deleting " + Words.a(parent) + " leaves its " + rows
                            + " rows alone, and "
                            + (required
                                    ? "each of them must have " + Words.a(parent)
                                    : "nothing is seen to clear their reference to it")
                            + ": the delete fails on the key of " + key.display()
                            + (refused.isPresent()
                                    ? ""
                                    : ", or leaves them dangling where the database has no such key"))
                    .evidence(open.stream()
                            .limit(1)
                            .map(site -> Evidence.of(
                                    site.method() + " deletes " + Words.a(parent) + ": " + site.code(), site.range()))
                            .toList())
                    .evidence(Evidence.of(key.display() + (required ? " is mandatory" : " refers to it"), key.range()))
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

    /** Tables that no entity maps have rows, too, and the code that deletes does not know of them. */
    private static void checkUnmapped(RuleContext context, ManagedType entity, List<UnspokenKey> keys) {
        List<CallSite> deletes = context.model().callSites(entity.name(), Act.REMOVES);
        Map<Table, ForeignKey> refusing = new LinkedHashMap<>();
        keys.stream()
                .filter(key -> key.holder().isEmpty())
                .forEach(key -> refusing.putIfAbsent(key.table(), key.key()));
        if (refusing.isEmpty() || deletes.isEmpty()) {
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

    /** An entity may hold the key of another as a number; the database knows what it refers to. */
    private static void checkNumbers(RuleContext context, ManagedType entity, List<UnspokenKey> keys) {
        List<CallSite> deletes = context.model().callSites(entity.name(), Act.REMOVES);
        Set<String> removed = context.graph().removedWith(entity.name());
        String parent = entity.simpleName();
        for (UnspokenKey key : keys) {
            Optional<ManagedType> holder =
                    key.holder().filter(rows -> !removed.contains(rows.name()) && isOrdinary(rows));
            List<CallSite> open = holder.stream()
                    .flatMap(rows -> deletes.stream().filter(delete -> !clears(context, delete, rows.name())))
                    .toList();
            if (holder.isEmpty() || (!deletes.isEmpty() && open.isEmpty())) {
                continue;
            }
            String rows = holder.get().simpleName();
            String column = key.table().name().name() + "."
                    + String.join(", ", key.key().columns());
            Optional<Attribute> number = key.attribute();
            number.map(attribute -> context.report(attribute, holder.get()))
                    .orElseGet(() -> context.report(holder.get()))
                    .severity(open.isEmpty() ? Severity.INFO : Severity.WARNING)
                    .confidence(Confidence.POSSIBLE)
                    .message("Deleting " + Words.a(parent) + " fails while " + rows + " rows refer to it: the key on "
                            + column + " refuses, and no association tells the mapping of it")
                    .evidence(SchemaWords.deletes(open, parent))
                    .evidence(Evidence.of(
                            "the foreign key " + key.key().name(), key.key().place()))
                    .suggest("Delete the " + rows + " rows first, or give the key on " + column
                            + " ON DELETE CASCADE. If the delete shall be refused while there are any, say why")
                    .emit();
        }
    }

    private static boolean isOrdinary(ManagedType rows) {
        return !rows.has(Trait.VIEW) && !rows.has(Trait.SOFT_DELETE);
    }

    private static String suggestion(
            RuleContext context, Optional<Association> inverse, String rows, String parent, Association key) {
        // Rows that remove what they refer to own it, and do not go with it.
        String database = key.removes()
                ? "or delete the " + rows + " instead, which removes its " + parent
                : "or give the key of " + key.display() + " ON DELETE CASCADE, and say so by "
                        + Words.onDelete(context, key.owner(), key.display(), inverse);
        return inverse.map(end -> "If the " + rows + " rows belong to the " + parent + ", let " + end.display()
                                + " cascade REMOVE, " + database)
                        .orElse("Delete the " + rows + " rows first, " + database)
                + ". If the delete shall be refused while there are any, ask for them first, and say why";
    }

    /**
     * A to-one that cannot be null, or that the entity or the shape of the rows says to be of a part of it; of rows that are no
     * peers of the entity and no reference to data that is there anyway.
     */
    private static boolean isPart(RuleContext context, ManagedType entity, Referrer referrer) {
        Association key = referrer.association();
        Role.Kind role = context.graph().role(entity.name()).kind();
        return !key.kind().isToMany()
                && (key.isMandatory() || isPartThatMayStand(context, key, referrer))
                && key.onDelete().isEmpty()
                && role != Role.Kind.LOOKUP
                && !context.model().sameHierarchy(entity.name(), referrer.entity())
                && context.model()
                        .type(referrer.entity())
                        .filter(RemoveWillFail::isOrdinary)
                        .isPresent();
    }

    /** Whether rows that may be without the entity are in a collection of it, or hold nothing but references. */
    private static boolean isPartThatMayStand(RuleContext context, Association key, Referrer referrer) {
        return context.graph().inverse(key).isPresent() || isLink(context, referrer.entity());
    }

    private static boolean isLink(RuleContext context, String rows) {
        return context.graph().referrers(rows).isEmpty()
                && context.model().type(rows).stream()
                        .flatMap(type -> type.attributes().stream())
                        .allMatch(attribute -> attribute instanceof BasicAttribute basic
                                ? basic.id()
                                : attribute instanceof Association end
                                        && end.isOwning()
                                        && !end.kind().isToMany());
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

    /** Whether code anywhere clears such a reference; to take a row out of a collection that mappedBy maps writes nothing. */
    private static boolean letsGo(RuleContext context, Association key) {
        return !context.model().callSites(key, Act.NULLS).isEmpty()
                || context.graph()
                        .inverse(key)
                        .filter(end ->
                                !context.model().callSites(end, Act.MOVES).isEmpty())
                        .isPresent();
    }

    /**
     * Whether the class that deletes the row also deletes those that refer to it, in whichever of its methods, or the method calls
     * what deletes them, or asks for them.
     */
    private static boolean clears(RuleContext context, CallSite delete, String rows) {
        return Act.DELETES.stream()
                        .flatMap(act -> context.model().callSites(rows, act).stream())
                        .anyMatch(other ->
                                other.range().file().equals(delete.range().file()))
                || Stream.of(Act.CLEARS, Act.ASKS)
                        .flatMap(act -> context.model().callSites(rows, act).stream())
                        .anyMatch(other -> Bypass.inSameMethod(delete, other));
    }
}
