package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
 * @param since how it differs from an earlier state, where it was held against one
 * @param cache what it had of kept readings
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
        Timings timings,
        Optional<Since> since,
        CacheUse cache) {

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

    /**
     * Why this must not pass for a clean result, where it must not: a baseline accepts findings, and yet there is no finding
     * because there is no entity. Most likely the sources are somewhere else.
     *
     * @param baseline how the message calls the baseline
     */
    public Optional<String> blind(String baseline) {
        if (coverage.entities() > 0 || !findings.isEmpty() || staleBaseline.isEmpty()) {
            return Optional.empty();
        }
        int accepted = staleBaseline.size();
        return Optional.of("no entity was found in what was analysed, and yet " + baseline + " accepts " + accepted
                + (accepted == 1 ? " finding" : " findings")
                + ": name the folder that holds the entities, or delete the baseline if there are none any more");
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

    /**
     * The same with only what is told of some files: their findings, and since an earlier state the changes that are written
     * there or concern a type of theirs. Coverage and problems stay those of the whole analysis.
     *
     * @param wanted tells a file by its path
     */
    public AnalysisResult filter(Predicate<String> wanted) {
        List<TriagedFinding> filtered = findings.stream()
                .filter(finding -> wanted.test(finding.finding().range().file()))
                .toList();
        return with(filtered, problems, since.map(all -> all.filter(filtered, change -> concerns(change, wanted))));
    }

    private boolean concerns(Change change, Predicate<String> wanted) {
        return Stream.concat(
                        change.place().stream(), graph.model().type(change.entity()).map(ManagedType::range).stream())
                .anyMatch(range -> wanted.test(range.file()));
    }

    /**
     * The same, held against what an earlier state of the sources gave: findings that were there before no longer count.
     *
     * @param before that result, where there was something to analyse
     * @param revision the earlier state
     */
    public AnalysisResult since(Optional<AnalysisResult> before, Since.Revision revision) {
        return Comparison.compare(this, before, revision);
    }

    /** The same with more that could not be analysed. */
    public AnalysisResult withProblems(List<Problem> more) {
        return with(
                findings,
                Stream.concat(problems.stream(), more.stream()).sorted().toList(),
                since);
    }

    AnalysisResult with(List<TriagedFinding> others, Since difference) {
        return with(others, problems, Optional.of(difference));
    }

    private AnalysisResult with(
            List<TriagedFinding> otherFindings, List<Problem> otherProblems, Optional<Since> difference) {
        return new AnalysisResult(
                otherFindings,
                otherProblems,
                coverage,
                graph,
                schemas,
                rules,
                lines,
                staleBaseline,
                timings,
                difference,
                cache);
    }

    /** The text of a line that a finding or its evidence points at. */
    public Optional<String> line(String file, int line) {
        return Optional.ofNullable(lines.getOrDefault(file, Map.of()).get(line));
    }
}
