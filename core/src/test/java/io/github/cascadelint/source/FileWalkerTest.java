package io.github.cascadelint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are found, and which names of folders are skipped where. */
final class FileWalkerTest {
    @TempDir
    Path base;

    @Test
    void skipsBuildOutputAndTestsOfAProject() throws IOException {
        file("src/main/java/it/acme/out/Invoice.java");
        file("src/test/java/it/acme/InvoiceTest.java");
        file("target/generated-sources/annotations/it/acme/Invoice_.java");

        assertThat(walk(base)).containsExactly("src/main/java/it/acme/out/Invoice.java");
    }

    @Test
    void takesAllBelowASourceRootForPackages() throws IOException {
        Path invoice = file("src/main/java/it/acme/out/Invoice.java");
        Path generated = file("target/generated-sources/annotations/it/acme/test/Invoice_.java");

        assertThat(walk(invoice.resolve("../../../..")))
                .as("Italian packages start with 'it'")
                .containsExactly("src/main/java/it/acme/out/Invoice.java");
        assertThat(walk(generated.resolve("../../../..")))
                .containsExactly("target/generated-sources/annotations/it/acme/test/Invoice_.java");
    }

    private Path file(String path) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private Set<String> walk(Path start) {
        FileWalker walker = new FileWalker(base, false, List.of());
        walker.walk(start);
        return walker.files().keySet();
    }
}
