package io.github.cascadelint.rule;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule has to say about one place.
 *
 * @param rule id of the rule
 * @param severity how bad it is if true
 * @param confidence how sure the evidence makes us
 * @param message one or more sentences, without a final period
 * @param entity fully qualified name of the managed type that declares the attribute
 * @param attribute name of the attribute within that type; empty for a finding about the type
 * @param target fully qualified name of the entity at the other end
 * @param range the place to point at
 * @param evidence the facts it rests on
 * @param path the hops of the delete, where it has hops
 * @param suggestion what to do
 * @param alsoSpeaksFor findings on other attributes that say the same
 * @param occurrences at how many places, at least 1; one more is another problem of the same kind
 */
public record Finding(
        String rule,
        Severity severity,
        Confidence confidence,
        String message,
        String entity,
        Optional<String> attribute,
        Optional<String> target,
        SourceRange range,
        List<Evidence> evidence,
        List<PathStep> path,
        Optional<Suggestion> suggestion,
        List<Spoken> alsoSpeaksFor,
        int occurrences) {

    /**
     * Findings that need not be said, because another one says it.
     *
     * @param subject the attribute they are about
     * @param rules the ids of their rules
     */
    public record Spoken(String subject, Set<String> rules) {
        public Spoken {
            rules = Set.copyOf(rules);
        }
    }

    /** A finding at one place that says nothing of other attributes. */
    public Finding(
            String rule,
            Severity severity,
            Confidence confidence,
            String message,
            String entity,
            Optional<String> attribute,
            Optional<String> target,
            SourceRange range,
            List<Evidence> evidence,
            List<PathStep> path,
            Optional<Suggestion> suggestion) {
        this(
                rule,
                severity,
                confidence,
                message,
                entity,
                attribute,
                target,
                range,
                evidence,
                path,
                suggestion,
                List.of(),
                1);
    }

    public Finding {
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
        alsoSpeaksFor = List.copyOf(alsoSpeaksFor);
    }

    /** The same finding, said more or less loudly. */
    public Finding withSeverity(Severity other) {
        return with(other, evidence, suggestion);
    }

    /** The same finding on other facts. */
    public Finding withEvidence(List<Evidence> other) {
        return with(severity, other, suggestion);
    }

    /** The same finding with another suggestion. */
    public Finding withSuggestion(Suggestion other) {
        return with(severity, evidence, Optional.of(other));
    }

    private Finding with(Severity otherSeverity, List<Evidence> otherEvidence, Optional<Suggestion> otherSuggestion) {
        return new Finding(
                rule,
                otherSeverity,
                confidence,
                message,
                entity,
                attribute,
                target,
                range,
                otherEvidence,
                path,
                otherSuggestion,
                alsoSpeaksFor,
                occurrences);
    }

    /** Whether it says what a finding of the rule would say of another attribute. */
    public boolean alsoSpeaksFor(String otherSubject, String otherRule) {
        return alsoSpeaksFor.stream()
                .anyMatch(spoken ->
                        spoken.subject().equals(otherSubject) && spoken.rules().contains(otherRule));
    }

    /** The attribute it is about, {@code Type#attribute}, or the type. */
    public String subject() {
        return attribute.map(name -> entity + "#" + name).orElse(entity);
    }
}
