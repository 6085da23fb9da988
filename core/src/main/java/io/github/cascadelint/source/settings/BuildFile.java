package io.github.cascadelint.source.settings;

import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one build file says about libraries, nothing resolved.
 *
 * @param file the file
 * @param artifact the artifact that it builds, of Maven
 * @param parent the path of the parent's build file relative to its folder, of Maven; empty where that comes from a repository
 * @param properties what names stand for in versions
 * @param dependencies the libraries it names
 */
record BuildFile(
        ProjectFile file,
        Optional<String> artifact,
        Optional<String> parent,
        Map<String, Located> properties,
        List<Dependency> dependencies) {

    BuildFile {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        dependencies = List.copyOf(dependencies);
    }

    /** A text and its line. */
    record Located(String text, int line) {}

    /** What a build does with a library. */
    enum Use {
        /** The application is compiled with it, or runs with it. */
        NEEDED,
        /** The same, where a profile of the build is chosen. */
        NEEDED_IN_PROFILE,
        /** Its version is laid down for those who need it. */
        MANAGED,
        /** It lays down versions of others: a parent, a bill of materials, or a plugin that brings one. */
        PLATFORM
    }

    /**
     * A library that a build file names.
     *
     * @param group its group
     * @param artifact its name
     * @param version its version as written, with the line of it; empty where none is written
     * @param use what it is for
     * @param without what it must not bring along, {@code group:artifact}, either empty for all
     * @param alias its name in a version catalog, of Gradle, in words separated by dots; otherwise empty
     * @param line its line
     */
    record Dependency(
            String group,
            String artifact,
            Optional<Located> version,
            Use use,
            Set<String> without,
            String alias,
            int line) {
        Dependency {
            without = Set.copyOf(without);
        }
    }
}
