package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Marking;
import io.github.cascadelint.mapping.Marking.Kind;
import io.github.cascadelint.mapping.Marking.On;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags annotations of one provider on entities that another runs, and EclipseLink's where EclipseLink ignores them. */
@RuleInfo(
        id = "private-owned-leftover",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A cascade stands in an annotation that the persistence provider does not read",
        fix = Tier.SUGGESTED)
public final class PrivateOwnedLeftover implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Marking marking : context.model().markings()) {
            Provider provider = context.graph().provider(marking.type());
            if (marking.on() == On.TRANSIENT || provider.is(Product.UNKNOWN)) {
                continue;
            }
            Optional<Association> end = context.model()
                    .type(marking.type())
                    .flatMap(type -> type.attribute(marking.attribute()))
                    .filter(Association.class::isInstance)
                    .map(Association.class::cast);
            if (isForeign(marking.kind(), provider)) {
                report(context, marking, end, foreign(marking, provider))
                        .suggest(instead(marking.kind()))
                        .remedy(end.flatMap(association -> remedy(marking.kind(), association)))
                        .emit();
            } else if (end.isPresent() && isMisplaced(marking.kind(), end.get())) {
                report(context, marking, end, misplaced(marking, end.get()))
                        .suggest("Take it off, or put it on the other end, the one whose rows it is to delete")
                        .remedy(Mending.noAnnotation(
                                context,
                                marking.type(),
                                marking.attribute(),
                                marking.kind().text().substring(1)))
                        .emit();
            }
        }
    }

    private static boolean isForeign(Kind kind, Provider provider) {
        return (kind.isEclipseLink() && !provider.is(Product.ECLIPSELINK))
                || (kind.isHibernate() && !provider.is(Product.HIBERNATE));
    }

    /** EclipseLink takes both for an association that can own its target. */
    private static boolean isMisplaced(Kind kind, Association end) {
        return switch (kind) {
            case PRIVATE_OWNED ->
                end.kind() == AssociationKind.MANY_TO_ONE || end.kind() == AssociationKind.MANY_TO_MANY;
            case CASCADE_ON_DELETE ->
                end.kind() == AssociationKind.MANY_TO_ONE
                        || (end.kind() == AssociationKind.ONE_TO_ONE && end.isOwning());
            case JPA_CASCADE, HIBERNATE_CASCADE, ON_DELETE -> false;
        };
    }

    private static RuleContext.Report report(
            RuleContext context, Marking marking, Optional<Association> end, String message) {
        return end.map(association -> context.report(association, marking.range()))
                .orElseGet(() -> context.report(marking))
                .confidence(Confidence.LIKELY)
                .message(message);
    }

    private static String foreign(Marking marking, Provider provider) {
        String whose = marking.kind().isEclipseLink() ? "EclipseLink's " : "Hibernate's ";
        return whose + marking.kind().text() + " on " + name(marking) + " does nothing, because " + provider.text()
                + " runs the entity: " + consequence(marking.kind());
    }

    private static String consequence(Kind kind) {
        return switch (kind) {
            case PRIVATE_OWNED -> "rows that leave the association, and those of a deleted owner, stay in the database";
            case CASCADE_ON_DELETE, ON_DELETE ->
                "no ON DELETE is asked for, and deleting the row that is referred to fails on"
                        + " the key, or leaves rows behind where there is none";
            case HIBERNATE_CASCADE ->
                "nothing is saved, merged or deleted along it that JPA's own cascade does not name";
            case JPA_CASCADE -> "";
        };
    }

    private static String instead(Kind kind) {
        return switch (kind) {
            case PRIVATE_OWNED ->
                "Say orphanRemoval = true, with the cascades that the owner needs, which every provider reads";
            case CASCADE_ON_DELETE ->
                "Say @OnDelete(action = CASCADE) where the key is, and ON DELETE CASCADE in the schema."
                        + " It is not CascadeType.REMOVE, which loads the rows, and on a @ManyToOne or @ManyToMany deletes what"
                        + " others use";
            case ON_DELETE ->
                "Put ON DELETE CASCADE into the schema, with EclipseLink's @CascadeOnDelete on the collection";
            case HIBERNATE_CASCADE -> "Say it in JPA's own cascade, and delete @Cascade";
            case JPA_CASCADE -> "";
        };
    }

    /** What stands for it, where JPA has a word for it. */
    private static Optional<Remedy> remedy(Kind kind, Association end) {
        return kind == Kind.PRIVATE_OWNED && end.kind().hasOrphanRemoval() && Mending.isClear(end)
                ? Optional.of(new Remedy(
                        Tier.SUGGESTED,
                        List.of(
                                new Change.NoAnnotation(end.range(), "PrivateOwned"),
                                new Change.Element(end.range(), Mending.annotation(end), "orphanRemoval", "true"))))
                : Optional.empty();
    }

    private static String misplaced(Marking marking, Association end) {
        return marking.kind().text() + " on " + name(marking) + " does nothing: EclipseLink does not take it on "
                + (end.kind() == AssociationKind.ONE_TO_ONE
                        ? "the end of a one-to-one that holds the key"
                        : Words.a(end.kind().id()))
                + ", and no row is deleted by it";
    }

    private static String name(Marking marking) {
        return SimpleName.of(marking.type()) + "." + marking.attribute();
    }
}
