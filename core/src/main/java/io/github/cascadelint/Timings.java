package io.github.cascadelint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time went. Never part of a report that must be reproducible.
 *
 * @param nanos nanoseconds on the clock by step, in the order of the steps
 */
public record Timings(Map<String, Long> nanos) {
    public Timings {
        nanos = Collections.unmodifiableMap(new LinkedHashMap<>(nanos));
    }
}
