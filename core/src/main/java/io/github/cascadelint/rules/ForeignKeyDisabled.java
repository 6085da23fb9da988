package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags associations whose foreign key constraint the mapping switches off. */
@RuleInfo(
        id = "foreign-key-disabled",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "The mapping switches the foreign key constraint of an association off",
        fix = Tier.SUGGESTED)
public final class ForeignKeyDisabled implements Rule {

    @Override
    public void check(RuleContext context) {
        KeyColumns keys = new KeyColumns(context.graph());
        for (Association end : context.model().declaredAssociations()) {
            Optional<ForeignKey> disabled =
                    end.foreignKey().filter(key -> key.mode().equals("NO_CONSTRAINT") && !leadsToSeveral(context, end));
            if (disabled.isPresent() && (keys.leadToSeveralTables(end) || isGuarded(context, end))) {
                continue;
            }
            if (disabled.isPresent()) {
                report(context, end, disabled.get());
            } else if (end.notFound().isPresent()) {
                String target = Words.target(end);
                boolean hidden = isHidden(context, end);
                context.report(end, end.notFound().get())
                        .confidence(Confidence.POSSIBLE)
                        .message("The mapping asks for no foreign key on " + end.display()
                                + ": Hibernate makes none for @NotFound, which also hides the rows that point at"
                                + " nothing")
                        .suggest(
                                hidden
                                        ? "Add the foreign key in a migration. @NotFound stays, because loads hide some "
                                                + target + " rows that are there"
                                        : "Delete or repair the dangling rows, add the foreign key, and take @NotFound off")
                        .emit();
            }
        }
    }

    private static void report(RuleContext context, Association end, ForeignKey disabled) {
        String target = Words.target(end);
        Optional<SourceRange> reason = disabled.explanation();
        List<CallSite> deletes =
                end.target().resolved().map(name -> Deletes.of(context, name)).orElse(List.of());
        List<CallSite> leaving =
                deletes.stream().filter(site -> !isCleared(context, end, site)).toList();
        List<SchemaKey> keys = SchemaKey.of(context, end);
        boolean known = !keys.isEmpty() && keys.stream().allMatch(SchemaKey::isUnguarded);
        context.report(end, disabled.range())
                .severity(leaving.isEmpty() && context.model().hasCode() ? Severity.INFO : Severity.WARNING)
                .confidence(reason.isPresent() ? Confidence.POSSIBLE : Confidence.LIKELY)
                .message("The mapping asks for no foreign key on " + end.display() + " (NO_CONSTRAINT)"
                        + (known
                                ? ", and no migration makes one: deleting "
                                : ": unless a migration makes one, deleting ")
                        + Words.a(target) + " leaves rows that point at nothing")
                .evidence(leaving.stream()
                        .limit(1)
                        .map(site -> Evidence.of(
                                site.method() + " deletes " + Words.a(SimpleName.of(site.entity())) + ": "
                                        + site.code(),
                                site.range()))
                        .toList())
                .evidence(reason.stream()
                        .map(place -> Evidence.of("against it: a comment speaks of the key", place))
                        .toList())
                .evidence(against(context, target, deletes, leaving))
                .suggest("Let the constraint be made, ON DELETE SET NULL or CASCADE where a delete must not be"
                        + " refused. Where a sharded or legacy schema cannot have it, suppress this with the"
                        + " reason")
                .remedy(remedy(end))
                .emit();
    }

    private static Optional<Remedy> remedy(Association end) {
        return Mending.isClear(end)
                ? Optional.of(new Remedy(
                        Tier.SUGGESTED,
                        List.of(new Change.NoElement(
                                end.range(), end.joinTable().isPresent() ? "JoinTable" : "JoinColumn", "foreignKey"))))
                : Optional.empty();
    }

    /** Whether the method that deletes what is referred to deletes before all sorts of rows that refer to it. */
    private static boolean isCleared(RuleContext context, Association end, CallSite site) {
        MappingModel model = context.model();
        return model.entities().stream()
                .filter(type -> type.associations().stream().anyMatch(other -> RelationshipGraph.sameEnd(other, end)))
                .map(ManagedType::name)
                .filter(name -> model.subtypes(name).isEmpty())
                .allMatch(name -> Stream.concat(Stream.of(name), model.supertypes(name).stream())
                        .flatMap(type -> model.callSitesOf(type).stream())
                        .anyMatch(other -> Act.DELETES.contains(other.act())
                                && other.method().equals(site.method())
                                && other.range().file().equals(site.range().file())
                                && other.range().startLine() <= site.range().startLine()));
    }

    private static List<Evidence> against(
            RuleContext context, String target, List<CallSite> deletes, List<CallSite> leaving) {
        if (!leaving.isEmpty() || !context.model().hasCode()) {
            return List.of();
        }
        return deletes.isEmpty()
                ? List.of(Evidence.of("against it: no code that was read deletes " + Words.a(target)))
                : deletes.stream()
                        .limit(1)
                        .map(site ->
                                Evidence.of("against it: " + site.method() + " deletes these rows, too", site.range()))
                        .toList();
    }

    /** Whether another association reads the same columns as a key of another table, so that no constraint can guard both. */
    private static boolean leadsToSeveral(RuleContext context, Association end) {
        Set<String> columns = columns(end);
        return !columns.isEmpty()
                && context.model().type(end.owner()).stream()
                        .flatMap(owner -> owner.associations().stream())
                        .anyMatch(other -> columns(other).equals(columns)
                                && !other.target().display().equals(end.target().display()));
    }

    private static Set<String> columns(Association end) {
        return end.joinColumns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a migration makes the key that the mapping does not ask for. */
    private static boolean isGuarded(RuleContext context, Association end) {
        return SchemaKey.of(context, end).stream()
                .anyMatch(key -> SchemaKey.inForce(key.first()).isPresent());
    }

    /** Whether rows of the target may be there that no load finds: those that are marked as deleted, or restricted. */
    private static boolean isHidden(RuleContext context, Association end) {
        return end.target()
                .resolved()
                .flatMap(context.model()::type)
                .filter(type -> type.has(Trait.SOFT_DELETE) || type.has(Trait.RESTRICTED) || type.has(Trait.FILTERED))
                .isPresent();
    }
}
