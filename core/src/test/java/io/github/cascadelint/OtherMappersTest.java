package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.explain.DeletionFinder;
import io.github.cascadelint.explain.EntityExplainer;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities that are annotated as JPA's and run by a library with rules of its own. */
class OtherMappersTest {

    private static final String DOUBT = "Issue is run by Ebean, which reads JPA's annotations and has rules of its own";

    @TempDir
    private Path root;

    private AnalysisResult analyze(String imported, Confidence minConfidence) throws Exception {
        write("Voter.java", "package a; import jakarta.persistence.*; @Entity public class Voter { @Id Long id; }");
        write(
                "Issue.java",
                "package a; import jakarta.persistence.*; import java.util.*; import " + imported + "; @Entity public"
                        + " class Issue { @Id Long id; @ManyToMany(cascade = CascadeType.ALL) Set<Voter> voters; }");
        return CascadeLint.analyze(
                new AnalysisRequest(List.of(root), root, false, Configuration.DEFAULT, minConfidence, 1));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve("src/main/java/a"));
        Files.writeString(root.resolve("src/main/java/a").resolve(file), text);
    }

    private static List<TriagedFinding> removes(AnalysisResult result) {
        return result.findings().stream()
                .filter(found -> found.finding().rule().equals("remove-on-many-to-many"))
                .toList();
    }

    @Test
    void findsByDefaultWhatProviderWouldDo() throws Exception {
        assertThat(removes(analyze("java.io.*", Confidence.LIKELY))).hasSize(1);
    }

    @Test
    void isSilentByDefaultOfEbean() throws Exception {
        assertThat(analyze("io.ebean.Model", Confidence.LIKELY).findings()).isEmpty();
    }

    @Test
    void saysWhyFindingIsOnlyPossible() throws Exception {
        assertThat(removes(analyze("io.ebean.Model", Confidence.POSSIBLE)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.finding().confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(found.finding().evidence())
                            .anyMatch(evidence -> evidence.text().startsWith(DOUBT));
                });
    }

    @Test
    void saysSoInExplanations() throws Exception {
        AnalysisResult result = analyze("io.ebean.Model", Confidence.LIKELY);
        ManagedType issue = result.graph().model().type("a.Issue").orElseThrow();

        assertThat(new EntityExplainer(result.graph())
                        .explain(issue)
                        .sections()
                        .get(0)
                        .facts())
                .anyMatch(fact -> fact.text().startsWith(DOUBT));
        assertThat(DeletionFinder.find(result.graph(), issue).facts()).anyMatch(fact -> fact.startsWith(DOUBT));
    }
}
