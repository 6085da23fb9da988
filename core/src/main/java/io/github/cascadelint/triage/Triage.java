package io.github.cascadelint.triage;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.LevelOverride;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns what rules said into what is reported: one finding per problem, levels applied, suppressions honoured. */
public final class Triage {

    /** Id of the rule that reports suppressions without effect. */
    public static final String UNUSED_SUPPRESSION = "unused-suppression";

    private static final Comparator<TriagedFinding> ORDER = Comparator.comparing(
                    (TriagedFinding f) -> f.finding().range())
            .thenComparing(f -> f.finding().rule())
            .thenComparing(f -> f.finding().subject());

    private static final Comparator<Finding> WORST =
            Comparator.comparing(Finding::confidence).thenComparing(Finding::severity);

    private final RuleRegistry rules;
    private final Configuration configuration;
    private final Confidence minConfidence;
    private final Baseline baseline;
    private final LocalDate today;

    /**
     * What is reported.
     *
     * @param findings suppressed ones and accepted ones included, in the order file, line, column, rule
     * @param stale the identities that the baseline accepts and that are no longer found
     * @param idle levels in overrides of which there was nothing to decide
     */
    public record Outcome(List<TriagedFinding> findings, List<String> stale, List<IdleLevel> idle) {
        public Outcome {
            findings = List.copyOf(findings);
            stale = List.copyOf(stale);
            idle = List.copyOf(idle);
        }
    }

    /**
     * A level in an override, where the rule has no finding in the files that it is for.
     *
     * @param override which override
     * @param rule the id of the rule
     */
    public record IdleLevel(LevelOverride override, String rule) {}

    /**
     * @param rules the rules there are
     * @param configuration which levels they have
     * @param minConfidence what is less sure is dropped
     * @param baseline what was accepted
     * @param today the day on which suppressions hold or do not
     */
    public Triage(
            RuleRegistry rules,
            Configuration configuration,
            Confidence minConfidence,
            Baseline baseline,
            LocalDate today) {
        this.rules = rules;
        this.configuration = configuration;
        this.minConfidence = minConfidence;
        this.baseline = baseline;
        this.today = today;
    }

    /** Decides what becomes of findings. */
    public Outcome triage(List<Finding> findings, List<Suppression> suppressions) {
        List<TriagedFinding> triaged = new ArrayList<>();
        SortedSet<String> stale = new TreeSet<>(baseline.accepted().keySet());
        Set<Suppression> used = new HashSet<>();
        for (Finding finding : mostSpecific(mergeBySubject(findings))) {
            Optional<Suppression> suppression = suppressions.stream()
                    .filter(s -> s.holdsOn(today) && s.covers(finding))
                    .findFirst();
            // A suppression of a finding that is filtered out for its confidence still has something to suppress.
            suppression.ifPresent(used::add);
            // So has what the baseline accepts.
            stale.remove(identity(finding, ""));
            leveled(finding)
                    .filter(f -> f.confidence().compareTo(minConfidence) >= 0)
                    .ifPresent(f -> triaged.add(triaged(f, "", suppression)));
        }
        for (Suppression suppression : suppressions) {
            if (!used.contains(suppression)) {
                leveled(unused(suppression)).ifPresent(f -> {
                    stale.remove(identity(f, suppression.rule()));
                    triaged.add(triaged(f, suppression.rule(), Optional.empty()));
                });
            }
        }
        triaged.sort(ORDER);
        List<Finding> judged = new ArrayList<>(findings);
        suppressions.stream()
                .filter(suppression -> !used.contains(suppression))
                .map(this::unused)
                .forEach(judged::add);
        return new Outcome(triaged, List.copyOf(stale), idle(judged));
    }

    private List<IdleLevel> idle(List<Finding> judged) {
        List<IdleLevel> idle = new ArrayList<>();
        for (LevelOverride override : configuration.overrides()) {
            for (String rule : override.levels().keySet()) {
                if (judged.stream()
                        .noneMatch(finding -> finding.rule().equals(rule)
                                && override.matches(finding.range().file()))) {
                    idle.add(new IdleLevel(override, rule));
                }
            }
        }
        return idle;
    }

    /** An attribute of a mapped superclass is judged for each entity that inherits it; the worst verdict is the finding. */
    private static List<Finding> mergeBySubject(List<Finding> findings) {
        Map<String, Finding> merged = new LinkedHashMap<>();
        for (Finding finding : findings) {
            merged.merge(finding.rule() + " " + finding.subject(), finding, (a, b) -> WORST.compare(b, a) > 0 ? b : a);
        }
        return List.copyOf(merged.values());
    }

    /** Where several rules see the same cascade, the most specific speaks and names the others. */
    private List<Finding> mostSpecific(List<Finding> findings) {
        Map<String, Map<String, Finding>> bySubject = new HashMap<>();
        findings.forEach(f -> bySubject
                .computeIfAbsent(f.subject(), k -> new LinkedHashMap<>())
                .put(f.rule(), f));
        List<Finding> speakers = findings.stream()
                .filter(finding -> !finding.alsoSpeaksFor().isEmpty())
                .toList();
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Finding> sameSubject = bySubject.getOrDefault(finding.subject(), Map.of());
            boolean spokenFor = sameSubject.values().stream()
                            .anyMatch(other -> speaksFor(other).contains(finding.rule()) && reported(other))
                    || speakers.stream()
                            .anyMatch(
                                    other -> other.alsoSpeaksFor(finding.subject(), finding.rule()) && reported(other));
            if (!spokenFor) {
                result.add(withOthers(finding, sameSubject));
            }
        }
        return result;
    }

    private boolean reported(Finding finding) {
        return leveled(finding).isPresent() && finding.confidence().compareTo(minConfidence) >= 0;
    }

    private Finding withOthers(Finding finding, Map<String, Finding> sameSubject) {
        List<String> others = sameSubject.keySet().stream()
                .filter(speaksFor(finding)::contains)
                .sorted()
                .toList();
        if (others.isEmpty()) {
            return finding;
        }
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        evidence.add(Evidence.of("these rules flag it too: " + String.join(", ", others)));
        return finding.withEvidence(evidence);
    }

    private Set<String> speaksFor(Finding finding) {
        return rules.spokenForBy(finding.rule());
    }

    /** The finding with the severity that the configuration gives it; empty when its rule is off there. */
    private Optional<Finding> leveled(Finding finding) {
        return configuration
                .severity(finding.rule(), finding.range().file(), finding.severity())
                .map(finding::withSeverity);
    }

    /** @param detail tells findings of one rule on one subject apart; empty where there is only one */
    private TriagedFinding triaged(Finding finding, String detail, Optional<Suppression> suppression) {
        String identity = identity(finding, detail);
        State state = baseline.accepts(identity, finding.occurrences()) ? State.BASELINED : State.NEW;
        return new TriagedFinding(
                finding,
                suppression.isPresent() ? State.SUPPRESSED : state,
                identity,
                fingerprint(identity),
                rules.find(finding.rule()).map(RuleMetadata::helpUri).orElse(""),
                suppression);
    }

    private String whyUnused(Suppression suppression) {
        if (rules.find(suppression.rule()).isEmpty()) {
            return "This suppression names '" + suppression.rule() + "', which is not a rule";
        }
        String what = "This suppression of " + suppression.rule() + " on " + suppression.subject();
        if (suppression.holdsOn(today)) {
            return what + " suppresses nothing";
        }
        return suppression.lastDay().isPresent()
                ? what + " held until " + suppression.until() + ": mend what it suppressed, or give it another date"
                : what + " is to hold until '" + suppression.until() + "', which is no date; write until=2027-01-31";
    }

    private Finding unused(Suppression suppression) {
        int hash = suppression.subject().indexOf('#');
        return new Finding(
                UNUSED_SUPPRESSION,
                rules.find(UNUSED_SUPPRESSION).map(RuleMetadata::severity).orElse(Severity.WARNING),
                Confidence.CERTAIN,
                whyUnused(suppression),
                suppression.type(),
                hash < 0 ? Optional.empty() : Optional.of(suppression.subject().substring(hash + 1)),
                Optional.empty(),
                suppression.range(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Rule, entity and attribute: what stays when lines move, files are renamed and messages are reworded. */
    private static String identity(Finding finding, String detail) {
        return finding.rule() + " " + finding.subject() + (detail.isEmpty() ? "" : " " + detail);
    }

    private static String fingerprint(String identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(identity.replace(' ', '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
