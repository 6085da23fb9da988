package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RemoveReach;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Flags a delete that reaches, over two or more cascade steps, rows that others share. Each step alone may look right, and
 * where the last one does not, the rule about that kind of step speaks.
 */
@RuleInfo(
        id = "remove-through-chain",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A delete reaches rows that others share over several cascade steps",
        speaksFor = {"remove-to-referenced-entity"})
public final class RemoveThroughChain implements Rule {

    /**
     * A delete and where it ends.
     *
     * @param start the entity whose row is deleted
     * @param seen the place that deletes one, or lets one be deleted
     * @param certain whether code is seen to do so
     * @param way the steps
     * @param others who refers to the rows at its end from outside of all that the delete takes
     */
    private record Chain(String start, Evidence seen, boolean certain, List<Association> way, List<Referrer> others) {

        Association last() {
            return way.get(way.size() - 1);
        }

        /** A delete that is seen first, then the shortest. */
        boolean isBetterThan(Chain other) {
            return certain != other.certain ? certain : way.size() < other.way.size();
        }
    }

    @Override
    public void check(RuleContext context) {
        Map<String, Chain> chains = new TreeMap<>();
        for (ManagedType entity : context.model().entities()) {
            Optional<Evidence> deleted = deleted(context, entity);
            Optional<Evidence> seen = deleted.or(() -> hasRepository(context, entity));
            if (seen.isEmpty()) {
                continue;
            }
            RemoveReach reach = context.graph().removeReach(entity.name());
            reach.ways()
                    .forEach((target, way) -> chain(context, reach, target, seen.get(), deleted.isPresent())
                            .ifPresent(chain -> chains.merge(
                                    chain.last().declaredBy() + "#"
                                            + chain.last().declaredName(),
                                    chain,
                                    (a, b) -> b.isBetterThan(a) ? b : a)));
        }
        chains.values().forEach(chain -> report(context, chain));
    }

    private static Optional<Evidence> deleted(RuleContext context, ManagedType entity) {
        return context.model().callSites(entity.name(), Act.REMOVES).stream()
                .findFirst()
                .map(site ->
                        Evidence.of("code deletes " + Words.a(entity.simpleName()) + ": " + site.code(), site.range()));
    }

    private static Optional<Evidence> hasRepository(RuleContext context, ManagedType entity) {
        return context.model().uses(entity.name(), EntityUse.Kind.REPOSITORY).stream()
                .findFirst()
                .map(use -> Evidence.of(
                        Words.startWithA(entity.simpleName()) + " may be deleted by its repository", use.range()));
    }

    private static Optional<Chain> chain(
            RuleContext context, RemoveReach reach, String target, Evidence seen, boolean certain) {
        List<Association> way = reach.ways().getOrDefault(target, List.of());
        Role.Kind role = context.graph().role(target).kind();
        boolean shared = role == Role.Kind.SHARED || role == Role.Kind.LOOKUP;
        if (way.size() < 2 || !shared || !isOwnedEnd(way.get(way.size() - 1))) {
            return Optional.empty();
        }
        Set<String> gone = reach.ways().keySet();
        List<Referrer> others = context.graph().liveReferrers(way.get(way.size() - 1)).stream()
                .filter(referrer -> !referrer.association().removes())
                .filter(referrer -> !context.model().sameHierarchy(referrer.entity(), reach.start())
                        && gone.stream().noneMatch(name -> context.model().sameHierarchy(name, referrer.entity())))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(new Chain(reach.start(), seen, certain, way, others));
    }

    /** REMOVE on a many-to-one or many-to-many is told whatever leads to it. */
    private static boolean isOwnedEnd(Association end) {
        return end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE;
    }

    private static void report(RuleContext context, Chain chain) {
        Association last = chain.last();
        String target = last.target().display();
        String start = SimpleName.of(chain.start());
        String rows = Words.target(last);
        OwnLife life = OwnLife.of(context, last, target);
        boolean likely = chain.certain()
                && !chain.others().stream().allMatch(context.graph()::mayOwnItsRows)
                && life.confidence(context, last)
                        .filter(Confidence.LIKELY::equals)
                        .isPresent();
        List<String> hops = new ArrayList<>();
        chain.way().forEach(end -> hops.add(end.display()));
        RuleContext.Report report = context.report(last, Words.removePlace(last))
                .confidence(likely ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message("Deleting " + Words.a(start) + " deletes " + rows + " rows " + hops.size()
                        + " steps away, to which others refer that stay: the delete passes through "
                        + String.join(", ", hops))
                .evidence(chain.seen())
                .evidence(Referrer.evidence(chain.others(), target))
                .suggest("Find the first step that leaves what belongs to " + Words.a(start)
                        + ", and take REMOVE off there. Where all steps are right, clear or delete first what refers to "
                        + Words.a(rows));
        chain.way().forEach(end -> report.step(Words.step(end)));
        report.emit();
    }
}
