package io.github.cascadelint.source.cache;

import java.util.List;

/**
 * What a run had of kept readings. Never part of a report that must be reproducible.
 *
 * @param found how many readings of files were there already
 * @param made how many were not, and were made
 * @param damaged how many were there, and could not be used
 * @param troubles why less was kept or found than somebody may expect
 */
public record CacheUse(int found, int made, int damaged, List<String> troubles) {

    /** Nothing was kept, and nobody asked for it. */
    public static final CacheUse NONE = new CacheUse(0, 0, 0, List.of());

    public CacheUse {
        troubles = List.copyOf(troubles);
    }
}
