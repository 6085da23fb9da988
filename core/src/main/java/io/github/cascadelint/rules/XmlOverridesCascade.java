package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags associations whose annotations say another cascade than the mapping file that replaces them. */
@RuleInfo(
        id = "xml-overrides-cascade",
        category = Category.MAPPING,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A mapping file replaces the cascade that the annotations of an attribute say")
public final class XmlOverridesCascade implements Rule {

    @Override
    public void check(RuleContext context) {
        for (UnreadMapping mapping : context.model().unread(Reason.MAPPING_FILE)) {
            Optional<Association> end = context.model()
                    .type(mapping.type())
                    .flatMap(type -> type.associations().stream()
                            .filter(each -> each.name().equals(mapping.attribute()))
                            .findFirst());
            if (end.isEmpty() || end.get().cascade().unknown()) {
                continue;
            }
            context.report(end.get(), end.get().range())
                    .confidence(Confidence.LIKELY)
                    .message(end.get().display() + " cascades "
                            + names(end.get().cascade().types())
                            + ", as this mapping file says, and not " + names(mapping.cascade())
                            + ", as its annotations say: who reads the class sees another delete than happens")
                    .evidence(Evidence.of(mapping.written() + " says " + names(mapping.cascade()), mapping.range()))
                    .suggest("Say the same in both places, or take the annotation off the class")
                    .emit();
        }
    }

    private static String names(Set<CascadeType> types) {
        return types.isEmpty() ? "nothing" : types.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
