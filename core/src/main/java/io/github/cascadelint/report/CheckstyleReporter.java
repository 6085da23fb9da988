package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Checkstyle's XML, which nearly every server knows. The source of an entry is {@code cascade-lint.CATEGORY.RULE}: readers
 * take the category and the type from its last two parts.
 */
public final class CheckstyleReporter implements Reporter {
    /** The format is that of any version since 3; readers ask for one. */
    private static final String FORMAT_VERSION = "10.0";

    @Override
    public String id() {
        return "checkstyle";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        Map<String, String> categories = new HashMap<>();
        for (RuleMetadata rule : result.rules()) {
            categories.put(rule.id(), rule.category().id());
        }
        Map<String, List<Entry>> files = new TreeMap<>();
        for (Problem problem : result.lost()) {
            Entry entry = new Entry(
                    SourceRange.ofLine(problem.file(), problem.line()),
                    "error",
                    problem.text(),
                    "cascade-lint.problem." + problem.kind().id());
            files.computeIfAbsent(problem.file(), file -> new ArrayList<>()).add(entry);
        }
        for (TriagedFinding triaged : result.newFindings()) {
            Finding finding = triaged.finding();
            String category = categories.getOrDefault(finding.rule(), Category.LINTER.id());
            Entry entry = new Entry(
                    finding.range(),
                    finding.severity().id(),
                    NewFindings.line(finding),
                    "cascade-lint." + category + "." + finding.rule());
            files.computeIfAbsent(finding.range().file(), file -> new ArrayList<>())
                    .add(entry);
        }
        Xml.document(output, xml -> xml.element("checkstyle", root -> files(root, files), "version", FORMAT_VERSION));
    }

    private static void files(Xml xml, Map<String, List<Entry>> files) throws XMLStreamException {
        for (Map.Entry<String, List<Entry>> file : files.entrySet()) {
            xml.element("file", element -> entries(element, file.getValue()), "name", file.getKey());
        }
    }

    private static void entries(Xml xml, List<Entry> entries) throws XMLStreamException {
        for (Entry entry : entries) {
            entry.write(xml);
        }
    }

    /** A line of the report. */
    private record Entry(SourceRange range, String severity, String message, String source) {
        void write(Xml xml) throws XMLStreamException {
            xml.empty(
                    "error",
                    "line",
                    String.valueOf(range.startLine()),
                    "column",
                    String.valueOf(range.startColumn()),
                    "severity",
                    severity,
                    "message",
                    message,
                    "source",
                    source);
        }
    }
}
