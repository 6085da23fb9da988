package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags columns and tables that are written on an end whose {@code mappedBy} leaves them to the other end. */
@RuleInfo(
        id = "mapping-on-inverse",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "An end with mappedBy also says how it is stored, which only the owning end can",
        fix = Tier.SAFE)
public final class MappingOnInverse implements Rule {

    @Override
    public void check(RuleContext context) {
        for (UnreadMapping mapping : context.model().unread(Reason.INVERSE_END)) {
            Optional<Association> end = end(context, mapping);
            boolean toOne = end.filter(e -> !e.kind().isToMany()).isPresent();
            Provider provider = context.graph().provider(mapping.type());
            // Hibernate refuses a collection with both, whatever the names; elsewhere the same names mislead nobody.
            boolean refused = !toOne && provider.is(Product.HIBERNATE);
            boolean harmless = !refused && (provider.is(Product.ECLIPSELINK) || saysTheSame(context, mapping, end));
            context.report(mapping)
                    .severity(harmless ? Severity.INFO : Severity.WARNING)
                    .confidence(confidence(harmless, toOne))
                    .message(mapping.written() + " on " + SimpleName.of(mapping.type()) + "." + mapping.attribute()
                            + " counts for nothing, because mappedBy says that the other end holds the foreign key: "
                            + consequence(toOne, harmless, provider))
                    .evidence(mapping.read().stream()
                            .map(place -> Evidence.of("mappedBy stands here", place))
                            .toList())
                    .suggest("Delete " + mapping.written()
                            + " here. If this end shall hold the foreign key, delete mappedBy instead, and put it on the"
                            + " other end")
                    .remedy(Mending.noAnnotation(
                            context,
                            mapping.type(),
                            mapping.attribute(),
                            mapping.written().substring(1)))
                    .emit();
        }
    }

    private static Confidence confidence(boolean harmless, boolean toOne) {
        if (harmless) {
            return Confidence.POSSIBLE;
        }
        return toOne ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private static String consequence(boolean toOne, boolean harmless, Provider provider) {
        if (toOne && harmless) {
            return "setting this end alone changes no row";
        }
        if (toOne) {
            return "no such column is made, and setting this end alone changes no row";
        }
        return provider.is(Product.ECLIPSELINK)
                ? "EclipseLink reads mappedBy alone"
                : "Hibernate does not start with both, other providers read mappedBy alone";
    }

    private static Optional<Association> end(RuleContext context, UnreadMapping mapping) {
        return context.model().type(mapping.type()).stream()
                .flatMap(type -> type.associations().stream())
                .filter(end -> end.name().equals(mapping.attribute()))
                .findFirst();
    }

    /** Whether it only repeats the names that the owning end goes by, or gives none. */
    private static boolean saysTheSame(RuleContext context, UnreadMapping mapping, Optional<Association> end) {
        Optional<Association> owning = end.flatMap(context.graph()::inverse);
        if (owning.isEmpty() || mapping.written().endsWith("OrderColumn")) {
            return false;
        }
        List<String> stored = mapping.written().endsWith("JoinTable")
                ? owning.get().joinTable().stream().map(JoinTable::name).toList()
                : owning.get().joinColumns().stream().map(JoinColumn::name).toList();
        return mapping.names().stream().allMatch(name -> stored.stream().anyMatch(name::equalsIgnoreCase));
    }
}
