package io.github.cascadelint.source;

import java.util.List;

/**
 * A type as it is written, its name unresolved.
 *
 * @param name simple or qualified name without type arguments; for a wildcard the bound, {@code Object} where it has none
 * @param arguments type arguments in order
 * @param array whether it is an array; the other components then describe its element
 */
public record TypeUse(String name, List<TypeUse> arguments, boolean array) {
    public TypeUse {
        arguments = List.copyOf(arguments);
    }

    /** A type without arguments. */
    public static TypeUse of(String name) {
        return new TypeUse(name, List.of(), false);
    }
}
