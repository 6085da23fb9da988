package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.docs.Page.Block;
import io.github.cascadelint.fix.EditedText;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the suggestions for the examples on the pages change, each by itself: it compiles, the finding is gone, no other comes,
 * and doing it once more changes nothing.
 */
class FixesTest {

    static Stream<Arguments> flagged() {
        return Page.ofRules().stream()
                .flatMap(page -> Examples.sources(page).stream()
                        .filter(Examples::isFlagged)
                        .map(block -> Arguments.of(page.at(block), page, block)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flagged")
    void editsMendWhatTheExampleIsFlaggedFor(String place, Page page, Block block, @TempDir Path folder)
            throws Exception {
        ExampleScan scan = ExampleScan.of(page, block, folder);
        AnalysisResult before = scan.analyze();
        for (TriagedFinding flagged : before.newFindings()) {
            List<TextEdit> edits = edits(flagged);
            if (edits.isEmpty()) {
                continue;
            }
            EditedText text = new EditedText(block.code(), edits);
            String as = place + " " + flagged.identity() + "\n" + text.diff(Examples.fileName());

            scan.write(Examples.fileName(), text.result());
            AnalysisResult after = scan.analyze();

            Compiled.of(Map.of(Examples.fileName(), text.result()));
            assertThat(after.problems()).as(as).isEmpty();
            Set<String> rest = identities(after, finding -> true);
            assertThat(rest).as(as).doesNotContain(flagged.identity());
            // What another rule spoke for has been there before.
            Set<String> spokenFor =
                    CascadeLint.rules().spokenForBy(flagged.finding().rule());
            assertThat(identities(
                            after,
                            finding -> finding.finding().confidence().compareTo(Confidence.LIKELY) >= 0
                                    && !spokenFor.contains(finding.finding().rule())))
                    .as(as)
                    .isSubsetOf(identities(before, finding -> true));
            assertThat(CascadeLint.fixes(scan.request(), after, List.of(flagged))
                            .files())
                    .as("once more: " + as)
                    .isEmpty();
            for (TriagedFinding next : after.newFindings()) {
                assertThat(new EditedText(text.result(), edits(next)).result())
                        .as("taken back by " + next.identity() + ": " + as)
                        .isNotEqualTo(block.code());
            }
        }
    }

    /**
     * Else the test above could pass without a single edit. EclipseLink's annotations are not there for the examples to compile
     * against; PrivateOwnedLeftoverTest shows what becomes of them.
     */
    @Test
    void everyRuleThatHasARemedyShowsItInAnExample(@TempDir Path folder) throws Exception {
        Set<String> shown = new TreeSet<>();
        int number = 0;
        for (Page page : Page.ofRules()) {
            for (Block block : Examples.sources(page)) {
                if (Examples.isFlagged(block)) {
                    ExampleScan.of(page, block, folder.resolve("" + number++)).analyze().newFindings().stream()
                            .filter(finding -> !edits(finding).isEmpty())
                            .forEach(finding -> shown.add(finding.finding().rule()));
                }
            }
        }

        assertThat(shown)
                .isEqualTo(CascadeLint.rules().all().stream()
                        .filter(rule -> rule.fix() != Tier.MANUAL)
                        .map(RuleMetadata::id)
                        .filter(rule -> !rule.equals("private-owned-leftover"))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .hasSizeGreaterThan(20);
    }

    @Test
    void theTableOfTheDocumentationSaysWhatEachRuleOffers() throws IOException {
        Pattern row =
                Pattern.compile("^\\| \\[([a-z-]+)]\\(\\S+\\) \\| [^|]+ \\| (\\w+) \\| [^|]+ \\|$", Pattern.MULTILINE);
        List<String> told = row.matcher(Files.readString(Path.of("..", "docs", "fixes.md")))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();

        assertThat(told)
                .isEqualTo(CascadeLint.rules().all().stream()
                        .map(rule -> rule.id() + " " + rule.fix().id())
                        .toList());
    }

    private static List<TextEdit> edits(TriagedFinding triaged) {
        return triaged.finding().suggestion().map(Suggestion::edits).orElse(List.of());
    }

    private static Set<String> identities(AnalysisResult result, Predicate<TriagedFinding> which) {
        return result.newFindings().stream()
                .filter(which)
                .map(TriagedFinding::identity)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
