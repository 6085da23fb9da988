package io.github.cascadelint.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values that are written once and referred to by their number, in the order in which they came. */
final class Pool<T> {
    /** Stands for a value that is not there. */
    static final int NONE = -1;

    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    /** The number of a value. */
    int number(T value) {
        return numbers.computeIfAbsent(value, k -> numbers.size());
    }

    /** The number of a value, or {@link #NONE}. */
    int number(Optional<T> value) {
        return value.map(this::number).orElse(NONE);
    }

    Set<T> values() {
        return numbers.keySet();
    }
}
