package io.github.cascadelint.source.java;

import io.github.cascadelint.base.Problem;
import java.util.List;

/** Takes the first side of merge conflicts that someone left in a file, and blanks the rest of them. */
final class MergeConflict {

    private static final String BEGIN = "<<<<<<<";
    private static final String BASE = "|||||||";
    private static final String OTHER = "=======";
    private static final String END = ">>>>>>>";

    private MergeConflict() {}

    /** The text without conflicts, each of which is a problem; every other character stays where it was. */
    static String resolve(String file, String text, List<Problem> problems) {
        if (!text.contains(BEGIN + " ")) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text);
        boolean inConflict = false;
        boolean dropped = false;
        int number = 1;
        int end;
        for (int start = 0; start <= text.length(); start = end + 1, number++) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline;
            boolean begins = !inConflict && text.startsWith(BEGIN, start);
            boolean ends = inConflict && text.startsWith(END, start);
            if (begins) {
                problems.add(new Problem(
                        Problem.Kind.SYNTAX,
                        "this merge conflict is not resolved; its first side was read. Resolve it",
                        file,
                        number));
            }
            inConflict |= begins;
            dropped |= inConflict && (text.startsWith(BASE, start) || text.startsWith(OTHER, start));
            if (begins || dropped || ends) {
                blank(resolved, start, end);
            }
            if (ends) {
                inConflict = false;
                dropped = false;
            }
        }
        return resolved.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
