package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
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
 * @param root the same
 * @param history the same
 * @param owned owned entity to its owner
 */
public record RoleOverrides(
        List<String> lookup, List<String> shared, List<String> root, List<String> history, Map<String, String> owned) {

    /** States nothing. */
    public static final RoleOverrides NONE = new RoleOverrides(List.of(), List.of(), List.of(), List.of(), Map.of());

    public RoleOverrides {
        lookup = List.copyOf(lookup);
        shared = List.copyOf(shared);
        root = List.copyOf(root);
        history = List.copyOf(history);
        owned = Map.copyOf(owned);
    }

    /** The role that is stated of an entity. */
    Optional<Role> role(String entity) {
        List<Evidence> said = List.of(Evidence.of("the configuration says so"));
        for (Map.Entry<Role.Kind, List<String>> patterns : patterns()) {
            if (patterns.getValue().stream().anyMatch(pattern -> matches(pattern, entity))) {
                return Optional.of(new Role(patterns.getKey(), said));
            }
        }
        return Optional.ofNullable(owned.get(entity))
                .map(owner -> new Role(
                        Role.Kind.OWNED,
                        List.of(owner),
                        List.of(Evidence.of("the configuration says that " + owner + " owns it"))));
    }

    private List<Map.Entry<Role.Kind, List<String>>> patterns() {
        return List.of(
                Map.entry(Role.Kind.LOOKUP, lookup),
                Map.entry(Role.Kind.SHARED, shared),
                Map.entry(Role.Kind.ROOT, root),
                Map.entry(Role.Kind.HISTORY, history));
    }

    /** The names and patterns that concern none of the given entities, each with its key in the configuration. */
    public List<Map.Entry<String, String>> idle(Collection<String> entities) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        patterns()
                .forEach(patterns -> patterns.getValue()
                        .forEach(pattern -> all.add(Map.entry(patterns.getKey().id(), pattern))));
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
