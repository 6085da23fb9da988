package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.docs.Page.Block;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java on the pages compiles, and a rule finds what its page says it finds. */
class ExamplesTest {

    private static final Set<String> KINDS = Set.of(
            Examples.NONCOMPLIANT,
            Examples.POSSIBLE,
            Examples.COMPLIANT,
            Examples.COMPLIANT_POSSIBLE,
            Examples.RUN,
            Examples.BOOT,
            "java",
            "sql",
            "sql executed",
            "text",
            "xml",
            Examples.MAPPING,
            Examples.CHANGE_LOG,
            "yaml");

    static Stream<Arguments> sources() {
        return Page.all().stream()
                .flatMap(page -> Examples.sources(page).stream().map(block -> Arguments.of(page.at(block), block)));
    }

    static Stream<Arguments> ruleExamples() {
        return Page.ofRules().stream()
                .flatMap(page -> Examples.sources(page).stream()
                        .filter(block -> !block.info().equals("java"))
                        .map(block -> Arguments.of(page.at(block), page, block)));
    }

    @Test
    void everyBlockIsOfAKnownKind() {
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                String kind = Examples.isSchema(block.info()) ? "sql" : block.info();
                assertThat(KINDS).as(page.at(block)).contains(kind);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void exampleCompiles(String place, Block block) {
        assertThat(Examples.compile(block)).as(place).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleExamples")
    void ruleFindsWhatThePageSays(String place, Page page, Block block, @TempDir Path folder) throws Exception {
        String rule = page.name();
        AnalysisResult result = ExampleScan.of(page, block, folder).analyze();

        assertThat(result.problems()).as(place).isEmpty();
        List<String> found = rules(result, TriagedFinding::isNew);
        if (Examples.isFlagged(block)) {
            assertThat(found).as(place).contains(rule);
        } else {
            assertThat(found).as(place).doesNotContain(rule, "unused-suppression");
        }
        if (block.section().equals("How to suppress")) {
            assertThat(rules(result, finding -> finding.state() == TriagedFinding.State.SUPPRESSED))
                    .as(place)
                    .contains(rule);
        }
    }

    private static List<String> rules(AnalysisResult result, Predicate<TriagedFinding> which) {
        return result.findings().stream()
                .filter(which)
                .map(triaged -> triaged.finding().rule())
                .toList();
    }
}
