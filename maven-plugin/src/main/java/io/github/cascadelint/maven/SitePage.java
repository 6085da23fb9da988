package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.RuleCount;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.doxia.sink.Sink;

/** A result as a page of a Maven site: how much was found of what, and each finding under its entity. */
final class SitePage {
    private final Sink sink;
    private final String whole;

    /**
     * @param whole the name of the report that stands beside the page
     */
    SitePage(Sink sink, String whole) {
        this.sink = sink;
        this.whole = whole;
    }

    void write(AnalysisResult result) {
        List<TriagedFinding> findings = result.newFindings();
        sink.head();
        sink.title();
        sink.text("Cascade Lint");
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        heading(1, "Cascade Lint");
        sink.paragraph();
        bold(ConsoleReporter.headline(result));
        sink.paragraph_();
        if (!result.complete()) {
            paragraph(ConsoleReporter.incomplete(result));
        }
        paragraph(ConsoleReporter.coverage(result.coverage()));
        sink.paragraph();
        link(whole, "The whole report, with the graph and the delete plans");
        sink.paragraph_();
        table(findings);
        sink.section1_();
        problems(result.lost());
        Map<String, List<TriagedFinding>> byEntity = new LinkedHashMap<>();
        for (TriagedFinding triaged : findings) {
            byEntity.computeIfAbsent(triaged.finding().entity(), entity -> new ArrayList<>())
                    .add(triaged);
        }
        byEntity.forEach(this::entity);
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void table(List<TriagedFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        sink.table();
        sink.tableRows(null, false);
        sink.tableRow();
        for (String title : List.of("Severity", "Rule", "Findings")) {
            sink.tableHeaderCell();
            sink.text(title);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
        for (RuleCount count : RuleCount.of(findings)) {
            sink.tableRow();
            cell(count.severity().id());
            sink.tableCell();
            link(count.helpUri(), count.rule());
            sink.tableCell_();
            cell(String.valueOf(count.findings()));
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
    }

    private void problems(List<Problem> lost) {
        if (lost.isEmpty()) {
            return;
        }
        sink.section1();
        heading(1, "Not analysed");
        sink.list();
        for (Problem problem : lost) {
            String line = problem.line() > 0 ? ":" + problem.line() : "";
            item(problem.file().isEmpty() ? problem.text() : problem.file() + line + ": " + problem.text());
        }
        sink.list_();
        sink.section1_();
    }

    private void entity(String entity, List<TriagedFinding> findings) {
        sink.section1();
        heading(1, entity);
        for (TriagedFinding triaged : findings) {
            Finding finding = triaged.finding();
            sink.paragraph();
            bold(finding.severity().id() + " ");
            link(triaged.helpUri(), finding.rule());
            sink.text(" (" + finding.confidence().id() + ") ");
            sink.inline();
            sink.text(Text.harmless(finding.range().line()));
            sink.inline_();
            sink.paragraph_();
            paragraph(finding.message());
            reasons(finding);
        }
        sink.section1_();
    }

    private void reasons(Finding finding) {
        if (finding.evidence().isEmpty() && finding.suggestion().isEmpty()) {
            return;
        }
        sink.list();
        for (Evidence fact : finding.evidence()) {
            item(fact.text()
                    + fact.range().map(range -> " (" + range.line() + ")").orElse(""));
        }
        finding.suggestion().ifPresent(help -> item("Help: " + help.text()));
        sink.list_();
    }

    private void heading(int level, String text) {
        sink.sectionTitle(level, null);
        sink.text(Text.harmless(text));
        sink.sectionTitle_(level);
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(Text.harmless(text));
        sink.paragraph_();
    }

    private void bold(String text) {
        sink.bold();
        sink.text(text);
        sink.bold_();
    }

    private void cell(String text) {
        sink.tableCell();
        sink.text(text);
        sink.tableCell_();
    }

    private void item(String text) {
        sink.listItem();
        sink.text(Text.harmless(text));
        sink.listItem_();
    }

    private void link(String address, String text) {
        if (address.isEmpty()) {
            sink.text(text);
            return;
        }
        sink.link(address);
        sink.text(text);
        sink.link_();
    }
}
