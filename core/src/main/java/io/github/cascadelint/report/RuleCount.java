package io.github.cascadelint.report;

import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a rule found something of one severity.
 *
 * @param helpUri the page of the rule; may be empty
 */
public record RuleCount(Severity severity, String rule, String helpUri, long findings) {
    private static final Comparator<RuleCount> WORST_FIRST =
            Comparator.comparing(RuleCount::severity).reversed().thenComparing(RuleCount::rule);

    /** The counts of some findings, worst first, then by rule. */
    public static List<RuleCount> of(List<TriagedFinding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        triaged -> new RuleCount(
                                triaged.finding().severity(), triaged.finding().rule(), triaged.helpUri(), 0),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(same -> new RuleCount(
                        same.getKey().severity(),
                        same.getKey().rule(),
                        same.getKey().helpUri(),
                        same.getValue()))
                .sorted(WORST_FIRST)
                .toList();
    }
}
