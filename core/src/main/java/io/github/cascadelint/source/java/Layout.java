package io.github.cascadelint.source.java;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** The text of a file beside its tree: where things stand, and what stands around them. */
final class Layout {

    private final String text;
    private final String code;
    private final UnaryOperator<Position> places;
    private final List<Integer> lines = new ArrayList<>();

    /**
     * @param code the text with blanks for comments and bodies
     * @param places tells where in the text a position of the tree stands
     */
    Layout(String text, String code, UnaryOperator<Position> places) {
        this.text = text;
        this.code = code;
        this.places = places;
        lines.add(0);
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            lines.add(feed + 1);
        }
    }

    String text() {
        return text;
    }

    String code() {
        return code;
    }

    /** How a line ends. */
    String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    Span span(Node node) {
        Range range = node.getRange().orElseThrow(() -> new IllegalStateException("the parser gave no range"));
        return new Span(offset(range.begin), offset(range.end) + 1);
    }

    private int offset(Position inTree) {
        Position position = places.apply(inTree);
        return lines.get(position.line - 1) + position.column - 1;
    }

    String textOf(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Whether something stands there that is no code: a comment. */
    boolean hidesComment(int start, int end) {
        for (int at = start; at < end; at++) {
            if (!Character.isWhitespace(text.charAt(at)) && Character.isWhitespace(code.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** The start of the line. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** The start of the next line, or the end of the text. */
    int nextLine(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed + 1;
    }

    boolean isFirstOnLine(int offset) {
        return text.substring(lineStart(offset), offset).isBlank();
    }

    /** Whether nothing but blanks follows on the line. */
    boolean isLastOnLine(int offset) {
        return text.substring(offset, nextLine(offset)).isBlank();
    }

    /** The blanks that the line begins with. */
    String indent(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    SourceRange range(String file, Span span) {
        int startLine = line(span.start());
        int endLine = line(span.end());
        return new SourceRange(
                file,
                startLine,
                span.start() - lines.get(startLine - 1) + 1,
                endLine,
                span.end() - lines.get(endLine - 1) + 1);
    }

    private int line(int offset) {
        int line = Collections.binarySearch(lines, offset);
        return line >= 0 ? line + 1 : -line - 1;
    }

    /** A part of the text: from its first character to behind its last. */
    record Span(int start, int end) {}

    /** What comes in place of a part of the text. */
    record Splice(Span span, String newText) {
        static Splice delete(int start, int end) {
            return new Splice(new Span(start, end), "");
        }

        static Splice insert(int at, String text) {
            return new Splice(new Span(at, at), text);
        }
    }
}
