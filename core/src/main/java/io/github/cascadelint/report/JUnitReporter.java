package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * JUnit's XML, for servers that show tests and nothing else. A rule without findings is a test that passed; a finding is a
 * test of its entity, failed if it fails the run and skipped if it does not; lost input is an error. So the server's verdict is
 * that of the exit status.
 */
public final class JUnitReporter implements Reporter {
    /** Reports hold no clock. */
    private static final String TIME = "0";

    private final FailOn failOn;

    /**
     * @param failOn from which severity on a finding is a failure
     */
    public JUnitReporter(FailOn failOn) {
        this.failOn = failOn;
    }

    @Override
    public String id() {
        return "junit";
    }

    /** What became of a test; of a test that passed nothing is told. */
    private enum Verdict {
        PASSED(""),
        SKIPPED("skipped"),
        FAILED("failure"),
        ERROR("error");

        private final String element;

        Verdict(String element) {
            this.element = element;
        }
    }

    /** A test. */
    private record Case(String type, String name, Verdict verdict, String kind, String message, String details) {
        void write(Xml xml) throws XMLStreamException {
            String[] attributes = {"classname", type, "name", name, "time", TIME};
            if (verdict == Verdict.PASSED) {
                xml.empty("testcase", attributes);
            } else if (verdict == Verdict.SKIPPED) {
                xml.element("testcase", test -> test.empty(verdict.element, "message", message), attributes);
            } else {
                xml.element(
                        "testcase",
                        test -> test.text(verdict.element, details, "message", message, "type", kind),
                        attributes);
            }
        }
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (Problem problem : result.lost()) {
            cases.add(lost(problem));
        }
        result.findings().forEach(triaged -> cases.add(found(triaged)));
        Set<String> broken = result.newFindings().stream()
                .map(triaged -> triaged.finding().rule())
                .collect(Collectors.toSet());
        for (RuleMetadata rule : result.rules()) {
            if (!broken.contains(rule.id())) {
                cases.add(new Case("cascade-lint." + rule.category().id(), rule.id(), Verdict.PASSED, "", "", ""));
            }
        }
        String[] counts = {
            "name", Tool.NAME, "tests", String.valueOf(cases.size()),
            "failures", count(cases, Verdict.FAILED), "errors", count(cases, Verdict.ERROR),
            "skipped", count(cases, Verdict.SKIPPED), "time", TIME
        };
        Xml.document(
                output,
                xml -> xml.element(
                        "testsuites", suites -> suites.element("testsuite", suite -> all(suite, cases), counts)));
    }

    private static void all(Xml xml, List<Case> cases) throws XMLStreamException {
        for (Case test : cases) {
            test.write(xml);
        }
    }

    private static String count(List<Case> cases, Verdict verdict) {
        return String.valueOf(
                cases.stream().filter(test -> test.verdict() == verdict).count());
    }

    private static Case lost(Problem problem) {
        String place = problem.file() + (problem.line() > 0 ? ":" + problem.line() : "");
        return new Case(
                "cascade-lint.problem",
                problem.kind().id() + (place.isEmpty() ? "" : " " + place),
                Verdict.ERROR,
                problem.kind().id(),
                problem.text(),
                problem.text());
    }

    private Case found(TriagedFinding triaged) {
        Finding finding = triaged.finding();
        String name = finding.attribute().map(attribute -> attribute + ": ").orElse("") + finding.rule();
        String message = finding.severity().id() + ": " + finding.message();
        if (!triaged.isNew()) {
            String reason = triaged.justification().map(text -> ": " + text).orElse("");
            return new Case(
                    finding.entity(), name, Verdict.SKIPPED, "", triaged.state().id() + reason, "");
        }
        boolean fails = failOn.failsAt(finding.severity());
        return new Case(
                finding.entity(),
                name,
                fails ? Verdict.FAILED : Verdict.SKIPPED,
                finding.rule(),
                fails ? message : message + " (" + finding.range().line() + ")",
                finding.range() + "\n" + NewFindings.lines(finding) + NewFindings.page(triaged));
    }
}
