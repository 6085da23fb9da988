package io.github.cascadelint.report;

/**
 * A source line as it is shown, and where the caret line below it starts and ends. Tabs are expanded, and a line that is
 * too long is cut at one or both sides so that the marked part stays in sight.
 *
 * @param text the shown line
 * @param start columns before the marked part
 * @param length columns of the marked part, at least 1
 */
record SourceExcerpt(String text, int start, int length) {
    private static final int TAB = 4;
    private static final String CUT = "…";

    /** Part of a cut line that is shown before the marked part, one of so many. */
    private static final int CONTEXT = 3;

    /**
     * @param line the source line
     * @param startColumn first marked column, UTF-16 units counted from 1
     * @param endColumn the column after the last marked one; {@link Integer#MAX_VALUE} for the rest of the line
     * @param room columns that may be used
     */
    static SourceExcerpt of(String line, int startColumn, int endColumn, int room) {
        Expanded expanded = new Expanded(line.stripTrailing());
        int from = expanded.column(startColumn - 1);
        int to = Math.max(from + 1, expanded.column(Math.max(startColumn, endColumn) - 1));
        String text = expanded.text();
        if (TextWidth.of(text) <= room) {
            return new SourceExcerpt(text, from, to - from);
        }
        int total = TextWidth.of(text);
        int first = Math.max(0, Math.min(from - room / CONTEXT, total - room));
        String window = slice(text, first, first + room, total);
        int start = from - first;
        return new SourceExcerpt(window, start, Math.max(1, Math.min(to - from, room - start)));
    }

    /** The columns from first to last of a text, with a sign at each side where something is missing. */
    private static String slice(String text, int first, int last, int total) {
        StringBuilder window = new StringBuilder();
        int column = 0;
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            int character = text.codePointAt(index);
            int width = TextWidth.of(character);
            boolean inside = column >= first && column + width <= last;
            boolean cut = (column == first && first > 0) || (column + width >= last && last < total);
            if (inside && cut) {
                window.append(CUT).append(" ".repeat(Math.max(0, width - 1)));
            } else if (inside) {
                window.appendCodePoint(character);
            } else if (column < first && column + width > first) {
                window.append(CUT); // half of a wide character
            }
            column += width;
        }
        return window.toString();
    }

    /** A line with its tabs expanded. */
    private static final class Expanded {
        private final StringBuilder text = new StringBuilder();
        private final int[] columns;

        Expanded(String line) {
            columns = new int[line.length() + 1];
            int column = 0;
            int index = 0;
            while (index < line.length()) {
                int character = line.codePointAt(index);
                int units = Character.charCount(character);
                for (int unit = 0; unit < units; unit++) {
                    columns[index + unit] = column;
                }
                if (character == '\t') {
                    int blanks = TAB - column % TAB;
                    text.append(" ".repeat(blanks));
                    column += blanks;
                } else {
                    int shown = TextWidth.harmless(character);
                    text.appendCodePoint(shown);
                    column += TextWidth.of(shown);
                }
                index += units;
            }
            columns[line.length()] = column;
        }

        /** The shown column of a UTF-16 offset; what lies behind the line's end counts as its end. */
        int column(int offset) {
            return columns[Math.max(0, Math.min(offset, columns.length - 1))];
        }

        String text() {
            return text.toString();
        }
    }
}
