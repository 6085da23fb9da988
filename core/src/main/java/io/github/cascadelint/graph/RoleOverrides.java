package io.github.cascadelint.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
