package io.github.cascadelint.fix;

import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text and edits of it that do not overlap. */
public final class EditedText {

    private static final Comparator<TextEdit> ORDER = Comparator.comparing(TextEdit::range);

    private final String text;
    private final List<Integer> lines = new ArrayList<>();
    private final List<TextEdit> edits;

    /** @param text with a line feed at the end of every line but the last, and without a byte order mark */
    public EditedText(String text, List<TextEdit> edits) {
        this.text = text;
        this.edits = edits.stream().sorted(ORDER).toList();
        lines.add(0);
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            lines.add(feed + 1);
        }
    }

    /** The text with all edits made. */
    public String result() {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (TextEdit edit : edits) {
            result.append(text, from, start(edit)).append(edit.newText());
            from = end(edit);
        }
        return result.append(text, from, text.length()).toString();
    }

    /** The changed lines in the unified format, below headers that name the file. */
    public String diff(String file) {
        return edits.isEmpty() ? "" : "--- a/" + file + "\n+++ b/" + file + "\n" + UnifiedDiff.hunks(text, regions());
    }

    /**
     * The changed lines alone, those that go before those that come, each with its sign.
     *
     * @return none where the edits do nothing
     */
    public List<String> changedLines() {
        List<String> changed = new ArrayList<>();
        for (UnifiedDiff.Region region : regions()) {
            region.gone().forEach(line -> changed.add("-" + line.stripTrailing()));
            region.come().forEach(line -> changed.add("+" + line.stripTrailing()));
        }
        return changed;
    }

    /** Whole lines that are replaced by others; edits of one line, or of lines beside each other, are one region. */
    private List<UnifiedDiff.Region> regions() {
        List<UnifiedDiff.Region> regions = new ArrayList<>();
        for (int first = 0; first < edits.size(); ) {
            int last = first;
            int endLine = edits.get(first).range().endLine();
            while (last + 1 < edits.size() && edits.get(last + 1).range().startLine() <= endLine + 1) {
                last++;
                endLine = Math.max(endLine, edits.get(last).range().endLine());
            }
            int startLine = edits.get(first).range().startLine();
            int start = lines.get(startLine - 1);
            int end = endLine < lines.size() ? lines.get(endLine) : text.length();
            StringBuilder changed = new StringBuilder();
            int from = start;
            for (TextEdit edit : edits.subList(first, last + 1)) {
                changed.append(text, from, start(edit)).append(edit.newText());
                from = end(edit);
            }
            changed.append(text, from, end);
            UnifiedDiff.Region.of(startLine, text.substring(start, end), changed.toString())
                    .ifPresent(regions::add);
            first = last + 1;
        }
        return regions;
    }

    private int start(TextEdit edit) {
        SourceRange range = edit.range();
        return lines.get(range.startLine() - 1) + range.startColumn() - 1;
    }

    private int end(TextEdit edit) {
        SourceRange range = edit.range();
        return lines.get(range.endLine() - 1) + range.endColumn() - 1;
    }
}
