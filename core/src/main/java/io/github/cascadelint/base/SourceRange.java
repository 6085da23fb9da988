package io.github.cascadelint.base;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file path relative to the scan root, with {@code /} on every system
 * @param startLine first line, counted from 1; 0 in a class file, which has no lines
 * @param startColumn first column in UTF-16 units, counted from 1; where there are no lines, the number of the member
 * @param endLine last line
 * @param endColumn the column after the last character
 */
@Api
public record SourceRange(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<SourceRange> {

    private static final Comparator<SourceRange> WITHIN_FILE = Comparator.comparingInt(SourceRange::startLine)
            .thenComparingInt(SourceRange::startColumn)
            .thenComparingInt(SourceRange::endLine)
            .thenComparingInt(SourceRange::endColumn);

    /** A range that covers the start of a line, for places known by line only. */
    public static SourceRange ofLine(String file, int line) {
        return new SourceRange(file, line, 1, line, 1);
    }

    /** A type or member in a file without lines, known by its number within the file, counted from 1. */
    public static SourceRange ofMember(String file, int number) {
        return new SourceRange(file, 0, number, 0, number);
    }

    /** Whether it is a place that an editor can go to. */
    public boolean hasLine() {
        return startLine > 0;
    }

    /** {@code file:line}, or the file alone. */
    public String line() {
        return hasLine() ? file + ":" + startLine : file;
    }

    /** Whether the other range lies within this one, in the same file. */
    public boolean contains(SourceRange other) {
        return file.equals(other.file)
                && (startLine < other.startLine || (startLine == other.startLine && startColumn <= other.startColumn))
                && (endLine > other.endLine || (endLine == other.endLine && endColumn >= other.endColumn));
    }

    @Override
    public int compareTo(SourceRange other) {
        return file.equals(other.file) ? WITHIN_FILE.compare(this, other) : file.compareTo(other.file);
    }

    /** {@code file:line:column}, the form that terminals and editors make clickable; or the file alone. */
    @Override
    public String toString() {
        return hasLine() ? line() + ":" + startColumn : file;
    }
}
