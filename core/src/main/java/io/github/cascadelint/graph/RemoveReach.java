package io.github.cascadelint.graph;

import io.github.cascadelint.mapping.Association;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the delete of one row goes by cascade and orphan removal (Jakarta Persistence 3.2, sections 2.11 and 3.3.3).
 *
 * @param start fully qualified name of the entity whose row is deleted
 * @param ways each entity that an end leads to, with the shortest way to it; nearest first
 */
public record RemoveReach(String start, Map<String, List<Association>> ways) {

    public RemoveReach {
        ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
    }

    static RemoveReach of(String start, RelationshipGraph graph) {
        Map<String, List<Association>> ways = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Map<String, List<Association>> seen = new LinkedHashMap<>();
        seen.put(start, List.of());
        open.add(start);
        while (!open.isEmpty()) {
            String entity = open.poll();
            for (Association end : graph.endsFrom(entity)) {
                String target = end.target().resolved().orElse("");
                if (!end.removes() || target.isEmpty()) {
                    continue;
                }
                List<Association> way = new ArrayList<>(seen.getOrDefault(entity, List.of()));
                way.add(end);
                if (!seen.containsKey(target)) {
                    ways.put(target, List.copyOf(way));
                    visit(target, way, seen, open);
                }
                // The row may be one of a subtype, whose own ends pass the delete on as well: of the start's own, too.
                graph.model().subtypes(target).forEach(subtype -> visit(subtype, way, seen, open));
            }
        }
        ways.remove(start);
        return new RemoveReach(start, ways);
    }

    private static void visit(
            String entity, List<Association> way, Map<String, List<Association>> seen, Deque<String> open) {
        if (seen.putIfAbsent(entity, List.copyOf(way)) == null) {
            open.add(entity);
        }
    }

    /** How many cascade steps the longest of the ways has. */
    public int depth() {
        return ways.values().stream().mapToInt(List::size).max().orElse(0);
    }
}
