package io.github.cascadelint.oracle;

import io.github.cascadelint.oracle.Comparison.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The differences that are right, each with its reason, from a file with a line for each: {@code run | subject | fact | ours |
 * theirs | reason}, or {@code kind | its name | reason} for all of a kind.
 */
public final class KnownDifferences {

    private static final String KIND = "kind";

    private final Map<String, String> listed = new LinkedHashMap<>();
    private final Set<KnownKind> kinds = EnumSet.noneOf(KnownKind.class);
    private final Set<String> unused = new TreeSet<>();

    private KnownDifferences() {}

    /** Reads the file; empty lines and those that begin with {@code #} are for people. */
    public static KnownDifferences read(Path file) throws IOException {
        KnownDifferences known = new KnownDifferences();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                known.add(List.of(line.split(" *[|] *", -1)), file + ": " + line);
            }
        }
        return known;
    }

    private void add(List<String> columns, String line) {
        boolean ofKind = columns.get(0).equals(KIND);
        if (columns.size() != (ofKind ? 3 : 6)
                || columns.get(columns.size() - 1).isBlank()) {
            throw new IllegalArgumentException("not a difference with its reason: " + line);
        }
        if (ofKind) {
            kinds.add(KnownKind.of(columns.get(1)));
            unused.add(columns.get(1));
        } else {
            String key = String.join(" | ", columns.subList(0, 5));
            listed.put(key, columns.get(5));
            unused.add(key);
        }
    }

    /**
     * The differences that are not listed.
     *
     * @param run what was compared
     * @param hibernate the major version of the Hibernate it was compared with
     */
    public List<String> unknown(String run, int hibernate, Comparison comparison) {
        List<String> unknown = new ArrayList<>();
        for (Difference difference : comparison.differences()) {
            String key = run + " | " + difference;
            Optional<KnownKind> kind =
                    kinds.stream().filter(k -> k.holds(difference, hibernate)).findFirst();
            if (listed.containsKey(key)) {
                unused.remove(key);
            } else if (kind.isPresent()) {
                unused.remove(kind.get().id());
            } else {
                unknown.add(key);
            }
        }
        return unknown;
    }

    /** What is listed and did not occur; to be asked when all runs are through. */
    public List<String> unused() {
        return List.copyOf(unused);
    }
}
