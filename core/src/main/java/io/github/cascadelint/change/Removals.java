package io.github.cascadelint.change;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which deletes take others along, by the persistence provider or the database, in the names of now. */
final class Removals {

    /**
     * A delete that is passed on.
     *
     * @param declared what tells the association from others
     * @param attribute the association, for messages
     * @param target the entity whose rows go along
     */
    record Edge(String declared, String attribute, String target) {}

    private final SortedMap<String, List<Edge>> from = new TreeMap<>();
    private final Map<String, Set<String>> subtypes = new TreeMap<>();
    private final Map<String, Map<String, List<Edge>>> reach = new TreeMap<>();

    private Removals() {}

    /** @param renames how things are called now, for the earlier state; for that of now it has nothing to say */
    static Removals of(State state, Optional<Renames> renames) {
        Removals removals = new Removals();
        Map<String, List<Edge>> own = new TreeMap<>();
        for (Association end : state.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (target.isEmpty() || !state.isEntity(end.owner())) {
                continue;
            }
            String owner = now(end.owner(), renames);
            String to = now(target.get(), renames);
            String declared = declared(end, owner, renames);
            String attribute = SimpleName.of(owner) + "." + name(end, owner, renames);
            boolean byDatabase = KeyState.hasKey(end) && KeyState.of(end, state).deletes();
            if (end.removes() || (byDatabase && KeyState.isKeyInTarget(end))) {
                own.computeIfAbsent(owner, k -> new ArrayList<>()).add(new Edge(declared, attribute, to));
            }
            if (byDatabase && !KeyState.isKeyInTarget(end)) {
                own.computeIfAbsent(to, k -> new ArrayList<>())
                        .add(new Edge(declared, attribute + " (ON DELETE CASCADE)", owner));
            }
        }
        for (ManagedType entity : state.model().entities()) {
            String name = now(entity.name(), renames);
            List<Edge> edges = new ArrayList<>(own.getOrDefault(name, List.of()));
            state.model()
                    .supertypes(entity.name())
                    .forEach(up -> edges.addAll(own.getOrDefault(now(up, renames), List.of())));
            removals.from.put(name, edges);
            removals.subtypes.put(
                    name,
                    state.model().subtypes(entity.name()).stream()
                            .map(sub -> now(sub, renames))
                            .collect(Collectors.toSet()));
        }
        return removals;
    }

    private static String now(String type, Optional<Renames> renames) {
        return renames.map(known -> known.type(type)).orElse(type);
    }

    private static String name(Association end, String owner, Optional<Renames> renames) {
        return renames.map(known -> known.attribute(owner, end.name())).orElse(end.name());
    }

    /** What tells an association from others: the same for each of the entities that inherit it. */
    static String declared(Association end, String owner, Optional<Renames> renames) {
        return now(end.declaredBy(), renames) + "#" + name(end, owner, renames);
    }

    /** The entities there are. */
    Set<String> entities() {
        return from.keySet();
    }

    /** Whether a delete of something else ever takes rows of the entity along. */
    boolean takesAlong(String entity) {
        return from.values().stream()
                .flatMap(List::stream)
                .anyMatch(edge -> edge.target().equals(entity));
    }

    /** The entities whose rows go with a row of the given one, each with a shortest way. */
    Map<String, List<Edge>> reach(String entity) {
        return reach.computeIfAbsent(entity, this::find);
    }

    private Map<String, List<Edge>> find(String start) {
        Map<String, List<Edge>> ways = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String entity = open.poll();
            List<Edge> soFar = ways.getOrDefault(entity, List.of());
            for (Edge edge : from.getOrDefault(entity, List.of())) {
                List<Edge> way = new ArrayList<>(soFar);
                way.add(edge);
                if (ways.putIfAbsent(edge.target(), List.copyOf(way)) == null) {
                    open.add(edge.target());
                }
                for (String subtype : subtypes.getOrDefault(edge.target(), Set.of())) {
                    if (ways.putIfAbsent(subtype, List.copyOf(way)) == null) {
                        open.add(subtype);
                    }
                }
            }
        }
        return ways;
    }
}
