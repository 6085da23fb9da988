package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Flags entities that one merge reaches along two ways, with perhaps two copies of one row. */
@RuleInfo(
        id = "merge-diamond",
        category = Category.PROPAGATION,
        severity = Severity.INFO,
        since = "0.1",
        summary = "One merge reaches an entity along two ways: with two copies of one row it fails",
        fix = Tier.SUGGESTED)
public final class MergeDiamond implements Rule {

    /** Longer ways are no reading for people. */
    private static final int MAX_HOPS = 3;

    /** A row of these belongs to one owner, so that two ways never lead to the same. */
    private static final Set<Role.Kind> PRIVATE = Set.of(Role.Kind.OWNED, Role.Kind.LINK, Role.Kind.VALUE_COMPONENT);

    @Override
    public void check(RuleContext context) {
        Set<Association> reported = new HashSet<>();
        for (ManagedType root : context.model().entities()) {
            Map<String, List<List<Association>>> ways = new TreeMap<>();
            collect(context.graph(), root.name(), new ArrayList<>(), ways);
            ways.forEach((target, all) -> second(all, reported).ifPresent(pair -> {
                reported.add(last(pair.get(1)));
                report(context, root, pair.get(0), pair.get(1));
            }));
        }
    }

    private static void collect(
            RelationshipGraph graph, String at, List<Association> way, Map<String, List<List<Association>>> into) {
        for (Association end : graph.endsFrom(at)) {
            Optional<String> target = end.target().resolved();
            if (target.isEmpty()
                    || end.cascade().jpaElementFor(CascadeType.MERGE).isEmpty()
                    || returns(graph, way, end)) {
                continue;
            }
            List<Association> longer = new ArrayList<>(way);
            longer.add(end);
            if (!end.kind().isToMany()
                    && !PRIVATE.contains(graph.role(target.get()).kind())) {
                into.computeIfAbsent(target.get(), name -> new ArrayList<>()).add(longer);
            }
            if (longer.size() < MAX_HOPS) {
                collect(graph, target.get(), longer, into);
            }
        }
    }

    /** Whether an end leads back to where the way has been. */
    private static boolean returns(RelationshipGraph graph, List<Association> way, Association end) {
        String target = end.target().resolved().orElseThrow();
        return graph.model().sameHierarchy(end.owner(), target)
                || way.stream()
                        .anyMatch(step -> graph.model().sameHierarchy(step.owner(), target)
                                || graph.inverse(step).filter(end::equals).isPresent());
    }

    /** Two ways that share no hop and no entity in between: else the diamond begins or ends elsewhere. */
    private static Optional<List<List<Association>>> second(List<List<Association>> ways, Set<Association> reported) {
        for (List<Association> one : ways) {
            for (List<Association> other : ways) {
                if (one != other
                        && one.size() <= other.size()
                        && other.size() > 1
                        && disjoint(one, other)
                        && !reported.contains(last(other))) {
                    return Optional.of(List.of(one, other));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean disjoint(List<Association> one, List<Association> other) {
        Set<String> between = new HashSet<>();
        one.subList(0, one.size() - 1).forEach(hop -> between.add(hop.target().display()));
        return one.stream().noneMatch(hop -> other.stream().anyMatch(step -> isSame(hop, step)))
                && other.subList(0, other.size() - 1).stream()
                        .noneMatch(hop -> between.contains(hop.target().display()));
    }

    /** Whether two ends are one attribute, which several entities may inherit. */
    private static boolean isSame(Association one, Association other) {
        return one.declaredBy().equals(other.declaredBy()) && one.declaredName().equals(other.declaredName());
    }

    private static Association last(List<Association> way) {
        return way.get(way.size() - 1);
    }

    private static void report(RuleContext context, ManagedType root, List<Association> one, List<Association> other) {
        Association end = last(other);
        RuleContext.Report report = context.report(
                        end,
                        end.cascade()
                                .jpaElementFor(CascadeType.MERGE)
                                .map(element -> element.range())
                                .orElse(end.annotationRange()))
                .confidence(Confidence.POSSIBLE)
                .message("Merging " + Words.a(root.simpleName()) + " reaches " + Words.target(end) + " along "
                        + text(one) + " and along " + text(other)
                        + ": where the two hold copies of one row, Hibernate refuses the merge, and other providers let"
                        + " one copy overwrite the other")
                .evidence(Evidence.of("the other way ends here", last(one).range()))
                .suggest("Take MERGE off " + end.display() + ": the reference itself is saved without it")
                .remedy(Mending.without(end, CascadeType.MERGE));
        other.forEach(hop ->
                report.step(new PathStep(hop.owner(), hop.name(), hop.target().display(), "merge")));
        report.emit();
    }

    private static String text(List<Association> way) {
        return String.join(" and ", way.stream().map(Association::display).toList());
    }
}
