package io.github.cascadelint.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rules.BuiltInRules;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriageTest {

    private static final String BOTH_ENDS = """
            @Entity class Post {
                @Id Long id;
                @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
            }
            @Entity class Comment {
                @Id Long id;
                @ManyToOne(cascade = CascadeType.ALL) Post post;
            }
            """;

    private static Finding finding(String rule, String attribute, Confidence confidence, int line) {
        return new Finding(
                rule,
                Severity.ERROR,
                confidence,
                "message of " + rule,
                "shop.Comment",
                Optional.of(attribute),
                Optional.of("shop.Post"),
                new SourceRange("shop/Comment.java", line, 5, line, 9),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<TriagedFinding> triage(Confidence least, Finding... findings) {
        return new Triage(BuiltInRules.registry(), Configuration.DEFAULT, least, Baseline.NONE, LocalDate.EPOCH)
                .triage(List.of(findings), List.of())
                .findings();
    }

    private static List<String> rules(List<TriagedFinding> findings) {
        return findings.stream().map(f -> f.finding().rule()).toList();
    }

    private static List<String> fingerprints(AnalysisResult result) {
        return result.findings().stream().map(TriagedFinding::fingerprint).toList();
    }

    @Test
    void oneProblemIsOneFindingThatNamesTheOtherRules() {
        AnalysisResult result = Analysis.of(BOTH_ENDS);
        assertThat(rules(result.findings())).containsExactly("remove-on-both-ends");
        assertThat(result.findings().get(0).finding().evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("remove-on-many-to-one"));
    }

    @Test
    void aRuleThatIsOffDoesNotSpeakForOthers() {
        AnalysisResult result = Analysis.of(Configurations.levels(Map.of("remove-on-both-ends", Level.OFF)), BOTH_ENDS);
        assertThat(rules(result.findings())).containsExactly("remove-on-many-to-one");
    }

    @Test
    void aRuleWhoseFindingIsNotShownDoesNotSpeakForOthers() {
        Finding general = finding("remove-on-many-to-one", "post", Confidence.LIKELY, 3);
        Finding specific = finding("remove-on-both-ends", "post", Confidence.POSSIBLE, 3);
        assertThat(rules(triage(Confidence.LIKELY, general, specific))).containsExactly("remove-on-many-to-one");
        assertThat(rules(triage(Confidence.POSSIBLE, general, specific))).containsExactly("remove-on-both-ends");
    }

    @Test
    void aRuleSpeaksForOneAttributeOnly() {
        Finding one = finding("remove-on-many-to-one", "quoted", Confidence.LIKELY, 3);
        Finding other = finding("remove-on-both-ends", "post", Confidence.LIKELY, 4);
        assertThat(rules(triage(Confidence.LIKELY, one, other)))
                .containsExactly("remove-on-many-to-one", "remove-on-both-ends");
    }

    @Test
    void theConfigurationDecidesTheLevel() {
        AnalysisResult result =
                Analysis.of(Configurations.levels(Map.of("remove-on-both-ends", Level.INFO)), BOTH_ENDS);
        assertThat(result.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.finding().severity()).isEqualTo(Severity.INFO));
        assertThat(result.failsAt(FailOn.ERROR)).isFalse();
        assertThat(result.failsAt(FailOn.INFO)).isTrue();
    }

    @Test
    void withoutAConfigurationTheRuleDecidesTheLevel() {
        AnalysisResult result = Analysis.of(BOTH_ENDS);
        assertThat(result.failsAt(FailOn.ERROR)).isTrue();
        assertThat(result.failsAt(FailOn.NEVER)).isFalse();
    }

    @Test
    void whatIsLessSureThanAskedForIsDropped() {
        Finding possible = finding("remove-on-many-to-one", "post", Confidence.POSSIBLE, 3);
        assertThat(triage(Confidence.LIKELY, possible)).isEmpty();
        assertThat(triage(Confidence.POSSIBLE, possible)).hasSize(1);
    }

    @Test
    void ofSeveralVerdictsOnOneAttributeTheWorstIsTheFinding() {
        assertThat(triage(
                        Confidence.POSSIBLE,
                        finding("remove-on-many-to-one", "post", Confidence.POSSIBLE, 3),
                        finding("remove-on-many-to-one", "post", Confidence.CERTAIN, 3),
                        finding("remove-on-many-to-one", "post", Confidence.LIKELY, 3)))
                .singleElement()
                .satisfies(f -> assertThat(f.finding().confidence()).isEqualTo(Confidence.CERTAIN));
    }

    @Test
    void theOrderIsThatOfTheSource() {
        assertThat(triage(
                        Confidence.LIKELY,
                        finding("remove-on-many-to-one", "c", Confidence.LIKELY, 20),
                        finding("remove-on-many-to-one", "b", Confidence.LIKELY, 3),
                        finding("foreign-key-disabled", "a", Confidence.LIKELY, 3)))
                .extracting(f -> f.finding().attribute().orElse(""))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aSuppressedFindingStaysButDoesNotFail() {
        AnalysisResult result = Analysis.of(
                BOTH_ENDS.replace("@ManyToOne", "@SuppressWarnings(\"cascade-lint:remove-on-both-ends\") @ManyToOne"));
        assertThat(rules(result.findings())).containsExactly("remove-on-both-ends");
        assertThat(result.failsAt(FailOn.INFO)).isFalse();
    }

    @Test
    void aFingerprintStaysWhenLinesMoveAndFilesAreRenamed() {
        String comment = """
                package shop;

                import jakarta.persistence.*;

                @Entity class Post { @Id Long id; }

                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """;
        String moved = comment.replace("@Entity class Comment", "\n\n/** Moved. */\n@Entity class Comment")
                .replace("@ManyToOne(cascade", "@ManyToOne(fetch = FetchType.LAZY, cascade");
        List<String> before = fingerprints(Analysis.run(Configuration.DEFAULT, Map.of("shop/Comment.java", comment)));
        List<String> after = fingerprints(Analysis.run(
                Configurations.levels(Map.of("remove-on-many-to-one", Level.INFO)),
                Map.of("moved/shop/Other.java", moved)));
        assertThat(before).singleElement().asString().matches("[0-9a-f]{32}");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aFingerprintIsThatOfOneProblem() {
        List<String> fingerprints = fingerprints(Analysis.of("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
                    Post post;
                    @ManyToOne(cascade = CascadeType.ALL) Post quoted;
                    @SuppressWarnings({"cascade-lint:unlinked-inverse", "cascade-lint:unknown-mapped-by"})
                    @ManyToOne Post answered;
                }
                @Entity class Review {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """));
        assertThat(fingerprints).hasSize(6).doesNotHaveDuplicates();
    }
}
