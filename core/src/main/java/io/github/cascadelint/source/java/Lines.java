package io.github.cascadelint.source.java;

import io.github.cascadelint.source.java.Layout.Span;
import io.github.cascadelint.source.java.Layout.Splice;

/** What goes with a part of a text that goes: its line, or the blanks beside it. */
final class Lines {

    private Lines() {}

    static Splice without(Layout layout, Span span) {
        String text = layout.text();
        boolean first = layout.isFirstOnLine(span.start());
        boolean last = layout.isLastOnLine(span.end());
        if (first && last) {
            return Splice.delete(layout.lineStart(span.start()), layout.nextLine(span.end()));
        }
        int start = span.start();
        int end = span.end();
        if (last) {
            while (isBlank(text.charAt(start - 1))) {
                start--;
            }
        } else {
            while (isBlank(text.charAt(end))) {
                end++;
            }
        }
        return Splice.delete(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
