package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Marking;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a rule sees, and how it reports. One per rule and run. */
@Api
public final class RuleContext {

    private final RelationshipGraph graph;
    private final SchemaMatches schemas;
    private final RuleMetadata rule;
    private final Map<String, Integer> options;
    private final Predicate<String> configured;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param graph the mapping
     * @param schemas the mapping held against the schemas of the scan, of which there may be none
     * @param rule the rule
     * @param options what the configuration sets of the rule's options
     * @param configured whether the configuration speaks of the rule where a file is concerned: of its level or of an option
     */
    public RuleContext(
            RelationshipGraph graph,
            SchemaMatches schemas,
            RuleMetadata rule,
            Map<String, Integer> options,
            Predicate<String> configured) {
        this.schemas = schemas;
        this.configured = configured;
        this.graph = graph;
        this.rule = rule;
        this.options = Map.copyOf(options);
    }

    /** The value of one of the rule's own options, as configured or else its default. */
    public int option(String name) {
        Integer value = options.getOrDefault(name, rule.options().get(name));
        if (value == null) {
            throw new IllegalArgumentException(rule.id() + " has no option " + name);
        }
        return value;
    }

    /** Whether the configuration sets the rule's level or one of its options for the whole scan, so that somebody asked for it. */
    public boolean isConfigured() {
        return configured.test("");
    }

    /** The same for a place, or in an override that holds there. */
    @Api.NotApi
    public boolean isConfigured(SourceRange place) {
        return configured.test(place.file());
    }

    public MappingModel model() {
        return graph.model();
    }

    public RelationshipGraph graph() {
        return graph;
    }

    /** The mapping held against the tables of the schemas. */
    @Api.NotApi
    public SchemaMatches schemas() {
        return schemas;
    }

    /** What has been reported so far. */
    @Api.NotApi
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Starts a finding about an association; nothing is reported until {@link Report#emit}. */
    public Report report(Association association, SourceRange range) {
        return new Report(
                association.declaredBy(),
                Optional.of(association.declaredName()),
                association.target().resolved(),
                range);
    }

    /** Starts a finding about a mapping that counts for nothing. */
    @Api.NotApi
    public Report report(UnreadMapping mapping) {
        Optional<String> target = model().declaredAssociations().stream()
                .filter(association -> association.declaredBy().equals(mapping.type())
                        && association.declaredName().equals(mapping.attribute()))
                .findFirst()
                .flatMap(association -> association.target().resolved());
        return new Report(mapping.type(), Optional.of(mapping.attribute()), target, mapping.range());
    }

    /** Starts a finding about a type. */
    public Report report(ManagedType type) {
        return new Report(type.name(), Optional.empty(), Optional.empty(), type.range());
    }

    /** Starts a finding about a type, at a place that says something about it. */
    public Report report(ManagedType type, SourceRange range) {
        return new Report(type.name(), Optional.empty(), Optional.empty(), range);
    }

    /** Starts a finding about an attribute that is no association. */
    @Api.NotApi
    public Report report(Marking marking) {
        return new Report(marking.type(), Optional.of(marking.attribute()), Optional.empty(), marking.range());
    }

    /** Starts a finding about an attribute that is no association, for the entity that has it. */
    public Report report(Attribute attribute, ManagedType owner) {
        return new Report(
                attribute.declaredBy(), Optional.of(attribute.name()), Optional.of(owner.name()), attribute.range());
    }

    /** A finding being put together. */
    @Api
    public final class Report {
        private final String entity;
        private final Optional<String> attribute;
        private final Optional<String> target;
        private final SourceRange range;
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<PathStep> path = new ArrayList<>();
        private Severity severity = rule.severity();
        private Confidence confidence = Confidence.CERTAIN;
        private String message = rule.summary();
        private Optional<Suggestion> suggestion = Optional.empty();
        private Optional<Remedy> remedy = Optional.empty();
        private final List<Finding.Spoken> alsoSpeaksFor = new ArrayList<>();
        private int occurrences = 1;

        private Report(String entity, Optional<String> attribute, Optional<String> target, SourceRange range) {
            this.entity = entity;
            this.attribute = attribute;
            this.target = target;
            this.range = range;
        }

        /** The fact and the consequence in rows; no final period. */
        public Report message(String text) {
            this.message = text;
            return this;
        }

        public Report severity(Severity value) {
            this.severity = value;
            return this;
        }

        public Report confidence(Confidence value) {
            this.confidence = value;
            return this;
        }

        public Report evidence(Evidence fact) {
            this.evidence.add(fact);
            return this;
        }

        public Report evidence(Collection<Evidence> facts) {
            this.evidence.addAll(facts);
            return this;
        }

        public Report step(PathStep step) {
            this.path.add(step);
            return this;
        }

        public Report steps(Collection<PathStep> steps) {
            this.path.addAll(steps);
            return this;
        }

        public Report suggest(Suggestion value) {
            this.suggestion = Optional.of(value);
            return this;
        }

        /** What to do, in words only. */
        public Report suggest(String text) {
            return suggest(new Suggestion(text));
        }

        /** What does what the suggestion says, where that is clear. */
        @Api.NotApi
        public Report remedy(Optional<Remedy> value) {
            this.remedy = value;
            return this;
        }

        /** It is about another association, too, of which these rules would say the same. */
        public Report alsoAbout(Association association, Set<String> rules) {
            String subject = association.declaredBy() + "#" + association.declaredName();
            this.alsoSpeaksFor.add(new Finding.Spoken(subject, rules));
            return this;
        }

        /** At how many places of the code it is; at none that is known, it is one problem all the same. */
        public Report occurrences(int places) {
            this.occurrences = Math.max(1, places);
            return this;
        }

        /**
         * Reports it; where no JPA provider runs the entity, nobody knows whether it comes to that. What is not certain is
         * mended by nobody unasked.
         */
        public void emit() {
            graph.provider(entity).doubt(SimpleName.of(entity)).ifPresent(doubt -> {
                confidence = Confidence.POSSIBLE;
                evidence.add(Evidence.of(doubt));
            });
            findings.add(new Finding(
                    rule.id(),
                    severity,
                    confidence,
                    message,
                    entity,
                    attribute,
                    target,
                    range,
                    evidence,
                    path,
                    suggestion.map(help -> help.withRemedy(remedy.map(this::bounded))),
                    alsoSpeaksFor,
                    occurrences));
        }

        private Remedy bounded(Remedy value) {
            return value.atMost(rule.fix()).atMost(confidence == Confidence.CERTAIN ? Tier.SAFE : Tier.SUGGESTED);
        }
    }
}
