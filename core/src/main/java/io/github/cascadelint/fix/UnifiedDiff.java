package io.github.cascadelint.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The unified format of what was changed (POSIX {@code diff -u}). What changed is known from the edits, so nothing has to be
 * compared.
 */
final class UnifiedDiff {

    /** As many lines are shown before and after what is changed. */
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * Lines that are replaced.
     *
     * @param line the number of the first of them, or of the line before which others come
     * @param gone without line feeds; what ends without one ends with {@link #OPEN}
     * @param come the same
     */
    record Region(int line, List<String> gone, List<String> come) {
        Region {
            gone = List.copyOf(gone);
            come = List.copyOf(come);
        }

        /** The lines that differ, without those at the beginning and at the end that do not. */
        static Optional<Region> of(int line, String before, String after) {
            List<String> gone = lines(before);
            List<String> come = lines(after);
            int same = 0;
            while (same < gone.size() && same < come.size() && gone.get(same).equals(come.get(same))) {
                same++;
            }
            int tail = 0;
            while (tail < gone.size() - same
                    && tail < come.size() - same
                    && gone.get(gone.size() - 1 - tail).equals(come.get(come.size() - 1 - tail))) {
                tail++;
            }
            Region region = new Region(
                    line + same, gone.subList(same, gone.size() - tail), come.subList(same, come.size() - tail));
            return region.gone.isEmpty() && region.come.isEmpty() ? Optional.empty() : Optional.of(region);
        }

        int end() {
            return line + gone.size();
        }
    }

    /** Marks a last line that no line feed ends. */
    private static final String OPEN = "\n\\ No newline at end of file";

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
            lines.add(text.substring(start, feed));
            start = feed + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start) + OPEN);
        }
        return lines;
    }

    static String hunks(String text, List<Region> regions) {
        List<String> lines = lines(text);
        StringBuilder hunks = new StringBuilder();
        int shift = 0;
        for (int first = 0; first < regions.size(); ) {
            int last = first;
            while (last + 1 < regions.size()
                    && regions.get(last + 1).line() - regions.get(last).end() <= 2 * CONTEXT) {
                last++;
            }
            shift += hunk(lines, regions.subList(first, last + 1), shift, hunks);
            first = last + 1;
        }
        return hunks.toString();
    }

    /** @return by how many lines the text grows */
    private static int hunk(List<String> lines, List<Region> regions, int shift, StringBuilder hunks) {
        int from = Math.max(1, regions.get(0).line() - CONTEXT);
        int to = Math.min(lines.size() + 1, regions.get(regions.size() - 1).end() + CONTEXT);
        StringBuilder body = new StringBuilder();
        int line = from;
        int growth = 0;
        for (Region region : regions) {
            for (; line < region.line(); line++) {
                body.append(' ').append(lines.get(line - 1)).append('\n');
            }
            region.gone().forEach(gone -> body.append('-').append(gone).append('\n'));
            region.come().forEach(come -> body.append('+').append(come).append('\n'));
            line = region.end();
            growth += region.come().size() - region.gone().size();
        }
        for (; line < to; line++) {
            body.append(' ').append(lines.get(line - 1)).append('\n');
        }
        int size = to - from;
        hunks.append("@@ -")
                .append(size == 0 ? from - 1 : from)
                .append(',')
                .append(size)
                .append(" +")
                .append(size + growth == 0 ? from + shift - 1 : from + shift)
                .append(',')
                .append(size + growth)
                .append(" @@\n")
                .append(body);
        return growth;
    }
}
