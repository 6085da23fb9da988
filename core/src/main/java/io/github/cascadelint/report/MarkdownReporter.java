package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Markdown for the comment on a pull request: how many findings of which rule, the longest way of a delete as a picture, and
 * each finding folded, worst first. It stays below what a comment may hold, and says how many findings did not fit.
 */
public final class MarkdownReporter implements Reporter {
    /** By this a job finds the comment that it wrote before. */
    static final String MARKER = "<!-- cascade-lint -->";

    /** GitHub takes 65,536 characters; the rest is for what a job may write around it. */
    private static final int MOST_CHARACTERS = 64_000;

    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_EVIDENCE = 10;
    private static final int MOST_CHANGES = 40;
    private static final int MOST_OTHERS = 30;

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        List<TriagedFinding> findings = NewFindings.worstFirst(result);
        StringBuilder text = new StringBuilder();
        text.append(MARKER)
                .append("\n### Cascade Lint: ")
                .append(ConsoleReporter.headline(result))
                .append("\n\n");
        if (!result.complete()) {
            text.append("> **").append(ConsoleReporter.incomplete(result)).append("**\n\n");
        }
        result.since().ifPresent(since -> since(text, since));
        table(text, findings);
        longest(findings).ifPresent(finding -> picture(text, finding));
        // Whoever reads what a change does knows what it is a change of.
        String coverage = result.since().isPresent()
                ? ""
                : MarkdownText.inline(ConsoleReporter.coverage(result.coverage())) + "\n" + schemas(result);
        String end = problems(result.lost()) + coverage;
        folds(text, result, findings, MOST_CHARACTERS - end.length());
        output.append(text.append(end));
    }

    private static String schemas(AnalysisResult result) {
        return result.coverage().entities() == 0
                ? ""
                : "\n" + MarkdownText.inline(ConsoleReporter.schemas(result.schemas(), result.problems())) + "\n";
    }

    private static void since(StringBuilder text, Since since) {
        SinceText.caution(since)
                .ifPresent(caution ->
                        text.append("> ").append(MarkdownText.inline(caution)).append("\n\n"));
        if (SinceText.isUnchanged(since)) {
            text.append(SinceText.UNCHANGED).append(".\n\n");
        } else if (!since.aboutDeletes().isEmpty()) {
            text.append("#### What this change does to deletes\n\n");
            changes(text, since.aboutDeletes(), MOST_CHANGES);
        }
        List<Change> others = since.others();
        if (!others.isEmpty()) {
            text.append("<details><summary>")
                    .append(others.size() == 1 ? "One other change" : others.size() + " other changes")
                    .append(" of the mapping, without effect on deletes</summary>\n\n");
            changes(text, others, MOST_OTHERS);
            text.append("</details>\n\n");
        }
    }

    private static void changes(StringBuilder text, List<Change> changes, int most) {
        for (Change change : changes.subList(0, Math.min(most, changes.size()))) {
            text.append("- ").append(sentence(change.text()));
            SinceText.place(change)
                    .ifPresent(place ->
                            text.append(" (").append(MarkdownText.code(place)).append(')'));
            text.append('\n');
            change.effects()
                    .forEach(effect ->
                            text.append("  - ").append(sentence(effect)).append('\n'));
        }
        if (changes.size() > most) {
            text.append("- and ").append(changes.size() - most).append(" more, in the other reports\n");
        }
        text.append('\n');
    }

    /** A sentence in which backticks are around names of code. */
    private static String sentence(String text) {
        StringBuilder sentence = new StringBuilder();
        boolean code = false;
        for (String part : text.split("`", -1)) {
            // With a letter before it and after it, it neither begins a line nor loses its blanks.
            String inline = MarkdownText.inline("x" + part + "x");
            sentence.append(code ? MarkdownText.code(part) : inline.substring(1, inline.length() - 1));
            code = !code;
        }
        return sentence.toString();
    }

    private static void table(StringBuilder text, List<TriagedFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        text.append("| severity | rule | findings |\n|---|---|---:|\n");
        for (RuleCount count : RuleCount.of(findings)) {
            text.append("| ").append(count.severity().id());
            text.append(" | ").append(rule(count.rule(), count.helpUri()));
            text.append(" | ").append(count.findings()).append(" |\n");
        }
        text.append('\n');
    }

    private static String rule(String rule, String helpUri) {
        String id = MarkdownText.inline(rule);
        return helpUri.isEmpty() ? id : "[" + id + "](" + helpUri + ")";
    }

    /** The finding with the most hops; of several the worst. */
    private static Optional<Finding> longest(List<TriagedFinding> findings) {
        return findings.stream()
                .map(TriagedFinding::finding)
                .filter(finding -> !finding.path().isEmpty())
                .max(Comparator.comparingInt((Finding finding) -> finding.path().size())
                        .thenComparing(Finding::severity)
                        .thenComparing(Finding::confidence));
    }

    private static void picture(StringBuilder text, Finding finding) {
        Map<String, String> ids = new LinkedHashMap<>();
        StringBuilder edges = new StringBuilder();
        for (PathStep step : finding.path()) {
            String from = ids.computeIfAbsent(step.entity(), name -> "n" + ids.size());
            String to = ids.computeIfAbsent(step.target(), name -> "n" + ids.size());
            edges.append("  ").append(from).append(" ==>|\"");
            edges.append(MermaidText.label(step.attribute() + ": " + step.how().replace('-', ' ')));
            edges.append("\"| ").append(to).append('\n');
        }
        StringBuilder chart = new StringBuilder("flowchart LR\n");
        ids.forEach((name, id) -> chart.append("  ")
                .append(id)
                .append("[\"")
                .append(MermaidText.label(SimpleName.of(name)))
                .append("\"]\n"));
        text.append("The longest way, from ")
                .append(MarkdownText.code(finding.subject()))
                .append(":\n\n");
        text.append(MarkdownText.block("mermaid", chart.append(edges).toString()))
                .append('\n');
    }

    /** As many findings as there is room for. */
    private static void folds(StringBuilder text, AnalysisResult result, List<TriagedFinding> findings, int room) {
        int shown = 0;
        for (TriagedFinding triaged : findings) {
            String fold = fold(result, triaged);
            String rest = more(findings.size() - shown);
            if (text.length() + fold.length() + rest.length() > room) {
                text.append(rest);
                return;
            }
            text.append(fold);
            shown++;
        }
    }

    private static String more(int number) {
        return "**" + number + " more " + (number == 1 ? "finding is" : "findings are")
                + " not shown**: a comment cannot hold them. The other reports have all, `--report json=FILE` for example.\n\n";
    }

    private static String fold(AnalysisResult result, TriagedFinding triaged) {
        Finding finding = triaged.finding();
        StringBuilder text = new StringBuilder();
        text.append("<details><summary><b>").append(finding.severity().id()).append("</b> ");
        text.append(MarkdownText.htmlCode(subject(finding))).append(' ');
        text.append(finding.rule()).append("</summary>\n\n");
        text.append(MarkdownText.code(finding.range().line()));
        text.append(" · ")
                .append(finding.confidence().id())
                .append(" · ")
                .append(rule(triaged.finding().rule(), triaged.helpUri()))
                .append("\n\n");
        text.append(MarkdownText.inline(finding.message())).append("\n\n");
        source(result, finding.range())
                .ifPresent(line -> text.append(MarkdownText.block("java", line)).append('\n'));
        evidence(text, finding.evidence());
        finding.suggestion().ifPresent(help -> {
            text.append("**Help:** ").append(MarkdownText.inline(help.text())).append("\n\n");
            if (!help.edits().isEmpty()) {
                text.append(MarkdownText.block("diff", lines(ChangedLines.of(result, help))))
                        .append('\n');
            }
            help.sql()
                    .ifPresent(sql -> text.append(MarkdownText.block(sql.startsWith("<") ? "xml" : "sql", lines(sql)))
                            .append('\n'));
        });
        return text.append("</details>\n\n").toString();
    }

    private static String subject(Finding finding) {
        String entity = SimpleName.of(finding.entity());
        return finding.attribute().map(attribute -> entity + "#" + attribute).orElse(entity);
    }

    private static Optional<String> source(AnalysisResult result, SourceRange range) {
        return result.line(range.file(), range.startLine())
                .map(line -> TextWidth.harmless(line).strip())
                .filter(line -> !line.isEmpty() && line.length() <= SarifReporter.LONGEST_SNIPPET);
    }

    private static void evidence(StringBuilder text, List<Evidence> evidence) {
        for (Evidence fact : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
            text.append("- ").append(MarkdownText.inline(fact.text()));
            fact.range()
                    .ifPresent(range -> text.append(" (")
                            .append(MarkdownText.code(range.line()))
                            .append(')'));
            text.append('\n');
        }
        if (evidence.size() > MOST_EVIDENCE) {
            text.append("- and ").append(evidence.size() - MOST_EVIDENCE).append(" more, in the other reports\n");
        }
        text.append(evidence.isEmpty() ? "" : "\n");
    }

    private static String lines(String sql) {
        return String.join("\n", sql.lines().map(TextWidth::harmless).toList());
    }

    /** What lost input, and how much else there was. */
    private static String problems(List<Problem> lost) {
        if (lost.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Not analysed:\n\n");
        for (Problem problem : lost.subList(0, Math.min(MOST_PROBLEMS, lost.size()))) {
            String line = problem.line() > 0 ? ":" + problem.line() : "";
            text.append("- ");
            text.append(problem.file().isEmpty() ? "" : MarkdownText.code(problem.file() + line) + ": ");
            text.append(MarkdownText.inline(problem.text())).append('\n');
        }
        if (lost.size() > MOST_PROBLEMS) {
            text.append("- and ").append(lost.size() - MOST_PROBLEMS).append(" more, in the other reports\n");
        }
        return text.append('\n').toString();
    }
}
