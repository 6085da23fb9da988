package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags columns and tables that are written on an end whose {@code mappedBy} leaves them to the other end. */
@RuleInfo(
        id = "mapping-on-inverse",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "An end with mappedBy also says how it is stored, which only the owning end can")
public final class MappingOnInverse implements Rule {

    @Override
    public void check(RuleContext context) {
        for (UnreadMapping mapping : context.model().unread(Reason.INVERSE_END)) {
            boolean toOne = isToOne(context, mapping);
            context.report(mapping)
                    .confidence(toOne ? Confidence.CERTAIN : Confidence.LIKELY)
                    .message(mapping.written() + " on " + Words.simple(mapping.type()) + "." + mapping.attribute()
                            + " counts for nothing, because mappedBy says that the other end holds the foreign key: "
                            + (toOne
                                    ? "no such column is made, and setting this end alone changes no row"
                                    : "Hibernate does not start with both, other providers read mappedBy alone"))
                    .evidence(mapping.read().stream()
                            .map(place -> Evidence.of("mappedBy stands here", place))
                            .toList())
                    .suggest("Delete " + mapping.written()
                            + " here. If this end shall hold the foreign key, delete mappedBy instead, and put it on the"
                            + " other end")
                    .emit();
        }
    }

    private static boolean isToOne(RuleContext context, UnreadMapping mapping) {
        return context.model()
                .type(mapping.type())
                .flatMap(type -> type.associations().stream()
                        .filter(end -> end.name().equals(mapping.attribute()))
                        .findFirst())
                .filter(end -> !end.kind().isToMany())
                .isPresent();
    }
}
