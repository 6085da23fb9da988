package io.github.cascadelint.schema.liquibase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds snapshots of a schema that are kept beside the updates to it: change logs of one name but for its version, each of
 * which makes the same tables anew. They are alternatives: the newest one counts, and of the updates those that are newer.
 */
final class Snapshots {

    private static final Pattern VERSION = Pattern.compile("\\d+(?:[._]\\d+)*(?:\\.x)?");

    /** What of two neighbours must be the same for them to be alternatives. */
    private static final double SHARED = 0.5;

    private static final int MIN_CHANGES = 3;

    private final Map<String, Outline> outlines;
    private final Map<String, List<Member>> families = new TreeMap<>();

    /** @param outlines all change logs, by file */
    Snapshots(Map<String, Outline> outlines) {
        this.outlines = outlines;
        outlines.keySet().forEach(this::sort);
        families.values().forEach(family -> family.sort(Comparator.comparing(Member::version)));
        families.values().removeIf(family -> family.size() < 2 || !tellsVersions(family));
    }

    /**
     * A change log that is there in several versions.
     *
     * @param file the change log
     * @param version the numbers in its name
     */
    private record Member(String file, Version version) {}

    private record Version(List<Integer> numbers) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
                int difference = Integer.compare(numbers.get(i), other.numbers.get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return Integer.compare(numbers.size(), other.numbers.size());
        }
    }

    /**
     * What takes the place of all these change logs.
     *
     * @param masters the newest snapshots and the updates after them, in the order in which they run
     * @param members all change logs of which this is a choice
     */
    record Choice(List<String> masters, Set<String> members) {
        Choice {
            masters = List.copyOf(masters);
            members = Set.copyOf(members);
        }
    }

    private void sort(String file) {
        String name = Resources.name(file);
        Matcher version = VERSION.matcher(name);
        if (version.find()) {
            String family = Resources.folder(file) + "/" + name.substring(0, version.start()) + "#"
                    + name.substring(version.end());
            List<Integer> numbers = Pattern.compile("\\d+")
                    .matcher(version.group())
                    .results()
                    .filter(number -> number.group().length() < 9)
                    .map(number -> Integer.valueOf(number.group()))
                    .toList();
            families.computeIfAbsent(family, k -> new ArrayList<>()).add(new Member(file, new Version(numbers)));
        }
    }

    /** Numbers of one digit group alone count files; those of a release have two at least. */
    private static boolean tellsVersions(List<Member> family) {
        return family.stream().allMatch(member -> member.version().numbers().size() > 1);
    }

    /** The choice between snapshots; none where there are none. */
    Optional<Choice> choose() {
        List<List<Member>> snapshots =
                families.values().stream().filter(this::isSnapshots).toList();
        Optional<List<Member>> tables =
                snapshots.stream().filter(this::makesTables).findFirst();
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        Version newest = last(tables.get()).version();
        List<String> masters = new ArrayList<>(List.of(last(tables.get()).file()));
        Set<String> members = new LinkedHashSet<>();
        snapshots.stream()
                .filter(family -> family != tables.get())
                .forEach(family -> masters.add(last(family).file()));
        snapshots.stream().flatMap(Collection::stream).map(Member::file).forEach(members::add);
        for (List<Member> family : families.values()) {
            if (!snapshots.contains(family) && isOfReleases(family, tables.get())) {
                family.stream()
                        .filter(update -> update.version().compareTo(newest) > 0)
                        .map(Member::file)
                        .forEach(masters::add);
                family.stream().map(Member::file).forEach(members::add);
            }
        }
        return Optional.of(new Choice(masters, members));
    }

    private static Member last(List<Member> family) {
        return family.get(family.size() - 1);
    }

    /** Whether each version does again what the one before did; what one change log includes together adds up. */
    private boolean isSnapshots(List<Member> family) {
        Set<String> files = new HashSet<>(family.stream().map(Member::file).toList());
        boolean areTogether = outlines.values().stream()
                .anyMatch(outline ->
                        outline.includes().stream().filter(files::contains).count() > 1);
        if (areTogether) {
            return false;
        }
        for (int i = 1; i < family.size(); i++) {
            Set<String> older = changes(family.get(i - 1));
            Set<String> newer = changes(family.get(i));
            int smaller = Math.min(older.size(), newer.size());
            long shared = older.stream().filter(newer::contains).count();
            if (smaller < MIN_CHANGES || shared < smaller * SHARED) {
                return false;
            }
        }
        return true;
    }

    private Set<String> changes(Member member) {
        Outline outline = outlines.get(member.file());
        return outline == null ? Set.of() : outline.changes();
    }

    private boolean makesTables(List<Member> family) {
        Outline newest = outlines.get(last(family).file());
        return newest != null && !newest.tables().isEmpty();
    }

    /** Whether most versions of a family, but for the newest, are versions of the snapshots as well. */
    private static boolean isOfReleases(List<Member> family, List<Member> snapshots) {
        List<Version> versions = snapshots.stream().map(Member::version).toList();
        return family.stream()
                                .filter(member -> versions.contains(member.version()))
                                .count()
                        * 2
                >= family.size();
    }
}
