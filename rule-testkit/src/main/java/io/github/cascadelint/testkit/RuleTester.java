package io.github.cascadelint.testkit;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleRegistry;
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
    private final RuleRegistry rules;
    private final Configuration configuration;
    private final Map<String, String> migrations;

    private RuleTester(String rule, RuleRegistry rules, Configuration configuration, Map<String, String> migrations) {
        this.rule = rule;
        this.rules = rules;
        this.configuration = configuration;
        this.migrations = new TreeMap<>(migrations);
    }

    /** A tester for the rule of ours that has that id. */
    public static RuleTester of(String rule) {
        require(CascadeLint.rules().find(rule).isPresent(), "no rule " + rule);
        return new RuleTester(rule, CascadeLint.rules(), Configuration.DEFAULT, Map.of());
    }

    /** A tester for a rule of your own, which runs beside ours. */
    public static RuleTester of(Rule rule) {
        RuleRegistry rules = CascadeLint.rules().withCustom(List.of(rule));
        String id = rules.all().stream()
                .filter(metadata -> metadata.rule() == rule)
                .findFirst()
                .orElseThrow()
                .id();
        return new RuleTester(id, rules, Configuration.DEFAULT, Map.of());
    }

    /** The same with a configuration. */
    public RuleTester with(Configuration other) {
        return new RuleTester(rule, rules, other, migrations);
    }

    /** The same with what the text of a configuration file says. */
    public RuleTester configured(String yaml) {
        try {
            return with(new ConfigurationLoader(rules).parse(yaml, ConfigurationLoader.FILE_NAME));
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
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
        return new RuleTester(rule, rules, configuration, all);
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
        AnalysisResult result = Analysis.of(configuration, rules, fixture, migrations);
        // a fixture must be right; what a configuration says of other entities, or a migration that cannot be followed,
        // is
        List<Problem> problems = result.problems().stream()
                .filter(problem ->
                        problem.kind() != Problem.Kind.CONFIGURATION && problem.kind() != Problem.Kind.SCHEMA)
                .toList();
        require(problems.isEmpty(), "problems: " + problems);
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
        String message = finding.message();
        require(
                !message.isBlank() && !message.endsWith(".") && !message.contains("Optional["),
                "a message is a sentence without a final period: " + message);
        require(
                finding.evidence().stream().distinct().count()
                        == finding.evidence().size(),
                "evidence is told twice: " + message + finding.evidence());
        SourceRange range = finding.range();
        String text = fixture.files().get(range.file());
        require(text != null, "no such file: " + range);
        String line = String.valueOf(text).split("\n", -1)[range.startLine() - 1];
        require(
                range.startColumn() >= 1
                        && range.startColumn() <= line.length()
                        && line.charAt(range.startColumn() - 1) != ' ',
                "the finding points at nothing: " + range);
        require(
                finding.suggestion().isPresent() || finding.rule().equals("unused-suppression"),
                "it does not say what to do: " + message);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
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
