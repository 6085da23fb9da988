package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A code quality report of GitLab: one array of issues, each with a fingerprint that no other has, by which GitLab knows what
 * a merge request brings and what it mends.
 */
public final class GitLabReporter implements Reporter {
    @Override
    public String id() {
        return "gitlab";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        List<Issue> issues = new ArrayList<>();
        for (Problem problem : result.lost()) {
            issues.add(issue(problem));
        }
        for (TriagedFinding triaged : result.newFindings()) {
            issues.add(issue(triaged));
        }
        Map<String, Integer> seen = new HashMap<>();
        Json.document(output, json -> json.objects(issues, (Issue issue) -> issue.write(json, unique(issue, seen))));
    }

    private static String unique(Issue issue, Map<String, Integer> seen) {
        int number = seen.merge(issue.fingerprint(), 1, Integer::sum);
        return number == 1 ? issue.fingerprint() : issue.fingerprint() + "-" + number;
    }

    private static Issue issue(TriagedFinding triaged) {
        Finding finding = triaged.finding();
        return new Issue(
                finding.rule(),
                NewFindings.line(finding),
                NewFindings.lines(finding) + NewFindings.page(triaged),
                triaged.fingerprint(),
                severity(finding),
                finding.range());
    }

    /** What could not be analysed is an issue, since a report without any would look clean. */
    private static Issue issue(Problem problem) {
        String text = SarifText.sentence(TextWidth.harmless(problem.text()));
        String id = "problem-" + problem.kind().id();
        return new Issue(
                id,
                text,
                text,
                id + ":" + problem.file() + ":" + problem.text(),
                "critical",
                SourceRange.ofLine(problem.file().isEmpty() ? "." : problem.file(), problem.line()));
    }

    private static String severity(Finding finding) {
        if (finding.severity() == Severity.INFO) {
            return "info";
        }
        if (finding.confidence() == Confidence.POSSIBLE) {
            return "minor";
        }
        return finding.severity() == Severity.ERROR ? "critical" : "major";
    }

    /** What GitLab shows. */
    private record Issue(
            String check, String description, String body, String fingerprint, String severity, SourceRange range) {

        void write(Json json, String unique) throws IOException {
            json.field("type", "issue").field("check_name", check).field("description", description);
            json.object("content", content -> json.field("body", body));
            json.strings("categories", List.of("Bug Risk"));
            json.field("fingerprint", unique).field("severity", severity);
            json.object("location", location -> {
                json.field("path", range.file());
                // a class file has no lines; what has a place must have one
                json.object(
                        "lines",
                        lines -> json.field("begin", Math.max(1, range.startLine()))
                                .field("end", Math.max(1, range.endLine())));
            });
        }
    }
}
