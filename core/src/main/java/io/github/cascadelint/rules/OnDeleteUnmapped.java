package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleContext.Report;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
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
        summary = "The database deletes rows along with others, and the mapping does not say so",
        fix = Tier.SUGGESTED)
public final class OnDeleteUnmapped implements Rule {

    /** As many other entities that refer to a row make it an unlikely owner of rows that may be without it. */
    private static final int MANY = 3;

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
        Optional<Evidence> apart = apart(context, key, child, parent);
        Report report = SchemaWords.report(context, key)
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
                .evidence(apart.stream().toList());
        Optional<Association> inverse = key.association(context).flatMap(context.graph()::inverse);
        String mapping = Words.onDelete(context, key.key().entity(), key.key().display(), inverse);
        if (apart.isPresent()) {
            report.suggest(uncascaded(key, foreign, rows, target, mapping));
        } else {
            report.suggest("If the " + rows + " rows shall go, say so in the mapping: " + mapping
                            + ", or REMOVE where " + target
                            + " collects them. If they shall not, take ON DELETE CASCADE"
                            + " off the key")
                    .remedy(key.association(context).flatMap(end -> remedy(context, end)));
        }
        report.emit();
    }

    /**
     * Why the rows do not look like a part of what they refer to, so that the key is the mistake and not the mapping: an audit
     * column that says who changed a row takes the row along.
     */
    private static Optional<Evidence> apart(RuleContext context, SchemaKey key, ManagedType child, ManagedType parent) {
        RelationshipGraph graph = context.graph();
        Role role = graph.role(child.name());
        String rows = child.simpleName();
        String target = parent.simpleName();
        if (role.owners().contains(parent.name())) {
            return Optional.empty();
        }
        Role.Kind kind = graph.role(parent.name()).kind();
        if (kind == Role.Kind.LOOKUP || kind == Role.Kind.SHARED) {
            return Optional.of(Evidence.of(Words.startWithA(target) + " owns no " + rows + " rows: "
                    + (kind == Role.Kind.LOOKUP ? "it is reference data" : "several share it")));
        }
        if (role.kind() == Role.Kind.OWNED && !role.owners().isEmpty()) {
            return Optional.of(Evidence.of(
                    Words.startWithA(rows) + " belongs to its "
                            + SimpleName.of(role.owners().get(0)),
                    child.range()));
        }
        Optional<Association> association = key.association(context);
        if (association.isEmpty() || association.flatMap(graph::inverse).isPresent()) {
            return Optional.empty();
        }
        List<Association> alike = graph.endsFrom(child.name()).stream()
                .filter(end -> end.isOwning()
                        && !end.kind().isToMany()
                        && !RelationshipGraph.sameEnd(end, association.get())
                        && end.target().resolved().equals(Optional.of(parent.name())))
                .toList();
        if (!alike.isEmpty()) {
            return Optional.of(Evidence.of(
                    alike.get(0).display() + " refers to " + Words.a(target) + " as well, and " + Words.a(rows)
                            + " cannot be a part of both",
                    alike.get(0).range()));
        }
        if (haveOwnLife(context, child, parent)) {
            return Optional.of(Evidence.of(target + " does not collect its " + rows + " rows, which stand alone"));
        }
        long others = graph.referrers(parent.name()).stream()
                .map(Referrer::entity)
                .filter(name -> !context.model().sameHierarchy(name, child.name()))
                .distinct()
                .count();
        return others >= MANY && !association.get().isMandatory()
                ? Optional.of(Evidence.of(Words.startWithA(rows) + " may be without " + Words.a(target) + ", to which "
                        + others + " other entities refer"))
                : Optional.empty();
    }

    private static Suggestion uncascaded(
            SchemaKey key, ForeignKey foreign, String rows, String target, String mapping) {
        String text = "Take ON DELETE CASCADE off the key in a migration, so that the delete of " + Words.a(target)
                + " is refused while " + rows
                + " rows refer to it. Only if they shall go along, say so in the mapping: "
                + mapping;
        return KeyMigration.replacing(key.first(), foreign, ReferentialAction.NO_ACTION)
                .map(sql -> Suggestion.ofSql(text, sql))
                .orElseGet(() -> new Suggestion(text));
    }

    private static Optional<Remedy> remedy(RuleContext context, Association end) {
        Provider provider = context.graph().provider(end.owner());
        boolean isHibernate = provider.is(Product.HIBERNATE) || provider.is(Product.UNKNOWN);
        return isHibernate && Mending.isClear(end)
                ? Optional.of(new Remedy(
                        Tier.SUGGESTED,
                        List.of(new Change.Annotation(
                                end.range(),
                                "org.hibernate.annotations.OnDelete",
                                "action",
                                "org.hibernate.annotations.OnDeleteAction.CASCADE"))))
                : Optional.empty();
    }
}
