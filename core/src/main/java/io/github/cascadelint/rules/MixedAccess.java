package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Flags mappings of associations on the getters of a class that is mapped by its fields, and the other way round. */
@RuleInfo(
        id = "mixed-access",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "0.1",
        summary =
                "An association is mapped on a getter of a class mapped by fields, or the other way round, and not read")
public final class MixedAccess implements Rule {

    @Override
    public void check(RuleContext context) {
        for (UnreadMapping mapping : context.model().unread(Reason.OTHER_ACCESS)) {
            Set<CascadeType> lost = new TreeSet<>(mapping.cascade());
            context.model()
                    .type(mapping.type())
                    .flatMap(type -> type.associations().stream()
                            .filter(end -> end.name().equals(mapping.attribute()))
                            .findFirst())
                    .ifPresent(end -> lost.removeAll(end.cascade().types()));
            String name = SimpleName.of(mapping.type()) + "." + mapping.attribute();
            context.report(mapping)
                    .confidence(confidence(mapping, lost))
                    .message("The " + mapping.written() + " of " + name
                            + " is not read: the class keeps its state where its identifier is annotated, and this one"
                            + " stands on the other of field and getter"
                            + (lost.isEmpty()
                                    ? ""
                                    : "; its cascade "
                                            + lost.stream().map(Enum::name).collect(Collectors.joining(", "))
                                            + " does not happen"))
                    .evidence(mapping.read().stream()
                            .map(place -> Evidence.of("this mapping of the attribute is read", place))
                            .toList())
                    .suggest(
                            "Put all annotations of the class on its fields, or all on its getters; or write @Access where"
                                    + " one attribute shall differ")
                    .emit();
        }
    }

    /** Where nothing is read instead, the attribute is no association: the application would hardly start. */
    private static Confidence confidence(UnreadMapping mapping, Set<CascadeType> lost) {
        if (mapping.read().isEmpty()) {
            return Confidence.LIKELY;
        }
        return lost.isEmpty() ? Confidence.POSSIBLE : Confidence.CERTAIN;
    }
}
