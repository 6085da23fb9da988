package io.github.cascadelint.source.java;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.Explanations;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the comments with which an author explains a cascade or a foreign key. */
final class CommentSearch {

    private final String file;
    private final String[] lines;

    CommentSearch(String file, String text) {
        this.file = file;
        this.lines = text.split("\n", -1);
    }

    /** The comments above or within a declaration that give a reason. */
    Explanations explanations(int firstLine, int lastLine) {
        return new Explanations(
                comment(firstLine, lastLine, CommentSearch::speaksOfCascade),
                comment(firstLine, lastLine, CommentSearch::speaksOfKey));
    }

    private Optional<SourceRange> comment(int firstLine, int lastLine, Predicate<String> speaks) {
        for (int line = firstLine; line <= Math.min(lastLine, lines.length); line++) {
            if (speaks.test(commentIn(lines[line - 1]))) {
                return Optional.of(SourceRange.ofLine(file, line));
            }
        }
        for (int line = firstLine - 1; line >= 1 && isComment(lines[line - 1]); line--) {
            if (speaks.test(commentIn(lines[line - 1]))) {
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

    private static boolean speaksOfKey(String comment) {
        String text = comment.toLowerCase(Locale.ROOT);
        return (text.contains("foreign key") || text.contains("foreign-key") || text.contains("constraint"))
                && !text.contains("cascade-lint")
                && !text.contains("foreignkey")
                && !text.contains("constraintmode");
    }
}
