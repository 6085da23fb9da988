package io.github.cascadelint.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the findings in real sources with what a person who read these sources says of each. */
@Tag("real-input")
class RealInputTest {

    private static final Path INPUT = Path.of(System.getProperty("real.input", "target/real-input"));
    private static final Path EXPECTED = Path.of("src/realinput/expected");
    private static final String SUFFIX = ".txt";

    static NavigableSet<String> artifacts() throws IOException {
        try (Stream<Path> folders = Files.list(INPUT)) {
            NavigableSet<String> names = new TreeSet<>();
            folders.forEach(folder -> names.add(folder.getFileName().toString()));
            return names;
        }
    }

    @Test
    void everyArtifactIsReviewed() throws IOException {
        NavigableSet<String> reviewed = new TreeSet<>();
        try (Stream<Path> files = Files.list(EXPECTED)) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> reviewed.add(name.substring(0, name.length() - SUFFIX.length())));
        }
        assertThat(artifacts()).isEqualTo(reviewed);
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void everyFindingIsReviewed(String artifact) throws Exception {
        Path sources = INPUT.resolve(artifact);
        AnalysisResult result = CascadeLint.analyze(
                new AnalysisRequest(List.of(sources), sources, false, Configuration.DEFAULT, Confidence.LIKELY, 1));
        ReviewedFindings reviewed = ReviewedFindings.read(EXPECTED.resolve(artifact + SUFFIX));
        NavigableSet<String> found = new TreeSet<>();
        result.findings().stream()
                .map(TriagedFinding::finding)
                .map(RealInputTest::line)
                .forEach(found::add);

        List<String> differences = new ArrayList<>();
        String counts = counts(result.coverage(), AnnotationCounter.count(sources));
        if (!counts.equals(reviewed.counts())) {
            differences.add("- counts " + reviewed.counts());
            differences.add("+ counts " + counts);
        }
        reviewed.reviews().forEach((finding, verdict) -> {
            if (!found.contains(finding)) {
                differences.add("- " + finding + " | " + verdict);
            }
        });
        found.stream()
                .filter(finding -> !reviewed.reviews().containsKey(finding))
                .forEach(finding -> differences.add("+ " + finding));
        result.problems().stream()
                .filter(problem -> problem.kind() != Problem.Kind.DUPLICATE_TYPE
                        && problem.kind() != Problem.Kind.STRAY_MAPPING
                        && problem.kind() != Problem.Kind.SCHEMA)
                .forEach(problem -> differences.add("+ problem " + problem));
        assertThat(differences)
                .withFailMessage(() -> EXPECTED.resolve(artifact + SUFFIX)
                        + " does not say what is found (-: gone, +: new). Read the source and correct it by hand:\n"
                        + String.join("\n", differences))
                .isEmpty();
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.severity().id() + " "
                + finding.confidence().id() + " " + finding.subject() + " -> "
                + finding.target().orElse("?");
    }

    private static String counts(Coverage coverage, AnnotationCounter text) {
        return "read: " + coverage.managedTypes() + " managed types, " + coverage.entities() + " entities, "
                + coverage.associations() + " associations, " + coverage.unresolvedTargets()
                + " without target; in the text: " + (text.entities() + text.others()) + ", " + text.entities() + ", "
                + text.associations();
    }
}
