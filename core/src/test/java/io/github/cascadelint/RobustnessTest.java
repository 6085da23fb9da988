package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies beside it, an entity that can be read is read, and what cannot be is told with its file. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RobustnessTest {

    private static final int DEPTH = 10_000;

    private static final String HEAD = "package shop;\n\nimport jakarta.persistence.*;\n\n@Entity\npublic class ";

    @TempDir
    private Path folder;

    @BeforeEach
    void anEntityThatIsRight() throws IOException {
        write(
                "shop/Comment.java",
                HEAD + "Comment {\n@Id Long id;\n@ManyToOne(cascade = CascadeType.ALL) Post post;\n}\n");
        write("shop/Post.java", HEAD + "Post {\n@Id Long id;\n}\n");
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private AnalysisResult analyze() throws NothingToAnalyseException {
        return CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, Confidence.POSSIBLE, 2));
    }

    private static void assertRightIsRead(AnalysisResult result) {
        assertThat(result.findings())
                .extracting(finding -> finding.finding().subject())
                .contains("shop.Comment#post");
    }

    @Test
    void linksThatLeadInACircle() throws Exception {
        Files.createSymbolicLink(folder.resolve("shop/again"), folder);
        Files.createSymbolicLink(folder.resolve("shop/Self.java"), folder.resolve("shop/Self.java"));
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.coverage().files()).isEqualTo(2);
        assertThat(result.problems()).extracting(Problem::file).containsExactly("shop/Self.java");
    }

    @Test
    void aFileOfFiftyMegabytes() throws Exception {
        try (RandomAccessFile huge =
                new RandomAccessFile(write("shop/Huge.java", HEAD + "Huge {}").toFile(), "rw")) {
            huge.setLength(50L << 20);
        }
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.complete()).isFalse();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.IO);
            assertThat(problem.file()).isEqualTo("shop/Huge.java");
            assertThat(problem.text()).startsWith("larger than");
        });
    }

    @Test
    void linesThatEndWithACarriageReturnAlone() throws Exception {
        write(
                "shop/Tag.java",
                (HEAD
                                + "Tag { // a tag\n@Id Long id; /* its\npost */\n@ManyToOne(cascade = CascadeType.ALL)\nPost post;\n}\n")
                        .replace('\n', '\r'));
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.problems()).isEmpty();
        assertThat(result.findings())
                .extracting(TriagedFinding::finding)
                .filteredOn(finding -> finding.subject().equals("shop.Tag#post"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.range().startLine()).isEqualTo(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "<", "[", "@X(", "class A {"})
    void nestingThatNobodyWrote(String opening) throws Exception {
        write("shop/Deep.java", HEAD + "Deep {\n@Id Long id;\n@Column(name = " + opening.repeat(DEPTH) + "\n");
        write("shop/Type.java", HEAD + "Type {\n@Id Long id;\njava.util.List" + opening.repeat(DEPTH) + " list;\n}\n");
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.complete()).isFalse();
        assertThat(result.problems()).extracting(Problem::file).contains("shop/Deep.java");
    }

    @Test
    void nestingThatIsBalanced() throws Exception {
        write(
                "shop/Values.java",
                HEAD + "Values {\n@Id Long id;\n@Column(length = " + "(".repeat(DEPTH) + "1" + ")".repeat(DEPTH)
                        + ")\nString a;\n@ManyToOne(cascade = CascadeType.REMOVE) Post post;\n}\n");
        write(
                "shop/Types.java",
                HEAD + "Types {\n@Id Long id;\n" + "java.util.List<".repeat(DEPTH) + "String" + ">".repeat(DEPTH)
                        + " list;\n@ManyToOne(cascade = CascadeType.REMOVE) Post post;\n}\n");
        write(
                "shop/Sum.java",
                HEAD + "Sum {\n@Id Long id;\n@Column(name = \"a\"" + " + \"a\"".repeat(DEPTH)
                        + ")\nString a;\n@ManyToOne(cascade = CascadeType.REMOVE) Post post;\n}\n");
        write(
                "shop/Body.java",
                HEAD + "Body {\n@Id Long id;\nvoid f() " + "{".repeat(DEPTH) + "}".repeat(DEPTH)
                        + "\n@ManyToOne(cascade = CascadeType.REMOVE) Post post;\n}\n");
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.findings())
                .extracting(finding -> finding.finding().subject())
                .contains("shop.Body#post", "shop.Values#post", "shop.Types#post", "shop.Sum#post");
        assertThat(result.problems()).extracting(Problem::file).doesNotContain("shop/Body.java");
    }

    @Test
    void aFolderThatCannotBeEntered() throws Exception {
        write("secret/Hidden.java", HEAD + "Hidden {}");
        Path secret = folder.resolve("secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(secret), "who runs this may read everything");
            AnalysisResult result = analyze();

            assertRightIsRead(result);
            assertThat(result.complete()).isFalse();
            assertThat(result.problems()).extracting(Problem::file).containsExactly("secret");
        } finally {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatIsGoneWhenItIsRead() throws Exception {
        Files.createSymbolicLink(folder.resolve("shop/Gone.java"), folder.resolve("nowhere"));
        AnalysisResult result = analyze();

        assertRightIsRead(result);
        assertThat(result.complete()).isFalse();
        assertThat(result.problems()).extracting(Problem::file).containsExactly("shop/Gone.java");
    }
}
