package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.Origin;
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
import java.util.TreeSet;

/** Flags two ends that both write one foreign key or one join table. */
@RuleInfo(
        id = "unlinked-inverse",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Both ends of an association own the same column or join table, because mappedBy is missing",
        fix = Tier.SUGGESTED)
public final class UnlinkedInverse implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (target.isEmpty() || !end.isOwning() || isReadOnly(end)) {
                continue;
            }
            for (Association other : context.graph().endsFrom(target.get())) {
                boolean back = other.isOwning()
                        && !isReadOnly(other)
                        && other.target()
                                .resolved()
                                .filter(name -> context.model().sameHierarchy(name, end.owner()))
                                .isPresent();
                if (back && (writeOneColumn(end, other) || writeOneJoinTable(end, other))) {
                    report(context, end, other);
                    break;
                }
            }
        }
    }

    private static boolean isReadOnly(Association end) {
        return !end.joinColumns().isEmpty()
                && end.joinColumns().stream().noneMatch(c -> c.insertable() && c.updatable());
    }

    /** {@code @OneToMany @JoinColumn(x)} against {@code @ManyToOne @JoinColumn(x)}: the column is in the many's table. */
    private static boolean writeOneColumn(Association end, Association other) {
        return end.kind() == AssociationKind.ONE_TO_MANY
                && end.joinTable().isEmpty()
                && other.kind() == AssociationKind.MANY_TO_ONE
                && other.joinTable().isEmpty()
                && !end.joinColumns().isEmpty()
                && names(end.joinColumns()).equals(names(other.joinColumns()));
    }

    /** Two many-to-many ends with one join table, written out on both; reported at the end whose name comes second. */
    private static boolean writeOneJoinTable(Association end, Association other) {
        return end.kind() == AssociationKind.MANY_TO_MANY
                && other.kind() == AssociationKind.MANY_TO_MANY
                && end.range().compareTo(other.range()) > 0
                && end.joinTable().isPresent()
                && other.joinTable().isPresent()
                && end.joinTable().get().explicit()
                && other.joinTable().get().explicit()
                && end.joinTable()
                        .get()
                        .name()
                        .equalsIgnoreCase(other.joinTable().get().name())
                && names(end.joinTable().get().joinColumns())
                        .equals(names(other.joinTable().get().inverseJoinColumns()));
    }

    private static Set<String> names(List<JoinColumn> columns) {
        Set<String> names = new TreeSet<>();
        columns.forEach(column -> names.add(column.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private static void report(RuleContext context, Association end, Association other) {
        String shared = end.joinTable()
                .map(table -> "the join table " + table.name())
                .orElseGet(() -> "the column " + String.join(", ", names(end.joinColumns())));
        boolean endWritten = isWritten(context, end);
        boolean otherWritten = isWritten(context, other);
        context.report(end, end.annotationRange())
                .confidence(confidence(context, endWritten, otherWritten))
                .message(end.display() + " and " + other.display() + " both write " + shared
                        + ": to the provider they are two associations, so a change of one is undone or doubled by the"
                        + " other")
                .evidence(Evidence.of(other.display() + " writes " + shared + " too", other.range()))
                .suggest(
                        isOfHibernate(context, end)
                                ? inverse(end, other)
                                : mappedBy(end, other, endWritten, otherWritten))
                .remedy(remedy(end, other, endWritten, otherWritten))
                .emit();
    }

    /** A link that only one end makes is doubled by no other, whichever end takes it away again. */
    private static boolean isWritten(RuleContext context, Association end) {
        return end.joinTable().isPresent()
                ? context.model().isFilled(end)
                : context.model().isWritten(end);
    }

    /** What code never changes is never undone or doubled; without any code, nothing is known of it. */
    private static Confidence confidence(RuleContext context, boolean endWritten, boolean otherWritten) {
        if (endWritten && otherWritten) {
            return Confidence.CERTAIN;
        }
        return context.model().hasCode() ? Confidence.POSSIBLE : Confidence.LIKELY;
    }

    private static boolean isOfHibernate(RuleContext context, Association end) {
        return context.model()
                .type(end.declaredBy())
                .filter(type -> type.origin() == Origin.HBM_XML)
                .isPresent();
    }

    /** A change of the end that has mappedBy is no longer written, so it is the end that code leaves alone. */
    private static String mappedBy(Association end, Association other, boolean endWritten, boolean otherWritten) {
        if (end.joinTable().isPresent()) {
            boolean swap = endWritten && !otherWritten;
            Association inverse = swap ? other : end;
            Association owning = swap ? end : other;
            return "Link them: mappedBy = \"" + owning.declaredName() + "\" on " + inverse.display()
                    + " in place of its own @JoinTable. From then on only a change of " + owning.display()
                    + " is written: " + mustBeSet(inverse, endWritten && otherWritten)
                    + ". A delete of " + Words.a(Words.owner(inverse))
                    + " no longer deletes its links then: take it out of "
                    + owning.display() + " first";
        }
        if (endWritten && !otherWritten) {
            return "Code changes " + end.display() + " only: say insertable = false, updatable = false on "
                    + other.display() + "; or mappedBy = \"" + other.declaredName() + "\" on " + end.display()
                    + " in place of its own @JoinColumn, and " + other.display()
                    + " must be set wherever the collection changes";
        }
        return "Link them: mappedBy = \"" + other.declaredName() + "\" on " + end.display()
                + " in place of its own @JoinColumn. From then on only a change of " + other.display()
                + " is written: " + mustBeSet(end, endWritten);
    }

    /** The same as what the suggestion says first; of a column that code writes through the collection alone, nothing. */
    private static Optional<Remedy> remedy(
            Association end, Association other, boolean endWritten, boolean otherWritten) {
        boolean swap = endWritten && !otherWritten;
        if (end.joinTable().isPresent()) {
            return swap ? Mending.mappedBy(other, end) : Mending.mappedBy(end, other);
        }
        return swap ? Optional.empty() : Mending.linked(end, other);
    }

    private static String mustBeSet(Association inverse, boolean inverseWritten) {
        return inverseWritten
                ? "code that changes " + inverse.display() + " must set the other side, too"
                : "that is the side that must be set";
    }

    /** An inverse list or map does not write its index, so it takes the other way out. */
    private static String inverse(Association end, Association other) {
        String link = "Link them: inverse=\"true\" on " + end.display();
        return end.joinTable().isPresent()
                ? link
                : link
                        + "; or, where it is a list or map whose index must be written, insert=\"false\" update=\"false\" on "
                        + other.display();
    }
}
