package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.RemoveReach;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.RuleOption;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags entities whose delete can reach rows of more entities, or over more steps, than the configuration allows. */
@RuleInfo(
        id = "wide-remove",
        category = Category.REMOVE,
        severity = Severity.INFO,
        since = "0.1",
        summary = "Deleting one row can delete rows of many other entities",
        options = {
            @RuleOption(name = WideRemove.MAX_ENTITIES, value = 12),
            @RuleOption(name = WideRemove.MAX_DEPTH, value = 6)
        })
public final class WideRemove implements Rule {

    static final String MAX_ENTITIES = "maxEntities";
    static final String MAX_DEPTH = "maxDepth";

    /** As many are printed by name; the rest is counted. */
    private static final int NAMED = 5;

    @Override
    public void check(RuleContext context) {
        Map<String, RemoveReach> wide = new TreeMap<>();
        for (ManagedType entity : context.model().entities()) {
            RemoveReach reach = context.graph().removeReach(entity.name());
            if (reach.ways().size() > context.option(MAX_ENTITIES) || reach.depth() > context.option(MAX_DEPTH)) {
                wide.put(entity.name(), reach);
            }
        }
        for (RemoveReach reach : wide.values()) {
            if (wide.values().stream().noneMatch(other -> tells(context, other, reach))) {
                context.model().type(reach.start()).ifPresent(type -> report(context, type, reach));
            }
        }
    }

    /** Whether the other finding says it all: the delete begins further up, or earlier in the circle of both. */
    private static boolean tells(RuleContext context, RemoveReach other, RemoveReach reach) {
        String start = reach.start();
        if (other.start().equals(start)) {
            return false;
        }
        if (context.model().supertypes(start).contains(other.start())) {
            return true;
        }
        return reaches(context, other, start)
                && (!reaches(context, reach, other.start()) || other.start().compareTo(start) < 0);
    }

    private static boolean reaches(RuleContext context, RemoveReach reach, String entity) {
        return reach.ways().containsKey(entity)
                || context.model().supertypes(entity).stream().anyMatch(reach.ways()::containsKey);
    }

    private static void report(RuleContext context, ManagedType type, RemoveReach reach) {
        List<String> names =
                reach.ways().keySet().stream().map(SimpleName::of).sorted().toList();
        int more = names.size() - NAMED;
        List<Association> deepest = reach.ways().values().stream()
                .filter(way -> way.size() == reach.depth())
                .findFirst()
                .orElseThrow();
        RuleContext.Report report = context.report(type)
                .confidence(context.isConfigured(type.range()) ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message("Deleting one " + type.simpleName() + " can delete rows of " + names.size()
                        + " other entities, up to " + reach.depth() + (reach.depth() == 1 ? " step" : " steps")
                        + " away: " + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                        + (more > 0 ? " and " + more + " more" : ""))
                .suggest("Follow the path: where it leaves what belongs to " + Words.a(type.simpleName())
                        + " alone, take REMOVE off and delete the rest by code that knows why. If all of it is one"
                        + " aggregate, set maxEntities or maxDepth of wide-remove in cascade-lint.yml, so that only"
                        + " growth is told");
        deepest.forEach(end -> report.step(Words.step(end)));
        report.emit();
    }
}
