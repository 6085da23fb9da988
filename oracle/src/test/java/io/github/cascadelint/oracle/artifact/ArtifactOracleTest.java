package io.github.cascadelint.oracle.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.oracle.KnownDifferences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What we make of the sources of published artifacts agrees with what Hibernate makes of their class files, but for what
 * {@code differences.txt} lists; and {@code docs/oracle.md} says how far.
 */
class ArtifactOracleTest {

    private static final Path DIFFERENCES = Path.of("differences.txt");
    private static final Map<Artifact, Agreement> AGREEMENTS = new LinkedHashMap<>();

    @BeforeAll
    static void compare() throws Exception {
        for (Artifact artifact : Artifact.all()) {
            try {
                AGREEMENTS.put(artifact, Agreement.of(artifact));
            } catch (RuntimeException e) {
                throw new IllegalStateException("Hibernate refuses " + artifact, e);
            }
        }
    }

    @Test
    void everyDifferenceIsListed() throws IOException {
        KnownDifferences known = KnownDifferences.read(DIFFERENCES);
        List<String> wrong = new ArrayList<>();
        AGREEMENTS.forEach((artifact, agreement) -> {
            wrong.addAll(known.unknown(artifact.name(), artifact.hibernate(), agreement.facts()));
            agreement
                    .springNames()
                    .ifPresent(names ->
                            wrong.addAll(known.unknown(artifact.name() + " (spring)", artifact.hibernate(), names)));
        });
        known.unused().forEach(line -> wrong.add("listed, but it does not differ: " + line));
        assertThat(wrong)
                .withFailMessage(() -> "correct the linker, or list with the reason in oracle/" + DIFFERENCES + ":\n"
                        + String.join("\n", wrong))
                .isEmpty();
    }

    @Test
    void theTableIsUpToDate() throws IOException {
        new AgreementTable(AGREEMENTS).checkOrWrite(Path.of("../docs/oracle.md"));
    }
}
