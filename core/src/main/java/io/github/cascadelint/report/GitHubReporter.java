package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;

/**
 * Workflow commands of GitHub Actions, which make annotations in the changed files. Of each level GitHub shows the first ten
 * of a step, so that lost input comes first, and then the worst.
 */
public final class GitHubReporter implements Reporter {
    @Override
    public String id() {
        return "github";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Problem problem : result.lost()) {
            problem(text, problem);
        }
        NewFindings.worstFirst(result).stream().map(TriagedFinding::finding).forEach(finding -> finding(text, finding));
        if (!result.complete()) {
            text.append(ConsoleReporter.incomplete(result)).append('\n');
        }
        output.append(text.append(ConsoleReporter.headline(result)).append('\n'));
    }

    private static void problem(StringBuilder text, Problem problem) {
        text.append("::error ");
        if (!problem.file().isEmpty()) {
            property(text, "file", problem.file());
            if (problem.line() > 0) {
                property(text, "line", String.valueOf(problem.line()));
            }
        }
        property(text, "title", "Cascade Lint: not analysed");
        end(text, problem.text());
    }

    private static void finding(StringBuilder text, Finding finding) {
        text.append("::").append(command(finding.severity())).append(' ');
        place(text, finding.range());
        property(text, "title", "Cascade Lint: " + finding.rule());
        end(text, NewFindings.lines(finding));
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /** Columns are allowed within one line only. */
    private static void place(StringBuilder text, SourceRange range) {
        property(text, "file", range.file());
        if (!range.hasLine()) {
            return;
        }
        property(text, "line", String.valueOf(range.startLine()));
        property(text, "endLine", String.valueOf(range.endLine()));
        if (range.startLine() == range.endLine() && range.startColumn() < range.endColumn()) {
            property(text, "col", String.valueOf(range.startColumn()));
            property(text, "endColumn", String.valueOf(range.endColumn() - 1));
        }
    }

    private static void property(StringBuilder text, String name, String value) {
        text.append(text.charAt(text.length() - 1) == ' ' ? "" : ",");
        text.append(name).append('=');
        text.append(escape(TextWidth.harmless(value)).replace(":", "%3A").replace(",", "%2C"));
    }

    private static void end(StringBuilder text, String message) {
        text.append("::").append(escape(message)).append('\n');
    }

    /** A text as the data of a command. */
    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
