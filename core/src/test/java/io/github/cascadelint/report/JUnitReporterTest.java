package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.config.Configuration.FailOn;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** Read by the parser of the plugin that made the format known. */
class JUnitReporterTest {
    private static List<ReportTestCase> read(FailOn failOn, AnalysisResult result) throws Exception {
        byte[] text = Results.write(new JUnitReporter(failOn), result).getBytes(StandardCharsets.UTF_8);
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8)).stream()
                        .map(ReportTestSuite::getTestCases)
                        .flatMap(List::stream)
                        .toList();
    }

    private static long count(List<ReportTestCase> tests, Predicate<ReportTestCase> verdict) {
        return tests.stream().filter(verdict).count();
    }

    private static List<String> names(List<ReportTestCase> tests) {
        return tests.stream()
                .map(test -> test.getFullClassName() + " " + test.getName())
                .toList();
    }

    @Test
    void findingsThatFailTheRunAreFailuresAndOthersAreSkipped() throws Exception {
        List<ReportTestCase> tests = read(FailOn.ERROR, Results.full());

        assertThat(Results.write(new JUnitReporter(FailOn.ERROR), Results.full()))
                .contains("tests=\"6\" failures=\"1\" errors=\"2\" skipped=\"2\"");
        assertThat(count(tests, ReportTestCase::hasError)).isEqualTo(2);
        assertThat(count(tests, ReportTestCase::hasFailure)).isEqualTo(1);
        assertThat(count(tests, ReportTestCase::hasSkipped)).isEqualTo(2);
        assertThat(names(tests))
                .containsExactly(
                        "cascade-lint.problem syntax src/main/java/com/acme/Broken.java:7",
                        "cascade-lint.problem rule-crash",
                        "com.acme.blog.Comment post: remove-on-many-to-one",
                        "com.acme.blog.Tag posts: remove-on-many-to-many",
                        "com.acme.blog.Tag posts: unused-suppression",
                        "cascade-lint.remove remove-to-shared-one-to-one");
        ReportTestCase failed = tests.get(2);
        assertThat(failed.hasFailure()).isTrue();
        assertThat(failed.getFailureType()).isEqualTo("remove-on-many-to-one");
        assertThat(failed.getFailureMessage()).startsWith("error: Comment.post cascades REMOVE to Post");
        assertThat(failed.getFailureDetail())
                .startsWith("src/main/java/com/acme/blog/Comment.java:14:16\nComment.post cascades")
                .contains("\nbecause Tag.posts refers to Post (")
                .endsWith("help: remove the cascade\nhttps://example.org/rules/remove-on-many-to-one");
        assertThat(tests.get(4).getFailureMessage()).isEqualTo("suppressed: nightly clean-up deletes both");
    }

    @Test
    void theLevelThatFailsTheRunDecides() throws Exception {
        assertThat(count(read(FailOn.WARNING, Results.full()), ReportTestCase::hasFailure))
                .isEqualTo(2);
        assertThat(count(read(FailOn.NEVER, Results.full()), ReportTestCase::hasFailure))
                .isZero();
    }

    @Test
    void rulesWithoutFindingsHavePassed() throws Exception {
        List<ReportTestCase> tests = read(FailOn.ERROR, Results.clean());

        assertThat(tests).hasSize(3).allMatch(ReportTestCase::isSuccessful);
    }

    @Test
    void keepsTextFromTheSources() throws Exception {
        ReportTestCase test = read(FailOn.ERROR, Results.weird()).get(0);

        assertThat(test.getName()).isEqualTo("naïve\"'&: remove-on-many-to-many");
        assertThat(test.getFailureMessage()).startsWith("error: <img src=x onerror=alert(1)> says \"no\" to {0}");
    }
}
