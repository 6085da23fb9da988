package io.github.cascadelint.config;

import io.github.cascadelint.base.PathGlob;
import io.github.cascadelint.config.Configuration.Level;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Levels of rules that hold in a part of the files only.
 *
 * @param paths which files: those that a glob matches, and those in a folder that one matches
 * @param levels level of each rule that it speaks of
 */
public record LevelOverride(List<PathGlob> paths, SortedMap<String, Level> levels) {

    public LevelOverride {
        paths = List.copyOf(paths);
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    /** Whether it holds for a file, given by its path below the scan root. */
    public boolean matches(String file) {
        return paths.stream().anyMatch(glob -> glob.matchesOrHolds(file));
    }
}
