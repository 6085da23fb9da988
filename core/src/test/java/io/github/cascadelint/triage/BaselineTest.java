package io.github.cascadelint.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rules.BuiltInRules;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static Finding finding(String attribute, int occurrences) {
        return new Finding(
                "bulk-delete-bypasses-cascade",
                Severity.WARNING,
                Confidence.LIKELY,
                "text",
                "shop.Order",
                Optional.of(attribute),
                Optional.empty(),
                new SourceRange("shop/Order.java", 3, 5, 3, 9),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                occurrences);
    }

    private static Triage.Outcome triage(Baseline baseline, Confidence least, Finding... findings) {
        return new Triage(BuiltInRules.registry(), Configuration.DEFAULT, least, baseline, LocalDate.EPOCH)
                .triage(List.of(findings), List.of());
    }

    private static Baseline baseline(String text) throws BaselineException {
        return Baseline.parse(text, "b.txt");
    }

    @Test
    void isReadAsItWasWritten() throws BaselineException {
        Baseline baseline =
                Baseline.of(triage(Baseline.NONE, Confidence.LIKELY, finding("notes", 1), finding("lines", 3))
                        .findings());

        assertThat(baseline.text().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "bulk-delete-bypasses-cascade shop.Order#lines x3",
                        "bulk-delete-bypasses-cascade shop.Order#notes");
        assertThat(baseline(baseline.text())).isEqualTo(baseline);
    }

    @Test
    void acceptsAsManyAsWereFoundAndNoMore() throws BaselineException {
        Baseline baseline = baseline("bulk-delete-bypasses-cascade shop.Order#lines x2");

        assertThat(triage(baseline, Confidence.LIKELY, finding("lines", 1)).findings())
                .extracting(TriagedFinding::state)
                .containsExactly(State.BASELINED);
        assertThat(triage(baseline, Confidence.LIKELY, finding("lines", 3)).findings())
                .extracting(TriagedFinding::state)
                .containsExactly(State.NEW);
    }

    @Test
    void staleIsWhatIsNotFoundEvenBelowTheConfidence() throws BaselineException {
        Baseline baseline = baseline("""
                bulk-delete-bypasses-cascade shop.Order#lines
                bulk-delete-bypasses-cascade shop.Order#gone
                """);

        Triage.Outcome outcome = triage(baseline, Confidence.CERTAIN, finding("lines", 1));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.stale()).containsExactly("bulk-delete-bypasses-cascade shop.Order#gone");
    }

    @Test
    void pruningLowersCountsAndAddsNothing() throws BaselineException {
        Baseline baseline = baseline("""
                bulk-delete-bypasses-cascade shop.Order#lines x4
                bulk-delete-bypasses-cascade shop.Order#gone
                """);
        Triage.Outcome outcome = triage(baseline, Confidence.LIKELY, finding("lines", 2), finding("notes", 1));

        assertThat(baseline.pruned(outcome.stale(), outcome.findings()).accepted())
                .isEqualTo(new TreeMap<>(Map.of("bulk-delete-bypasses-cascade shop.Order#lines", 2)));
    }

    @Test
    void aLineThatAMergeDoubledCountsOnce() throws BaselineException {
        assertThat(baseline("a shop.Order x2\n\na shop.Order\r\n# note\n").accepted())
                .isEqualTo(new TreeMap<>(Map.of("a shop.Order", 2)));
    }

    @Test
    void tellsEveryLineThatIsNone() {
        assertThatThrownBy(() -> baseline("a b\n=======\na b x0\n"))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("b.txt:2: '======='");
    }
}
