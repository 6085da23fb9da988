package io.github.cascadelint.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tests one rule on fixtures: text blocks that hold one or more compilation units and announce each finding of the rule
 * in a comment above its line,
 *
 * <pre>
 * // finding: remove-on-many-to-one certain error "part of message"
 * </pre>
 *
 * <p>Every finding of the rule must be announced and every announcement met. Findings of other rules are looked at only
 * where a comment announces one. Units without a package get one, and the usual imports. All fixtures compile, and all
 * rules run on all of them without trouble.
 */
public final class RuleTester {

    private final String rule;
    private final Configuration configuration;
    private final Map<String, String> migrations;

    private RuleTester(String rule, Configuration configuration, Map<String, String> migrations) {
        this.rule = rule;
        this.configuration = configuration;
        this.migrations = new TreeMap<>(migrations);
    }

    /** A tester for the rule of that id. */
    public static RuleTester of(String rule) {
        assertThat(CascadeLint.rules().find(rule)).as("rule " + rule).isPresent();
        return new RuleTester(rule, Configuration.DEFAULT, Map.of());
    }

    /** The same with a configuration. */
    public RuleTester with(Configuration other) {
        return new RuleTester(rule, other, migrations);
    }

    /** The same with a migration beside the sources, for PostgreSQL. */
    public RuleTester schema(String sql) {
        return schema("postgresql", sql);
    }

    /** The same with a migration beside the sources, for one of the databases that the application runs on. */
    public RuleTester schema(String dialect, String sql) {
        return file("db/migration/" + dialect + "/V1__schema.sql", sql);
    }

    /** The same with a file beside the sources. */
    public RuleTester file(String path, String text) {
        Map<String, String> all = new TreeMap<>(migrations);
        all.put(path, text);
        return new RuleTester(rule, configuration, all);
    }

    /** The rule says nothing about these sources. */
    public AnalysisResult silent(String... texts) {
        Fixture fixture = Fixture.of(texts);
        if (fixture.expectations().stream().anyMatch(e -> e.rule().equals(rule))) {
            throw new IllegalArgumentException("a fixture on which " + rule + " is silent announces a finding of it");
        }
        return check(fixture);
    }

    /** The rule says about these sources what they announce, and nothing else. */
    public AnalysisResult reports(String... texts) {
        Fixture fixture = Fixture.of(texts);
        if (fixture.expectations().stream().noneMatch(e -> e.rule().equals(rule))) {
            throw new IllegalArgumentException("no finding of " + rule + " is announced");
        }
        return check(fixture);
    }

    private AnalysisResult check(Fixture fixture) {
        AnalysisResult result = Analysis.of(configuration, fixture, migrations);
        // a fixture must be right; what a configuration says of other entities, or a migration that cannot be followed,
        // is
        assertThat(result.problems())
                .as("problems")
                .allMatch(problem ->
                        problem.kind() == Problem.Kind.CONFIGURATION || problem.kind() == Problem.Kind.SCHEMA);
        List<Finding> findings = result.findings().stream()
                .filter(TriagedFinding::isNew)
                .map(TriagedFinding::finding)
                .toList();
        findings.forEach(finding -> checkForm(finding, fixture));
        List<Finding> unannounced = new ArrayList<>(findings);
        List<Expectation> unmet = new ArrayList<>(fixture.expectations());
        for (Expectation expectation : fixture.expectations()) {
            unannounced.stream().filter(expectation::isMetBy).findFirst().ifPresent(finding -> {
                unannounced.remove(finding);
                unmet.remove(expectation);
            });
        }
        unannounced.removeIf(finding -> !finding.rule().equals(rule));
        if (!unannounced.isEmpty() || !unmet.isEmpty()) {
            throw new AssertionError(describe(fixture, findings, unannounced, unmet));
        }
        return result;
    }

    /** What holds for every finding of every rule. */
    private static void checkForm(Finding finding, Fixture fixture) {
        assertThat(finding.message()).isNotBlank().doesNotEndWith(".").doesNotContain("Optional[");
        assertThat(finding.evidence()).as(finding.message()).doesNotHaveDuplicates();
        String text = fixture.files().get(finding.range().file());
        assertThat(text).as(finding.range().toString()).isNotNull();
        String line = text.split("\n", -1)[finding.range().startLine() - 1];
        assertThat(finding.range().startColumn()).isBetween(1, line.length());
        assertThat(line.charAt(finding.range().startColumn() - 1))
                .as("what the finding points at: " + finding.range())
                .isNotEqualTo(' ');
        assertThat(finding.suggestion().isPresent() || finding.rule().equals("unused-suppression"))
                .as("says what to do: " + finding.message())
                .isTrue();
    }

    private static String describe(
            Fixture fixture, List<Finding> findings, List<Finding> unannounced, List<Expectation> unmet) {
        StringBuilder text = new StringBuilder();
        unannounced.forEach(f -> text.append("\nnot announced: ")
                .append(Expectation.announcing(f))
                .append('\n'));
        unmet.forEach(e -> text.append("\nnot met: ").append(e).append('\n'));
        text.append("\nall findings:\n");
        findings.forEach(f -> text.append(Expectation.announcing(f)).append('\n'));
        fixture.files().forEach((file, source) -> {
            text.append('\n').append(file).append('\n');
            List<String> lines = Stream.of(source.split("\n", -1)).toList();
            for (int i = 0; i < lines.size(); i++) {
                text.append(i + 1).append('\t').append(lines.get(i)).append('\n');
            }
        });
        return text.toString();
    }
}
