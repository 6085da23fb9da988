package io.github.cascadelint.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that someone who mistyped one may have meant. */
public final class NearestName {
    private static final int MOST = 3;

    private NearestName() {}

    /** The known names that are near the given one, nearest first, at most three. */
    public static List<String> of(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, wanted.length() / 3);
        return known.stream()
                .distinct()
                .filter(candidate -> rank(wanted, candidate) <= allowed)
                .sorted(Comparator.<String>comparingInt(candidate -> rank(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Edits between the two; a name that was begun but not finished counts as one edit. */
    private static int rank(String wanted, String candidate) {
        String name = candidate.toLowerCase(Locale.ROOT);
        boolean begun = wanted.length() > 1 && name.length() > wanted.length() && name.startsWith(wanted);
        return begun ? 1 : distance(wanted, name);
    }

    /** The end of an error message: {@code ; did you mean 'x'?}, or nothing when no name is near. */
    public static String hint(String name, Collection<String> known) {
        List<String> near = of(name, known);
        return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
    }

    /** Edits that turn one word into the other: insert, delete or replace a letter, or swap two neighbours. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
