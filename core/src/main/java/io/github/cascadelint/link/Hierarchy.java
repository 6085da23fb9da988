package io.github.cascadelint.link;

import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The superclasses of a type, with what each binds the type parameters of the next to. */
final class Hierarchy {

    /**
     * One class of the chain.
     *
     * @param type the class
     * @param bindings its type parameters as the class at the bottom of the chain binds them
     */
    record Level(TypeFragment type, Map<String, BoundType> bindings) {}

    /** Superclasses outside the sources that hold no attribute. */
    private static final Set<String> HARMLESS_SUPERCLASSES = Set.of("Object", "java.lang.Object");

    private final TypeIndex index;
    private final NameResolver resolver;
    private final Map<String, List<Level>> chains = new HashMap<>();

    Hierarchy(TypeIndex index, NameResolver resolver) {
        this.index = index;
        this.resolver = resolver;
    }

    /** The chain from the topmost class that is among the sources down to the type itself. */
    List<Level> chain(TypeFragment type) {
        List<Level> known = chains.get(type.name());
        if (known == null) {
            known = List.copyOf(climb(type, ownParameters(type)));
            chains.put(type.name(), known);
        }
        return known;
    }

    /** The chain of a type whose own parameters are bound where it is used: {@code Money<Currency>}. */
    List<Level> chain(TypeFragment type, List<BoundType> arguments) {
        return arguments.isEmpty() ? chain(type) : climb(type, bindings(type, arguments));
    }

    private List<Level> climb(TypeFragment type, Map<String, BoundType> own) {
        List<Level> levels = new ArrayList<>();
        Map<String, BoundType> bindings = own;
        Optional<TypeFragment> current = Optional.of(type);
        while (current.isPresent() && !containsType(levels, current.get())) {
            TypeFragment here = current.get();
            levels.add(new Level(here, bindings));
            Optional<TypeUse> superclass = here.superclass();
            if (superclass.isEmpty()) {
                break;
            }
            Map<String, BoundType> bound = bindings;
            List<BoundType> arguments = superclass.get().arguments().stream()
                    .map(argument -> bind(argument, here, bound))
                    .toList();
            current = index.type(resolver.supertypes(here).get(0));
            bindings = current.map(up -> bindings(up, arguments)).orElse(Map.of());
        }
        Collections.reverse(levels);
        return levels;
    }

    /** The first superclass of the chain that is not among the parsed sources, where there is one. */
    Optional<String> missingSuperclass(TypeFragment type) {
        TypeFragment top = chain(type).get(0).type();
        return top.superclass()
                .map(superclass -> resolver.supertypes(top).get(0))
                .filter(name -> !HARMLESS_SUPERCLASSES.contains(name)
                        && index.type(name).isEmpty());
    }

    /** A type as written in a class of the chain, names resolved and variables replaced. */
    BoundType bind(TypeUse use, TypeFragment scope, Map<String, BoundType> bindings) {
        BoundType variable = bindings.get(use.name());
        if (variable != null && use.arguments().isEmpty()) {
            return new BoundType(
                    variable.name(), variable.arguments(), use.array() || variable.array(), variable.variable());
        }
        List<BoundType> arguments = use.arguments().stream()
                .map(argument -> bind(argument, scope, bindings))
                .toList();
        return new BoundType(resolver.resolve(use.name(), scope), arguments, use.array(), false);
    }

    /** Unbound parameters stand for their bound when that says something, else for themselves. */
    private Map<String, BoundType> ownParameters(TypeFragment type) {
        Map<String, BoundType> bindings = new HashMap<>();
        type.typeParameters().forEach((name, bound) -> {
            // A bound may be a parameter declared before.
            BoundType bindsTo = bindings.get(bound.name());
            String resolved = resolver.resolve(bound.name(), type);
            bindings.put(
                    name,
                    bindsTo != null
                            ? bindsTo
                            : new BoundType(
                                    index.exists(resolved) ? resolved : name,
                                    List.of(),
                                    false,
                                    !index.exists(resolved)));
        });
        return bindings;
    }

    private Map<String, BoundType> bindings(TypeFragment type, List<BoundType> arguments) {
        Map<String, BoundType> bindings = ownParameters(type);
        int i = 0;
        for (String parameter : type.typeParameters().keySet()) {
            if (i < arguments.size()) {
                bindings.put(parameter, arguments.get(i));
            }
            i++;
        }
        return bindings;
    }

    private static boolean containsType(List<Level> levels, TypeFragment type) {
        return levels.stream().anyMatch(level -> level.type().name().equals(type.name()));
    }
}
