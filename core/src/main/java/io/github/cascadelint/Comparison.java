package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.change.Changes;
import io.github.cascadelint.change.Renames;
import io.github.cascadelint.change.State;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.schema.match.SchemaMatches;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a result against that of an earlier state of the same sources. */
final class Comparison {

    private Comparison() {}

    static AnalysisResult compare(AnalysisResult now, Optional<AnalysisResult> before, Since.Revision revision) {
        MappingModel former = before.map(result -> result.graph().model())
                .orElseGet(() -> new MappingModel(List.of(), Set.of(), Map.of()));
        Renames renames = Renames.between(former, now.graph().model());
        Baseline known = before.map(result -> renamed(Baseline.of(result.findings()), renames))
                .orElse(Baseline.NONE);
        List<TriagedFinding> findings = now.findings().stream()
                .map(finding -> finding.acceptedBy(known))
                .toList();
        Set<String> old = news(now.findings());
        old.removeAll(news(findings));
        List<Change> changes = before.map(result -> Changes.between(state(result), state(now), renames))
                .orElse(List.of());
        List<Problem> lost = before.map(result -> lost(result, now)).orElse(List.of());
        return now.with(findings, new Since(revision, old, changes, lost, before.isEmpty()));
    }

    private static Set<String> news(List<TriagedFinding> findings) {
        return findings.stream()
                .filter(TriagedFinding::isNew)
                .map(TriagedFinding::identity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What could not be analysed before; of the schema, where that has been mended, so that more of it is judged now. */
    private static List<Problem> lost(AnalysisResult before, AnalysisResult now) {
        Set<String> still = now.problems().stream().map(Comparison::told).collect(Collectors.toSet());
        return before.problems().stream()
                .filter(problem -> problem.kind().makesIncomplete()
                        || (problem.kind() == Problem.Kind.SCHEMA && !still.contains(told(problem))))
                .toList();
    }

    private static String told(Problem problem) {
        return problem.file() + " " + problem.text();
    }

    private static State state(AnalysisResult result) {
        return new State(
                result.graph(),
                SchemaMatches.of(result.graph().model(), result.schemas()),
                result.lost().stream().map(Problem::file).collect(Collectors.toSet()));
    }

    /** The same findings by the names of now: rule, type with attribute, and what else tells them apart. */
    private static Baseline renamed(Baseline baseline, Renames renames) {
        SortedMap<String, Integer> accepted = new TreeMap<>();
        baseline.accepted().forEach((identity, count) -> {
            String[] parts = identity.split(" ", 3);
            String[] subject = parts[1].split("#", 2);
            String type = renames.type(subject[0]);
            parts[1] = subject.length < 2 ? type : type + "#" + renames.attribute(type, subject[1]);
            accepted.merge(String.join(" ", parts), count, Integer::sum);
        });
        return new Baseline(accepted);
    }
}
