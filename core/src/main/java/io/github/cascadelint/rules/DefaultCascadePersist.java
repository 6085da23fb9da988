package io.github.cascadelint.rules;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags the default of a mapping file that adds PERSIST to all associations of a unit. */
@RuleInfo(
        id = "default-cascade-persist",
        category = Category.PROPAGATION,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A mapping file adds PERSIST to every association of the persistence unit")
public final class DefaultCascadePersist implements Rule {

    /** How the linker calls what {@code persistence-unit-defaults} add. */
    private static final String DEFAULT = "cascade-persist";

    @Override
    public void check(RuleContext context) {
        Map<SourceRange, List<Association>> byPlace = new TreeMap<>();
        for (Association end : context.model().declaredAssociations()) {
            end.cascade().elements().stream()
                    .filter(element -> element.text().equals(DEFAULT))
                    .forEach(element -> byPlace.computeIfAbsent(element.range(), place -> new ArrayList<>())
                            .add(end));
        }
        byPlace.forEach((place, ends) -> report(context, place, ends));
    }

    private static void report(RuleContext context, SourceRange place, List<Association> ends) {
        List<String> only = ends.stream()
                .filter(end -> end.cascade().elements().stream().noneMatch(DefaultCascadePersist::saysPersist))
                .map(Association::display)
                .sorted()
                .toList();
        ManagedType first = ends.stream()
                .flatMap(end -> context.model().type(end.declaredBy()).stream())
                .min((a, b) -> a.name().compareTo(b.name()))
                .orElseThrow();
        if (only.isEmpty()) {
            return; // each of them says it itself
        }
        context.report(first, place)
                .message("cascade-persist adds PERSIST to all associations of the unit, and "
                        + (only.size() == 1 ? only.get(0) + " has" : only.size() + " have")
                        + " it from nowhere else" + examples(only)
                        + ": saving one entity also inserts what it newly refers to, which no annotation shows")
                .suggest("Say PERSIST on the associations whose owner makes its targets, and take the default out")
                .emit();
    }

    private static boolean saysPersist(Cascade.Element element) {
        return !element.text().equals(DEFAULT) && element.types().contains(CascadeType.PERSIST);
    }

    private static String examples(List<String> names) {
        return names.size() == 1
                ? ""
                : " (" + String.join(", ", names.subList(0, Math.min(3, names.size())))
                        + (names.size() > 3 ? ", …" : "") + ")";
    }
}
