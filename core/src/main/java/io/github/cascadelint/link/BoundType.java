package io.github.cascadelint.link;

import java.util.List;

/**
 * A type with its names resolved and its type variables replaced.
 *
 * @param name fully qualified where the index knows it, else as well as it can be told
 * @param arguments type arguments
 * @param array whether it is an array of that
 * @param variable whether it is a type variable that nothing binds
 */
record BoundType(String name, List<BoundType> arguments, boolean array, boolean variable) {
    BoundType {
        arguments = List.copyOf(arguments);
    }
}
