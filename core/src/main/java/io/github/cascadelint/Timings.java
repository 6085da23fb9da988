package io.github.cascadelint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time went. Never part of a report that must be reproducible.
 *
 * @param nanos nanoseconds by step, in the order of the steps; steps that run on several threads give the sum over all
 *     threads, and say so in their name
 */
public record Timings(Map<String, Long> nanos) {
    public Timings {
        nanos = Collections.unmodifiableMap(new LinkedHashMap<>(nanos));
    }
}
