package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells a result through Maven's log. Places have the form of the compiler plugin, {@code /path/File.java:[line,column]},
 * which development environments make clickable.
 */
final class FindingLog {
    /** The reports have all. */
    private static final int MOST_EVIDENCE = 5;

    private static final int MOST_HARMLESS_PROBLEMS = 10;

    private final Log log;
    private final Path base;

    /**
     * @param base what the paths of the result are relative to
     */
    FindingLog(Log log, Path base) {
        this.log = log;
        this.base = base;
    }

    /**
     * Tells findings, problems, and how much was seen.
     *
     * @param allowIncomplete whether lost input is only worth a warning
     */
    void tell(AnalysisResult result, boolean allowIncomplete) {
        result.since().ifPresent(this::since);
        result.newFindings().stream().map(TriagedFinding::finding).forEach(this::finding);
        problems(result.problems(), allowIncomplete);
        if (!result.complete()) {
            log(allowIncomplete ? Severity.WARNING : Severity.ERROR, ConsoleReporter.incomplete(result));
        }
        log(Severity.INFO, ConsoleReporter.headline(result));
        log(Severity.INFO, ConsoleReporter.coverage(result.coverage()));
        log(Severity.INFO, ConsoleReporter.schemas(result.schemas(), result.problems()));
    }

    private void since(Since since) {
        for (Change change : since.aboutDeletes()) {
            String place = change.place()
                    .filter(range -> !change.earlier() && range.hasLine())
                    .map(range -> absolute(range.file()) + ":[" + range.startLine() + "," + range.startColumn() + "] ")
                    .orElse("");
            log(Severity.INFO, place + change.text());
            change.effects().forEach(effect -> log(Severity.INFO, "  so " + effect));
        }
        ConsoleReporter.caution(since).ifPresent(caution -> log(Severity.WARNING, caution));
    }

    private void finding(Finding finding) {
        SourceRange range = finding.range();
        String line = range.hasLine() ? ":[" + range.startLine() + "," + range.startColumn() + "]" : "";
        String place = absolute(range.file()) + line + " ";
        log(finding.severity(), place + finding.rule() + ": " + finding.message());
        finding.evidence().stream().limit(MOST_EVIDENCE).forEach(this::evidence);
        int more = finding.evidence().size() - MOST_EVIDENCE;
        if (more > 0) {
            log(Severity.INFO, "  and " + Text.count(more, "more fact", "more facts") + ", see the report");
        }
        finding.suggestion().ifPresent(suggestion -> log(Severity.INFO, "  help: " + suggestion.text()));
    }

    private void evidence(Evidence evidence) {
        String place = evidence.range().map(range -> " (" + range.line() + ")").orElse("");
        log(Severity.INFO, "  because " + evidence.text() + place);
    }

    /** Tells what could not be analysed. */
    void lost(List<Problem> problems) {
        problems.forEach(problem -> problem(problem, Severity.ERROR));
    }

    private void problems(List<Problem> problems, boolean allowIncomplete) {
        int harmless = 0;
        for (Problem problem : problems) {
            if (problem.kind().makesIncomplete()) {
                problem(problem, allowIncomplete ? Severity.WARNING : Severity.ERROR);
            } else if (++harmless <= MOST_HARMLESS_PROBLEMS) {
                problem(problem, Severity.INFO);
            }
        }
        int more = harmless - MOST_HARMLESS_PROBLEMS;
        if (more > 0) {
            log(
                    Severity.INFO,
                    Text.count(more, "more problem", "more problems") + " that lost no input, see the report");
        }
    }

    private void problem(Problem problem, Severity severity) {
        String line = problem.line() > 0 ? ":[" + problem.line() + "]" : "";
        String place = problem.file().isEmpty() ? "" : absolute(problem.file()) + line + " ";
        log(severity, place + problem.kind().id() + ": " + problem.text());
    }

    private String absolute(String file) {
        return base.resolve(file).normalize().toString();
    }

    private void log(Severity severity, String text) {
        String safe = Text.harmless(text);
        switch (severity) {
            case ERROR -> log.error(safe);
            case WARNING -> log.warn(safe);
            case INFO -> log.info(safe);
        }
    }
}
