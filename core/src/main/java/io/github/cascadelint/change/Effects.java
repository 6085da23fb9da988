package io.github.cascadelint.change;

import io.github.cascadelint.change.Obstacles.Obstacle;
import io.github.cascadelint.change.Removals.Edge;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What follows from changes: which deletes reach further than before, or less far, and what stands in their way. */
final class Effects {

    private final State after;
    private final Renames renames;
    private final Removals was;
    private final Removals is;
    private final Obstacles formerObstacles;
    private final Obstacles obstacles;

    Effects(State before, State after, Renames renames) {
        this.after = after;
        this.renames = renames;
        this.was = Removals.of(before, Optional.of(renames));
        this.is = Removals.of(after, Optional.empty());
        this.formerObstacles = new Obstacles(before);
        this.obstacles = new Obstacles(after);
    }

    /** What an association that removes rows now brings beyond what it says itself. */
    List<String> gained(Set<String> declared, Set<String> owners, Optional<String> target) {
        return passed(was, is, declared, owners, target, true);
    }

    /** What one that no longer does takes away. */
    List<String> lost(Set<String> declared, Set<String> owners, Optional<String> target) {
        List<String> effects = passed(is, was, declared, owners, target, false);
        target.map(renames::type)
                .filter(entity -> was.takesAlong(entity) && !is.takesAlong(entity))
                .filter(entity -> is.entities().contains(entity))
                .ifPresent(entity -> effects.add("no other delete takes " + Words.type(entity) + " rows along"));
        return effects;
    }

    /**
     * @param less the state in which the association does not pass the delete on
     * @param more the state in which it does
     */
    private static List<String> passed(
            Removals less,
            Removals more,
            Set<String> declared,
            Set<String> owners,
            Optional<String> target,
            boolean gained) {
        Map<String, Set<String>> ways = new TreeMap<>(); // to whom, from where
        Set<String> along = new LinkedHashSet<>();
        for (String start : more.entities()) {
            if (!less.entities().contains(start)) {
                continue;
            }
            Map<String, List<Edge>> reach = less.reach(start);
            more.reach(start).forEach((entity, way) -> {
                Optional<Edge> by = way.stream()
                        .filter(edge -> declared.contains(edge.declared()))
                        .findFirst();
                if (by.isEmpty() || reach.containsKey(entity) || entity.equals(start)) {
                    return;
                }
                boolean last = way.get(way.size() - 1).equals(by.get());
                if (last) {
                    ways.computeIfAbsent(by.get().target(), k -> new TreeSet<>())
                            .add(text(way));
                } else if (owners.contains(start) || way.get(0).equals(by.get())) {
                    along.add(entity);
                }
            });
        }
        List<String> effects = new ArrayList<>();
        ways.forEach((entity, all) -> {
            // One way alone is what the change says itself.
            if (all.size() > 1) {
                String paths = Words.count(all.size(), gained ? "more path" : "path", gained ? "more paths" : "paths");
                effects.add(Words.type(entity) + (gained ? " can now be deleted by " : " is no longer deleted by ")
                        + paths + ": " + Words.few(shortestFirst(all), "way", "ways"));
            }
        });
        along.remove(target.orElse(""));
        boolean others = owners.stream()
                .anyMatch(owner -> more.reach(owner).containsKey(owner)
                        && less.entities().contains(owner)
                        && !less.reach(owner).containsKey(owner));
        along.removeAll(owners);
        if (others) {
            effects.add((gained ? "through it, other " : "nor are, through it, other ")
                    + Words.few(owners.stream().map(Words::type).toList(), "entity", "entities")
                    + (gained ? " rows are deleted, too" : " rows deleted"));
        }
        List<String> known = along.stream()
                .filter(entity -> less.entities().contains(entity) && !ways.containsKey(entity))
                .sorted()
                .map(Words::type)
                .toList();
        if (!known.isEmpty()) {
            effects.add((gained ? "it takes along, too: " : "nor does it take along: ")
                    + Words.few(known, "entity", "entities"));
        }
        return effects;
    }

    private static List<String> shortestFirst(Set<String> ways) {
        return ways.stream()
                .sorted((a, b) -> Integer.compare(hops(a), hops(b)))
                .map(Words::code)
                .toList();
    }

    private static int hops(String way) {
        return way.split("→", -1).length;
    }

    private static String text(List<Edge> way) {
        return String.join(" → ", way.stream().map(Edge::attribute).toList());
    }

    /** What a new entity has to do with those that were there. */
    List<String> ofNewEntity(String entity) {
        Set<String> removing = new LinkedHashSet<>();
        for (Association end : after.graph().endsTo(entity)) {
            if (end.removes() && was.entities().contains(end.owner())) {
                removing.add(Words.code(end.display()));
            }
        }
        return removing.isEmpty()
                ? List.of()
                : List.of("it is deleted along by " + Words.few(removing, "association", "associations"));
    }

    /**
     * What stands in the way of deletes and did not before.
     *
     * @param obstacle what it is
     * @param entities whose delete meets it
     */
    record NewObstacle(Obstacle obstacle, List<String> entities) {}

    /** What tells the association that refers to what is to be deleted from others. */
    Optional<String> declared(Obstacle obstacle) {
        return obstacle.attribute()
                .flatMap(key -> after.model()
                        .type(key.entity())
                        .flatMap(type -> type.attribute(key.attribute().orElse(""))))
                .filter(Association.class::isInstance)
                .map(Association.class::cast)
                .map(end -> Removals.declared(end, end.owner(), Optional.empty()));
    }

    /** What the deletes of some entities meet now and did not before. */
    List<NewObstacle> obstacles(Set<String> concerned) {
        Map<String, Obstacle> found = new LinkedHashMap<>();
        Map<String, List<String>> entities = new TreeMap<>();
        for (String entity : concerned) {
            Map<String, Obstacle> former = formerObstacles.of(renames.formerType(entity));
            obstacles.of(entity).forEach((key, obstacle) -> {
                if (!former.containsKey(key)) {
                    found.putIfAbsent(key, obstacle);
                    entities.computeIfAbsent(key, k -> new ArrayList<>()).add(entity);
                }
            });
        }
        List<NewObstacle> all = new ArrayList<>();
        found.forEach((key, obstacle) -> all.add(new NewObstacle(obstacle, entities.getOrDefault(key, List.of()))));
        return all;
    }

    /** Obstacles in words: those of the same deletes together. */
    static List<String> texts(List<NewObstacle> obstacles) {
        Map<String, Set<String>> blocking = new LinkedHashMap<>();
        Map<String, Set<String>> dangling = new LinkedHashMap<>();
        for (NewObstacle obstacle : obstacles) {
            String whose =
                    Words.few(obstacle.entities().stream().map(Words::type).toList(), "entity", "entities");
            boolean blocks = obstacle.obstacle().kind() == PlanNode.Kind.BLOCKED_BY;
            (blocks ? blocking : dangling)
                    .computeIfAbsent(whose, k -> new LinkedHashSet<>())
                    .add(where(obstacle.obstacle()));
        }
        List<String> texts = new ArrayList<>();
        blocking.forEach(
                (whose, where) -> texts.add("a delete of " + whose + " is now blocked while other rows refer to what"
                        + " goes by " + Words.few(where, "reference", "references")));
        dangling.forEach((whose, where) -> texts.add("a delete of " + whose + " now leaves references dangling that no"
                + " foreign key guards: " + Words.few(where, "reference", "references")));
        return texts;
    }

    private static String where(Obstacle obstacle) {
        return Words.code(obstacle.attribute().map(MappedKey::display).orElse(obstacle.columns()))
                + obstacle.key()
                        .map(name -> " (foreign key " + Words.code(name) + ")")
                        .orElse("");
    }
}
