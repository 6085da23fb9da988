package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.Comparator;
import java.util.List;

/** The findings that count, as formats need them that other tools read. */
final class NewFindings {
    private static final Comparator<TriagedFinding> WORST_FIRST = Comparator.comparing(
                    (TriagedFinding triaged) -> triaged.finding().severity())
            .thenComparing(triaged -> triaged.finding().confidence())
            .reversed();

    private NewFindings() {}

    /** The new findings, worst first: where a reader shows some of them only, these. */
    static List<TriagedFinding> worstFirst(AnalysisResult result) {
        return result.newFindings().stream().sorted(WORST_FIRST).toList();
    }

    /** What is wrong and what to do, on one line. */
    static String line(Finding finding) {
        String fact = SarifText.sentence(TextWidth.harmless(finding.message()));
        return finding.suggestion()
                .map(help -> fact + " " + SarifText.capitalized(SarifText.sentence(TextWidth.harmless(help.text()))))
                .orElse(fact);
    }

    /** What is wrong, why we say so and what to do, on a line each. */
    static String lines(Finding finding) {
        StringBuilder text = new StringBuilder(SarifText.sentence(TextWidth.harmless(finding.message())));
        for (Evidence fact : finding.evidence()) {
            text.append("\nbecause ").append(TextWidth.harmless(fact.text()));
            fact.range()
                    .ifPresent(range -> text.append(" (")
                            .append(TextWidth.harmless(range.line()))
                            .append(')'));
        }
        finding.suggestion().ifPresent(help -> text.append("\nhelp: ").append(TextWidth.harmless(help.text())));
        return text.toString();
    }

    /** A line with the address of the rule's page, where it has one. */
    static String page(TriagedFinding triaged) {
        return triaged.helpUri().isEmpty() ? "" : "\n" + triaged.helpUri();
    }
}
