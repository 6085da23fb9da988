package io.github.cascadelint.source.java;

import com.github.javaparser.Position;
import java.util.Arrays;

/**
 * A text without its blank lines and without the blanks around its lines: the parser makes a token of every blank, so that
 * what was blanked would cost it as much as what it reads. A text with text blocks, of which blanks are part, stays as it is.
 */
final class DenseText {

    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[64];
    private int[] indents = new int[64];
    private int count;

    private DenseText() {}

    static DenseText of(String text) {
        DenseText dense = new DenseText();
        if (text.contains("\"\"\"")) {
            dense.text.append(text);
            return dense;
        }
        int start = 0;
        for (int line = 1; start <= text.length(); line++) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            dense.add(text, start, end, line);
            start = end + 1;
        }
        return dense;
    }

    private void add(String full, int lineStart, int lineEnd, int number) {
        int start = lineStart;
        int end = lineEnd;
        while (start < end && Character.isWhitespace(full.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(full.charAt(end - 1))) {
            end--;
        }
        if (end == start) {
            return;
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, 2 * count);
            indents = Arrays.copyOf(indents, 2 * count);
        }
        lines[count] = number;
        indents[count++] = start - lineStart;
        text.append(full, start, end).append('\n');
    }

    String text() {
        return text.toString();
    }

    /** Where a position of this text stands in the full text. */
    Position inFullText(Position position) {
        if (count == 0) {
            return position;
        }
        int line = Math.min(Math.max(position.line, 1), count) - 1;
        return new Position(lines[line], position.column + indents[line]);
    }
}
