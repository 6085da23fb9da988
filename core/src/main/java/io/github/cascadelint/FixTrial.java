package io.github.cascadelint;

import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Analyses the sources as edits would make them, before anyone makes them: where a check would then fail at what was not found
 * before, the edits that bring it are left out.
 */
final class FixTrial {

    private final AnalysisRequest request;
    private final AnalysisResult before;

    /** @param before what an analysis of the sources as they are found */
    FixTrial(AnalysisRequest request, AnalysisResult before) {
        CacheChoice cache = request.cache().equals(CacheChoice.NONE)
                ? CacheChoice.NONE
                : request.cache().readOnly();
        this.request = request.withCache(cache);
        this.before = before;
    }

    /** Follows the suggestions for these findings, but for those that would bring what a check fails at. */
    FixPlan plan(List<TriagedFinding> findings) throws NothingToAnalyseException {
        List<TriagedFinding> kept = new ArrayList<>(findings);
        List<TriagedFinding> suspects = new ArrayList<>();
        FixPlan plan = FixPlan.of(request, kept);
        List<TriagedFinding> bad = failing(plan);
        while (!bad.isEmpty()) {
            List<TriagedFinding> near = near(bad, kept);
            suspects.addAll(near);
            kept.removeAll(near);
            plan = FixPlan.of(request, kept);
            bad = failing(plan);
        }
        List<FixPlan.Held> held = new ArrayList<>();
        for (TriagedFinding suspect : suspects) {
            List<TriagedFinding> more =
                    Stream.concat(kept.stream(), Stream.of(suspect)).toList();
            FixPlan with = FixPlan.of(request, inOrder(more, findings));
            List<TriagedFinding> brought = failing(with);
            if (brought.isEmpty()) {
                kept.add(suspect);
                plan = with;
            } else {
                held.add(new FixPlan.Held(suspect, brought));
            }
        }
        return plan.with(held, plan.files().isEmpty() ? List.of() : brings(plan));
    }

    private static List<TriagedFinding> inOrder(List<TriagedFinding> some, List<TriagedFinding> all) {
        Set<TriagedFinding> wanted = new HashSet<>(some);
        return all.stream().filter(wanted::contains).toList();
    }

    /** What a check would fail at after the edits, and not before. */
    private List<TriagedFinding> failing(FixPlan plan) throws NothingToAnalyseException {
        FailOn level = request.configuration().failOn();
        if (plan.files().isEmpty() || level == FailOn.NEVER) {
            return List.of();
        }
        return news(before, CascadeLint.analyze(request, plan.contents())).stream()
                .filter(finding -> level.failsAt(finding.finding().severity()))
                .toList();
    }

    /** All that is found after the edits, and not before; what is not sure enough to be reported as well. */
    private List<TriagedFinding> brings(FixPlan plan) throws NothingToAnalyseException {
        Map<String, TriagedFinding> all = new LinkedHashMap<>();
        news(before, CascadeLint.analyze(request, plan.contents()))
                .forEach(finding -> all.put(finding.identity(), finding));
        AnalysisRequest unsure = request.withMinConfidence(Confidence.POSSIBLE);
        news(CascadeLint.analyze(unsure), CascadeLint.analyze(unsure, plan.contents()))
                .forEach(finding -> all.putIfAbsent(finding.identity(), finding));
        return List.copyOf(all.values());
    }

    /** What is found now and was not before, not even as what a more specific rule spoke for. */
    private List<TriagedFinding> news(AnalysisResult earlier, AnalysisResult now) {
        Baseline known = Baseline.of(earlier.findings());
        return now.newFindings().stream()
                .map(finding -> finding.acceptedBy(known))
                .filter(TriagedFinding::isNew)
                .filter(finding -> earlier.findings().stream().noneMatch(other -> speaksFor(other, finding)))
                .toList();
    }

    private boolean speaksFor(TriagedFinding other, TriagedFinding finding) {
        String subject = finding.finding().subject();
        String rule = finding.finding().rule();
        return other.finding().alsoSpeaksFor(subject, rule)
                || (other.finding().subject().equals(subject)
                        && request.rules().spokenForBy(other.finding().rule()).contains(rule));
    }

    /** Those whose edits may be what brings the bad ones: they are about the same types. Where none is, any of them may be. */
    private static List<TriagedFinding> near(List<TriagedFinding> bad, List<TriagedFinding> kept) {
        Set<String> types = bad.stream()
                .flatMap(finding -> types(finding.finding()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<TriagedFinding> near = kept.stream()
                .filter(finding -> types(finding.finding()).anyMatch(types::contains))
                .toList();
        return near.isEmpty() ? List.copyOf(kept) : near;
    }

    private static Stream<String> types(Finding finding) {
        return Stream.concat(
                Stream.of(finding.entity()),
                Stream.concat(
                        finding.target().stream(),
                        finding.path().stream().flatMap(step -> Stream.of(step.entity(), step.target()))));
    }
}
