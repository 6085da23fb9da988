package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags REMOVE that loads rows to delete them one by one, where the database could delete them by itself. */
@RuleInfo(
        id = "slow-remove",
        category = Category.REMOVE,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A cascade loads many rows and deletes them one by one, though nothing of them needs it")
public final class SlowRemove implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
            Optional<Association> back = context.graph().inverse(end);
            if (end.kind() != AssociationKind.ONE_TO_MANY
                    || !end.removes()
                    || target.isEmpty()
                    || back.isEmpty()
                    || SoftDeletes.isSoft(context.model(), end.owner()) // its row stays, and no key deletes with it
                    || deletesInDatabase(end)
                    || deletesInDatabase(back.get())
                    || !isPlain(context, target.get())
                    || !context.graph().liveReferrers(end).isEmpty()) {
                continue;
            }
            report(context, end, back.get(), target.get());
        }
    }

    private static boolean deletesInDatabase(Association end) {
        return end.onDelete()
                .flatMap(Setting::known)
                .filter(OnDelete.CASCADE::equals)
                .isPresent();
    }

    /** Whether a row is one row of one table, and nobody waits to be told of its end. */
    private static boolean isPlain(RuleContext context, ManagedType type) {
        String name = type.name();
        boolean alone = context.model().subtypes(name).isEmpty()
                && context.model().supertypes(name).stream()
                        .flatMap(up -> context.model().type(up).stream())
                        .noneMatch(ManagedType::isEntity);
        boolean heard = Stream.of(
                        Trait.CALLBACKS, Trait.CACHED, Trait.READ_ONLY_CACHE, Trait.AUDITED, Trait.SOFT_DELETE)
                .anyMatch(type::has);
        boolean oneTable = type.attributes().stream()
                .allMatch(attribute -> attribute instanceof BasicAttribute
                        || attribute instanceof EmbeddedAttribute
                        || (attribute instanceof Association end
                                && !end.removes()
                                && !end.kind().isToMany()
                                && end.joinTable().isEmpty()));
        // Of a class file, and of a class whose superclass is not there, not all callbacks are known.
        return alone && !heard && oneTable && context.model().isComplete(name) && type.origin() != Origin.CLASS;
    }

    private static void report(RuleContext context, Association end, Association back, ManagedType target) {
        List<CallSite> removes = context.model().callSites(end.owner(), Act.REMOVES);
        List<CallSite> bulk = Stream.of(Act.BULK_DELETES, Act.NATIVE_DELETES)
                .flatMap(act -> context.model().callSites(target.name(), act).stream())
                .filter(site -> site.attribute().equals(Optional.of(back.declaredName())))
                .filter(site -> removes.stream().noneMatch(remove -> Bypass.inSameMethod(site, remove)))
                .toList();
        boolean orphans = end.removesOrphans()
                && end.cascade().elementFor(CascadeType.REMOVE).isPresent();
        String words = Words.removeWord(end) + (orphans ? " and orphanRemoval" : "");
        String rows = target.simpleName();
        context.report(end, Words.removePlace(end))
                .confidence(Confidence.POSSIBLE)
                .message("Deleting " + Words.a(Words.owner(end)) + " loads all " + rows + " rows of " + end.display()
                        + " and deletes them one by one: it says " + words + ", though "
                        + Words.a(rows)
                        + " has no callback, cascade, collection, cache or audit that needs to know")
                .evidence(bulk.stream()
                        .limit(1)
                        .map(site -> Evidence.of(
                                "code deletes the " + rows + " rows of " + Words.a(Words.owner(end))
                                        + " in bulk elsewhere: " + site.code(),
                                site.range()))
                        .toList())
                .suggest("Where they can be many, take " + (end.removesOrphans() ? words : "REMOVE")
                        + " off, and let the database delete them with their parent in"
                        + " one statement: " + Words.onDelete(context, back.owner(), back.display(), Optional.of(end))
                        + ", and ON DELETE CASCADE on its key in the migration. With REMOVE still there, they are"
                        + " loaded all the same")
                .emit();
    }
}
