package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.fix.EditedText;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.rule.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the edits of a suggestion change, for reports that show it beside the finding. */
final class ChangedLines {

    private ChangedLines() {}

    /** The lines that go and those that come, each with its sign; of lines that a report does not know, nothing. */
    static String of(AnalysisResult result, Suggestion suggestion) {
        Map<String, List<TextEdit>> byFile = new TreeMap<>();
        suggestion
                .edits()
                .forEach(edit -> byFile.computeIfAbsent(edit.range().file(), file -> new ArrayList<>())
                        .add(edit));
        List<String> changed = new ArrayList<>();
        byFile.forEach(
                (file, edits) -> changed.addAll(new EditedText(known(result, file, edits), edits).changedLines()));
        return String.join("\n", changed);
    }

    /** The file as far as its lines are known, the others empty. */
    private static String known(AnalysisResult result, String file, List<TextEdit> edits) {
        int last = edits.stream().mapToInt(edit -> edit.range().endLine()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= last; line++) {
            text.append(result.line(file, line).orElse("")).append('\n');
        }
        return text.toString();
    }
}
