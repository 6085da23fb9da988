package io.github.cascadelint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.Timings;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a build log says of a result. */
final class FindingLogTest {
    private static final Path BASE = Path.of("/work");
    private static final String FILE = BASE.resolve("src/Post.java").toString();

    @Test
    void pointsAtFindingsInTheFormThatIsClickable() {
        Finding finding = finding(
                Severity.ERROR,
                "Deleting one Post also deletes its User",
                List.of(
                        Evidence.of("Comment#author points at it too", SourceRange.ofLine("src/Comment.java", 9)),
                        Evidence.of("it has a repository")),
                Optional.of(new Suggestion("Take REMOVE off")));

        assertThat(told(result(List.of(triaged(finding, State.NEW)), List.of())))
                .containsExactly(
                        "[ERROR] " + FILE + ":[7,3] a-rule: Deleting one Post also deletes its User",
                        "[INFO]   because Comment#author points at it too (src/Comment.java:9)",
                        "[INFO]   because it has a repository",
                        "[INFO]   help: Take REMOVE off",
                        "[INFO] 1 error in 2 entities",
                        "[INFO] read 4 files, parsed 3; 2 entities, 1 association; 0 targets outside the sources",
                        "[INFO] " + ConsoleReporter.schemas(List.of(), List.of()));
    }

    @Test
    void logsEachSeverityAtItsLevelAndNoSuppressedFinding() {
        List<TriagedFinding> findings = List.of(
                triaged(plain(Severity.WARNING), State.NEW),
                triaged(plain(Severity.INFO), State.NEW),
                triaged(plain(Severity.ERROR), State.SUPPRESSED));

        assertThat(told(result(findings, List.of())))
                .startsWith(
                        "[WARNING] " + FILE + ":[7,3] a-rule: text",
                        "[INFO] " + FILE + ":[7,3] a-rule: text",
                        "[INFO] 1 warning, 1 info in 2 entities; 1 suppressed");
    }

    @Test
    void isBriefWithMuchEvidence() {
        List<Evidence> evidence = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> Evidence.of("fact " + number))
                .toList();

        List<String> lines = told(result(
                List.of(triaged(finding(Severity.ERROR, "text", evidence, Optional.empty()), State.NEW)), List.of()));

        assertThat(lines)
                .contains("[INFO]   because fact 5", "[INFO]   and 2 more facts, see the report")
                .doesNotContain("[INFO]   because fact 6");
    }

    @Test
    void makesLostInputAnErrorUnlessItIsAllowed() {
        AnalysisResult result = result(
                List.of(),
                List.of(
                        new Problem(Problem.Kind.SYNTAX, "no grammar", "src/Post.java", 5),
                        new Problem(Problem.Kind.UNRESOLVED, "no such name", "src/Post.java", 6),
                        new Problem(Problem.Kind.RULE_CRASH, "a rule failed", "", 0)));

        assertThat(told(result))
                .startsWith(
                        "[ERROR] " + FILE + ":[5] syntax: no grammar",
                        "[INFO] " + FILE + ":[6] unresolved: no such name",
                        "[ERROR] rule-crash: a rule failed",
                        "[ERROR] INCOMPLETE: part of the input could not be analysed (2 problems); there may be more"
                                + " findings",
                        "[INFO] No findings in what could be analysed");
        RecordingLog log = new RecordingLog();
        new FindingLog(log, BASE).tell(result, true);
        assertThat(log.lines()).noneMatch(line -> line.startsWith("[ERROR]"));
    }

    @Test
    void isBriefWithManyHarmlessProblems() {
        List<Problem> problems = IntStream.rangeClosed(1, 12)
                .mapToObj(line -> new Problem(Problem.Kind.UNRESOLVED, "no such name", "src/Post.java", line))
                .toList();

        assertThat(told(result(List.of(), problems)))
                .contains("[INFO] 2 more problems that lost no input, see the report")
                .hasSize(10 + 1 + 3);
    }

    @Test
    void letsNothingSteerTheTerminal() {
        Finding finding = finding(Severity.ERROR, "a\u001B[31mb\u202Ec\nd", List.of(), Optional.empty());

        assertThat(told(result(List.of(triaged(finding, State.NEW)), List.of())).get(0))
                .endsWith("a\uFFFD[31mb\uFFFDc d");
    }

    private static List<String> told(AnalysisResult result) {
        RecordingLog log = new RecordingLog();
        new FindingLog(log, BASE).tell(result, false);
        return log.lines();
    }

    private static Finding plain(Severity severity) {
        return finding(severity, "text", List.of(), Optional.empty());
    }

    private static Finding finding(
            Severity severity, String message, List<Evidence> evidence, Optional<Suggestion> suggestion) {
        return new Finding(
                "a-rule",
                severity,
                Confidence.CERTAIN,
                message,
                "blog.Post",
                Optional.of("author"),
                Optional.of("blog.User"),
                new SourceRange("src/Post.java", 7, 3, 7, 9),
                evidence,
                List.of(),
                suggestion);
    }

    private static TriagedFinding triaged(Finding finding, State state) {
        return new TriagedFinding(finding, state, "rule Type", "f00", "https://example.org", Optional.empty());
    }

    private static AnalysisResult result(List<TriagedFinding> findings, List<Problem> problems) {
        MappingModel model = new MappingModel(List.of(), Set.of(), Map.of());
        return new AnalysisResult(
                findings,
                problems,
                new Coverage(4, 3, 2, 2, 1, 0, List.of(), List.of(), Coverage.Schemas.NONE),
                new RelationshipGraph(model, RoleOverrides.NONE),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new Timings(Map.of()),
                Optional.empty(),
                CacheUse.NONE);
    }
}
