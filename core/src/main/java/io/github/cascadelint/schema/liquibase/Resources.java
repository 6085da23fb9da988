package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.discovery.DatabaseCode;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.discovery.SqlScripts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a scan as Liquibase sees them: resources, found by their path below any folder that may be a root of the class
 * path, in whatever module it lies.
 */
final class Resources {

    private static final Pattern PREFIX = Pattern.compile("^(?:classpath\\*?:|file:)?/*");
    private static final Pattern ROOT = Pattern.compile("^(?:.*/)?(?:resources|classes|webapp)/");

    private final SchemaFiles files;
    private final NavigableSet<String> paths;
    private final Map<String, List<String>> byName = new HashMap<>();

    Resources(SchemaFiles files) {
        this.files = files;
        this.paths = files.paths();
        this.paths.forEach(path ->
                byName.computeIfAbsent(name(path), k -> new ArrayList<>()).add(path));
    }

    Optional<String> beginning(String path) {
        return files.beginning(path);
    }

    Optional<String> text(String path) {
        return files.text(path);
    }

    /** Reads scripts of a database. */
    SqlScripts scripts(Dialect dialect) {
        return files.scripts(dialect);
    }

    /** A change log with that text. */
    ChangeLog changeLog(String path, String text) {
        return files.kept(
                List.of("change log", path, text),
                ChangeLog.class,
                () -> ChangeLogReader.read(path, text),
                log -> true);
    }

    /** The source of a class, where it is one of the project's. */
    Optional<String> sourceOf(String className) {
        return files.source(className);
    }

    /** The text of a source. */
    Optional<String> code(String path) {
        return files.beside(path, name(path));
    }

    /** What is not known after a class has run; empty where it only moves rows. */
    Optional<SchemaChange> unknownAfter(String path, String text, String reason, SourceRange place) {
        return DatabaseCode.read(path, text, files, reason, place);
    }

    /**
     * The file that another one names.
     *
     * @param from the file that names it
     * @param isRelative whether the name is relative to the folder of that file
     */
    Optional<String> find(String from, String name, boolean isRelative) {
        String resource = PREFIX.matcher(name.replace('\\', '/')).replaceFirst("");
        if (isRelative) {
            Optional<String> beside = joined(folder(from), name).filter(paths::contains);
            return beside.isPresent()
                    ? beside
                    : joined(folder(resource(from)), name).flatMap(path -> onClassPath(from, path));
        }
        return joined("", resource).flatMap(path -> onClassPath(from, path));
    }

    /** Whether the names of folders tell that a file is on the class path. */
    static boolean isResource(String path) {
        return ROOT.matcher(path).lookingAt();
    }

    /** The path of a resource below the root of the class path, as far as the names of folders tell it. */
    static String resource(String path) {
        return ROOT.matcher(path).replaceFirst("");
    }

    /** The files in a folder, and in those below it, that another file names; in the order of their paths as resources. */
    List<String> all(String from, String name, boolean isRelative) {
        String resource = PREFIX.matcher(name.replace('\\', '/')).replaceFirst("");
        Optional<String> folder = isRelative ? joined(folder(from), name) : joined("", resource);
        if (folder.isEmpty()) {
            return List.of();
        }
        String below = folder.get() + "/";
        Predicate<String> isBelow =
                isRelative ? path -> path.startsWith(below) : path -> ("/" + path).contains("/" + below);
        return paths.stream()
                .filter(isBelow)
                .filter(path -> !isTest(path) || isTest(from))
                .sorted(Comparator.comparing((String path) -> isRelative ? path : path.substring(path.indexOf(below)))
                        .thenComparing(path -> path))
                .toList();
    }

    /** Of several files of that path the one that is nearest to where it is named. */
    Optional<String> onClassPath(String from, String resource) {
        return byName.getOrDefault(name(resource), List.of()).stream()
                .filter(path -> path.equals(resource) || path.endsWith("/" + resource))
                .min(Comparator.comparing((String path) -> isTest(path) && !isTest(from))
                        .thenComparing(path -> -common(path, from))
                        .thenComparing(String::length)
                        .thenComparing(path -> path));
    }

    static boolean isTest(String path) {
        return ("/" + path).contains("/src/test/");
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static int common(String one, String other) {
        int common = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            common += one.charAt(i) == '/' ? 1 : 0;
        }
        return common;
    }

    /** A path below a folder, without dots; empty where it leads out of the scan. */
    private static Optional<String> joined(String folder, String name) {
        Deque<String> path = new ArrayDeque<>(folder.isEmpty() ? List.of() : Arrays.asList(folder.split("/", -1)));
        for (String step : name.replace('\\', '/').split("/", -1)) {
            if (step.equals("..")) {
                if (path.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.equals(".") && !step.isEmpty()) {
                path.addLast(step);
            }
        }
        return Optional.of(String.join("/", path));
    }
}
