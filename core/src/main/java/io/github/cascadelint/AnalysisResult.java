package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an analysis found.
 *
 * @param findings in the order file, line, column, rule; suppressed ones included
 * @param problems trouble that was met, in the order file, line
 * @param coverage how much was seen
 * @param graph the relationship graph, and through it the mapping model
 * @param schemas the schemas of the database, one per source and dialect
 * @param rules the rules that ran
 * @param lines the source lines that findings and their evidence point at: by file, by line number
 * @param staleBaseline what the baseline accepts and is no longer found, as the lines of its file
 * @param timings where the time went
 */
public record AnalysisResult(
        List<TriagedFinding> findings,
        List<Problem> problems,
        Coverage coverage,
        RelationshipGraph graph,
        List<Schema> schemas,
        List<RuleMetadata> rules,
        Map<String, Map<Integer, String>> lines,
        List<String> staleBaseline,
        Timings timings) {

    public AnalysisResult {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        schemas = List.copyOf(schemas);
        rules = List.copyOf(rules);
        lines = Map.copyOf(lines);
        staleBaseline = List.copyOf(staleBaseline);
    }

    /** Whether all input was analysed. A result that is not complete must not look clean. */
    public boolean complete() {
        return lost().isEmpty();
    }

    /** The problems by which a part of the input could not be analysed. */
    public List<Problem> lost() {
        return problems.stream()
                .filter(problem -> problem.kind().makesIncomplete())
                .toList();
    }

    /** The findings that are neither suppressed nor in the baseline. */
    public List<TriagedFinding> newFindings() {
        return findings.stream().filter(TriagedFinding::isNew).toList();
    }

    /** Whether a new finding reaches the given level. */
    public boolean failsAt(FailOn level) {
        return newFindings().stream().anyMatch(f -> level.failsAt(f.finding().severity()));
    }

    /** The same with only those findings that are wanted; coverage and problems stay those of the whole analysis. */
    public AnalysisResult filter(Predicate<TriagedFinding> wanted) {
        return new AnalysisResult(
                findings.stream().filter(wanted).toList(),
                problems,
                coverage,
                graph,
                schemas,
                rules,
                lines,
                staleBaseline,
                timings);
    }

    /** The text of a line that a finding or its evidence points at. */
    public Optional<String> line(String file, int line) {
        return Optional.ofNullable(lines.getOrDefault(file, Map.of()).get(line));
    }
}
