package io.github.cascadelint.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our facts about some entities beside Hibernate's.
 *
 * @param compared how often each fact was compared
 * @param differences what differs, in the order of the subjects
 */
public record Comparison(SortedMap<String, Integer> compared, List<Difference> differences) {

    /** The name of the fact that an entity or attribute is there at all. */
    public static final String PRESENT = "present";

    /**
     * One fact on which the two differ.
     *
     * @param subject the entity, or entity and attribute
     * @param fact the name of the fact
     * @param allOurs all that we say about the subject
     * @param allTheirs all that Hibernate says about it
     */
    public record Difference(
            String subject,
            String fact,
            String ours,
            String theirs,
            Map<String, String> allOurs,
            Map<String, String> allTheirs) {

        @Override
        public String toString() {
            return subject + " | " + fact + " | " + ours + " | " + theirs;
        }
    }

    private static final SortedMap<String, String> NOTHING = new TreeMap<>();

    /** Compares every fact of every entity and attribute that either side knows. */
    public static Comparison of(
            SortedMap<String, SortedMap<String, String>> ours, SortedMap<String, SortedMap<String, String>> theirs) {
        SortedMap<String, Integer> compared = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        NavigableSet<String> subjects = new TreeSet<>(ours.keySet());
        subjects.addAll(theirs.keySet());
        for (String subject : subjects) {
            Map<String, String> our = ours.getOrDefault(subject, NOTHING);
            Map<String, String> their = theirs.getOrDefault(subject, NOTHING);
            compared.merge(PRESENT, 1, Integer::sum);
            if (our.isEmpty() || their.isEmpty()) {
                differences.add(
                        new Difference(subject, PRESENT, "" + !our.isEmpty(), "" + !their.isEmpty(), our, their));
                continue;
            }
            their.forEach((fact, theirValue) -> {
                compared.merge(fact, 1, Integer::sum);
                String ourValue = our.getOrDefault(fact, "-");
                if (!theirValue.equals(ourValue)) {
                    differences.add(new Difference(subject, fact, ourValue, theirValue, our, their));
                }
            });
        }
        return new Comparison(compared, differences);
    }

    /** Only what concerns names of tables, columns and constraints. */
    public Comparison ofNames() {
        SortedMap<String, Integer> names = new TreeMap<>(compared);
        names.keySet().removeIf(fact -> !isName(fact));
        return new Comparison(
                names,
                differences.stream()
                        .filter(difference -> isName(difference.fact()))
                        .toList());
    }

    private static boolean isName(String fact) {
        return fact.equals(Fact.TABLE) || fact.endsWith(Fact.NAME_SUFFIX);
    }
}
