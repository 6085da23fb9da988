package io.github.cascadelint.source.java;

import io.github.cascadelint.base.SourceRange;
import java.util.Locale;
import java.util.Optional;

/** Finds the comment with which an author explains a cascade. */
final class CommentSearch {

    private final String file;
    private final String[] lines;

    CommentSearch(String file, String text) {
        this.file = file;
        this.lines = text.split("\n", -1);
    }

    /** A comment above or within a declaration that speaks of cascading or orphans. */
    Optional<SourceRange> aboutCascade(int firstLine, int lastLine) {
        for (int line = firstLine; line <= Math.min(lastLine, lines.length); line++) {
            if (speaksOfCascade(commentIn(lines[line - 1]))) {
                return Optional.of(SourceRange.ofLine(file, line));
            }
        }
        for (int line = firstLine - 1; line >= 1 && isComment(lines[line - 1]); line--) {
            if (speaksOfCascade(commentIn(lines[line - 1]))) {
                return Optional.of(SourceRange.ofLine(file, line));
            }
        }
        return Optional.empty();
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("//") || text.startsWith("/*") || text.startsWith("*") || text.endsWith("*/");
    }

    private static String commentIn(String line) {
        if (isComment(line)) {
            return line;
        }
        int start = line.indexOf("//");
        return start < 0 ? "" : line.substring(start);
    }

    /** Commented-out annotations and suppressions are no explanation. */
    private static boolean speaksOfCascade(String comment) {
        String text = comment.toLowerCase(Locale.ROOT);
        return (text.contains("cascad") || text.contains("orphan"))
                && !text.contains("cascade-lint")
                && !text.contains("cascade=")
                && !text.contains("cascade =")
                && !text.contains("cascadetype.");
    }
}
