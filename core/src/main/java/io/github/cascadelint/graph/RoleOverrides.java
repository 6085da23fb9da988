package io.github.cascadelint.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Roles that the user states, against whatever is inferred.
 *
 * @param lookup names or, ending in {@code *}, prefixes of names
 * @param shared the same
 * @param owned owned entity to its owner
 */
public record RoleOverrides(List<String> lookup, List<String> shared, Map<String, String> owned) {

    /** States nothing. */
    public static final RoleOverrides NONE = new RoleOverrides(List.of(), List.of(), Map.of());

    public RoleOverrides {
        lookup = List.copyOf(lookup);
        shared = List.copyOf(shared);
        owned = Map.copyOf(owned);
    }

    boolean isLookup(String entity) {
        return lookup.stream().anyMatch(pattern -> matches(pattern, entity));
    }

    boolean isShared(String entity) {
        return shared.stream().anyMatch(pattern -> matches(pattern, entity));
    }

    Optional<String> owner(String entity) {
        return Optional.ofNullable(owned.get(entity));
    }

    /** The names and patterns that concern none of the given entities, each with its key in the configuration. */
    public List<Map.Entry<String, String>> idle(Collection<String> entities) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        lookup.forEach(pattern -> all.add(Map.entry("lookup", pattern)));
        shared.forEach(pattern -> all.add(Map.entry("shared", pattern)));
        new TreeMap<>(owned).forEach((entity, owner) -> {
            all.add(Map.entry("owned", entity));
            all.add(Map.entry("owned", owner));
        });
        return all.stream()
                .filter(entry -> entities.stream().noneMatch(entity -> matches(entry.getValue(), entity)))
                .distinct()
                .toList();
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
