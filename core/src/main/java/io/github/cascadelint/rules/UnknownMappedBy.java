package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags {@code mappedBy} that names no owning association of the target (Jakarta Persistence 3.2, section 2.11). */
@RuleInfo(
        id = "unknown-mapped-by",
        category = Category.MAPPING,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "mappedBy names no owning association of the target entity",
        fix = Tier.SUGGESTED)
public final class UnknownMappedBy implements Rule {

    /** What is wrong, and how sure that is. */
    private record Fault(Severity severity, Confidence confidence, String text) {}

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (!(end.mappedBy() instanceof Setting.Declared<String> mappedBy)) {
                continue;
            }
            Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
            if (target.isEmpty()) {
                continue;
            }
            fault(context, end, mappedBy.value(), target.get())
                    .ifPresent(fault -> context.report(end, mappedBy.range())
                            .severity(fault.severity())
                            .confidence(fault.confidence())
                            .message(end.display() + " is mappedBy \"" + mappedBy.value() + "\", but " + fault.text())
                            .suggest(suggestion(context.model(), end, mappedBy.value(), target.get()))
                            .remedy(remedy(context.model(), end, mappedBy.value(), target.get()))
                            .emit());
        }
    }

    private static String suggestion(MappingModel model, Association end, String mappedBy, ManagedType target) {
        Optional<Attribute> named = target.attribute(mappedBy);
        if (named.isPresent() && named.get() instanceof Association other) {
            if (!other.isOwning()) {
                return "Take mappedBy off one of the two: that end holds the foreign key then";
            }
            if (end.kind() == AssociationKind.MANY_TO_MANY && !other.kind().isToMany() && isBack(model, end, other)) {
                return "Leave the name and write @OneToMany in place of @ManyToMany";
            }
        }
        List<String> back = target.associations().stream()
                .filter(other -> other.isOwning() && isBack(model, end, other))
                .map(Association::name)
                .toList();
        if (!back.isEmpty()) {
            return "Name the attribute of " + target.simpleName() + " that holds the foreign key to " + Words.owner(end)
                    + ": mappedBy = \"" + String.join("\" or \"", back) + "\"";
        }
        if (named.isPresent() && named.get() instanceof BasicAttribute && end.kind() == AssociationKind.ONE_TO_MANY) {
            return "Map the column in " + target.simpleName() + " as a @ManyToOne to " + Words.owner(end)
                    + " and name that; or, to read only, write @JoinColumn(name = the column's, insertable = false,"
                    + " updatable = false) in place of mappedBy";
        }
        return target.simpleName() + " has no association to " + Words.owner(end)
                + ": add one for the foreign key, and name it here";
    }

    /** The name of the one association that it can mean. */
    private static Optional<Remedy> remedy(MappingModel model, Association end, String mappedBy, ManagedType target) {
        AssociationKind needed = end.kind() == AssociationKind.ONE_TO_MANY ? AssociationKind.MANY_TO_ONE : end.kind();
        List<Association> back = target.associations().stream()
                .filter(other -> other.isOwning() && isBack(model, end, other))
                .toList();
        boolean isClear = back.size() == 1
                && back.get(0).kind() == needed
                && !back.get(0).name().equals(mappedBy)
                && target.attribute(mappedBy)
                        .filter(Association.class::isInstance)
                        .isEmpty();
        return isClear ? Mending.element(end, "mappedBy", "\"" + back.get(0).name() + "\"") : Optional.empty();
    }

    private static boolean isBack(MappingModel model, Association end, Association other) {
        return other.target()
                .resolved()
                .filter(name -> model.sameHierarchy(name, end.owner()))
                .isPresent();
    }

    private static Optional<Fault> fault(RuleContext context, Association end, String mappedBy, ManagedType target) {
        MappingModel model = context.model();
        Optional<Attribute> attribute = target.attribute(mappedBy);
        if (attribute.isEmpty()) {
            return missing(model, mappedBy, target);
        }
        if (attribute.get() instanceof BasicAttribute basic) {
            return notAnAssociation(context, end, basic, target);
        }
        if (!(attribute.get() instanceof Association other)) {
            return Optional.empty();
        }
        if (!other.isOwning()) {
            return Optional.of(new Fault(
                    Severity.ERROR,
                    Confidence.CERTAIN,
                    other.display() + " is itself mappedBy \""
                            + other.mappedBy().known().orElse("?")
                            + "\": neither end holds the foreign key, and the persistence unit does not start"));
        }
        if (end.kind() == AssociationKind.MANY_TO_MANY && !other.kind().isToMany()) {
            return Optional.of(new Fault(
                    Severity.INFO,
                    Confidence.LIKELY,
                    other.display() + " is a to-one, so that each " + target.simpleName() + " has one "
                            + Words.owner(end) + " at most: it is "
                            + Words.a(Words.kind(AssociationKind.ONE_TO_MANY, end))
                            + ", and the specification knows no many-to-many with such an end"));
        }
        Optional<String> back = other.target().resolved();
        if (back.isPresent()
                && !model.sameHierarchy(back.get(), end.owner())
                && !haveOneTable(model, back.get(), end.owner())) {
            return Optional.of(new Fault(
                    Severity.WARNING,
                    Confidence.LIKELY,
                    other.display() + " refers to " + SimpleName.of(back.get()) + ": they are not two ends of one"
                            + " association"));
        }
        return Optional.empty();
    }

    /** Two entities that map one table refer to the same rows: Hibernate takes one for the other. */
    private static boolean haveOneTable(MappingModel model, String one, String other) {
        Optional<String> table = model.type(one).flatMap(ManagedType::table);
        return table.isPresent()
                && model.type(other)
                        .flatMap(ManagedType::table)
                        .filter(table.get()::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<Fault> missing(MappingModel model, String mappedBy, ManagedType target) {
        // Attributes that could not be read are no proof that there is none; and a subclass may have it.
        boolean known = model.isComplete(target.name());
        boolean inSubtype = model.subtypes(target.name()).stream()
                .flatMap(name -> model.type(name).stream())
                .anyMatch(type -> type.attribute(mappedBy).isPresent());
        if (!known || inSubtype) {
            return Optional.empty();
        }
        Optional<Attribute> otherCase = target.attributes().stream()
                .filter(a -> a.name().equalsIgnoreCase(mappedBy))
                .findFirst();
        if (otherCase.isPresent()) {
            return Optional.of(new Fault(
                    Severity.WARNING,
                    Confidence.POSSIBLE,
                    "the attribute of " + target.simpleName() + " is spelled \""
                            + otherCase.get().name() + "\": Hibernate does not start with it"));
        }
        return Optional.of(new Fault(
                Severity.ERROR,
                Confidence.CERTAIN,
                target.simpleName() + " has no attribute of that name: the persistence unit does not start"));
    }

    /**
     * A one-to-many by a basic attribute works on Hibernate, without a foreign key. EclipseLink takes an attribute of an
     * entity type for a one-to-one even where no annotation says so.
     */
    private static Optional<Fault> notAnAssociation(
            RuleContext context, Association end, BasicAttribute basic, ManagedType target) {
        String name = target.simpleName() + "." + basic.name();
        if (context.model().type(basic.type()).isPresent()) {
            return Optional.of(new Fault(
                    Severity.WARNING,
                    Confidence.POSSIBLE,
                    name + " carries no @ManyToOne or @OneToOne: EclipseLink takes it for a one-to-one, Hibernate does"
                            + " not, and no foreign key is promised"));
        }
        if (end.kind() == AssociationKind.ONE_TO_MANY) {
            boolean works = context.graph().provider(end.owner()).is(Product.HIBERNATE);
            return Optional.of(new Fault(
                    works ? Severity.INFO : Severity.WARNING,
                    // A column of the primary key is always there, and most often guarded by hand.
                    basic.id() ? Confidence.POSSIBLE : Confidence.LIKELY,
                    name
                            + " is a plain column: Hibernate reads the collection by it, but makes no foreign key, and other"
                            + " providers refuse it"));
        }
        return Optional.of(new Fault(
                Severity.ERROR,
                Confidence.CERTAIN,
                name + " is not an association: the persistence unit does not start"));
    }
}
