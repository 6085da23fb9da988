package io.github.cascadelint.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWalkerTest {

    private static final FrontEnd JAVA = new ReadsNothing();

    @TempDir
    Path root;

    private void write(String... files) throws IOException {
        for (String file : files) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
    }

    private Collection<String> walk(String start, boolean includeTests, String... exclude) {
        FileWalker walker = new FileWalker(root, JAVA::accepts, name -> false, includeTests, List.of(exclude));
        walker.walk(root.resolve(start));
        assertThat(walker.problems()).isEmpty();
        return walker.files().keySet();
    }

    @Test
    void takesJavaFilesInTheOrderOfTheirPaths() throws IOException {
        write("b/B.java", "a/A.java", "a/A.kt", "a/module-info.java", "README.md");

        assertThat(walk("", false)).containsExactly("a/A.java", "b/B.java");
    }

    @Test
    void takesAFileAsItIs() throws IOException {
        write("target/src/test/A.java");

        assertThat(walk("target/src/test/A.java", false)).containsExactly("target/src/test/A.java");
    }

    @Test
    void skipsBuildOutputAndFoldersOfTools() throws IOException {
        write(
                "pom.xml",
                "target/generated-sources/annotations/com/acme/A_.java",
                "web/package.json",
                "web/dist/B.java",
                "web/node_modules/c/C.java",
                "java/pom.xml",
                "java/target/classes/D.java",
                "lib/build/generated/sources/E.java",
                ".git/F.java",
                "src/main/java/com/acme/G.java");

        assertThat(walk("", true)).containsExactly("src/main/java/com/acme/G.java");
    }

    @Test
    void readsPackagesThatAreCalledLikeBuildOutputOrTests() throws IOException {
        write(
                "pom.xml",
                "src/main/java/io/acme/build/A.java",
                "src/main/java/io/acme/target/B.java",
                "src/main/java/out/C.java",
                "src/main/java/com/acme/test/D.java",
                "old/src/de/acme/Z.java",
                "old/src/de/acme/bin/E.java",
                "old/src/org/acme/tests/it/F.java",
                "old/src/it/acme/G.java");

        assertThat(walk("", false)).hasSize(8);
        assertThat(walk("src/main/java", false)).hasSize(4);
        assertThat(walk("src/main/java/io/acme", false)).hasSize(2);
        assertThat(walk("old/src", false)).hasSize(4);
    }

    @Test
    void skipsTestSourcesUnlessAskedFor() throws IOException {
        write(
                "pom.xml",
                "src/main/java/com/acme/A.java",
                "src/test/java/com/acme/B.java",
                "src/integrationTest/java/com/acme/C.java",
                "src/it/simple/src/main/java/com/acme/D.java",
                "tests/src/main/java/com/acme/E.java",
                "ant/src/java/com/acme/F.java",
                "ant/src/test/com/acme/G.java",
                "eclipse/src/com/acme/H.java",
                "eclipse/test/com/acme/I.java");

        assertThat(walk("", false))
                .containsExactly(
                        "ant/src/java/com/acme/F.java", "eclipse/src/com/acme/H.java", "src/main/java/com/acme/A.java");
        assertThat(walk("", true)).hasSize(9);
    }

    @Test
    void knowsTheSourceSetsOfAGradleBuild() throws IOException {
        write(
                "settings.gradle.kts",
                "build/generated/A.java",
                "gradle/libs.versions.toml",
                "buildSrc/src/main/java/com/acme/Convention.java",
                "app/src/main/java/com/acme/App.java",
                "app/src/main/kotlin/com/acme/Mixed.java",
                "app/src/test/java/com/acme/AppTest.java",
                "app/src/testFixtures/java/com/acme/Fixture.java",
                "app/src/integrationTest/java/com/acme/AppIT.java",
                "app/src/functionalTest/java/com/acme/AppFT.java",
                "app/src/jmh/java/com/acme/Bench.java",
                "app/build/generated/sources/annotationProcessor/java/main/com/acme/App_.java",
                "app/build/classes/java/main/com/acme/B.java",
                "libs/model/src/main/java/de/acme/build/Plan.java",
                "libs/model/src/main/java/de/acme/jmh/Jmh.java",
                "libs/model/src/generated/java/de/acme/Gen.java",
                "libs/model/build/generated/sources/jaxb/java/main/de/acme/C.java",
                "libs/model/bin/main/de/acme/D.java");

        List<String> main = List.of(
                "app/src/main/java/com/acme/App.java",
                "app/src/main/kotlin/com/acme/Mixed.java",
                "buildSrc/src/main/java/com/acme/Convention.java",
                "libs/model/src/generated/java/de/acme/Gen.java",
                "libs/model/src/main/java/de/acme/build/Plan.java",
                "libs/model/src/main/java/de/acme/jmh/Jmh.java");
        assertThat(walk("", false)).containsExactlyElementsOf(main);
        assertThat(walk("", true)).hasSize(main.size() + 5);
        assertThat(walk("libs", false)).hasSize(3);
        assertThat(walk("libs/model/src", false)).hasSize(3);
    }

    @Test
    void readsWhatGradleGeneratedWhenAskedTo() throws IOException {
        write(
                "app/build.gradle",
                "app/build/generated/sources/annotationProcessor/java/main/de/acme/test/App_.java",
                "app/build/generated/sources/annotationProcessor/java/main/it/acme/build/B_.java");

        assertThat(walk("", false)).isEmpty();
        assertThat(walk("app/build/generated/sources/annotationProcessor/java/main", false))
                .hasSize(2);
    }

    @Test
    void readsARootThatIsItselfATestFolder() throws IOException {
        write(
                "pom.xml",
                "src/test/java/com/acme/A.java",
                "src/test/resources/projects/one/src/main/java/com/acme/B.java");

        assertThat(walk("src/test", false)).hasSize(2);
        assertThat(walk("src/test/java", false)).containsExactly("src/test/java/com/acme/A.java");
        assertThat(walk("src/test/resources/projects/one", false)).hasSize(1);
    }

    @Test
    void readsGeneratedSourcesWhenAskedTo() throws IOException {
        write("pom.xml", "target/generated-sources/annotations/it/acme/test/A_.java");

        assertThat(walk("", false)).isEmpty();
        assertThat(walk("target/generated-sources/annotations", false)).hasSize(1);
    }

    @Test
    void leavesOutWhatIsExcluded() throws IOException {
        write("generated/A.java", "b/generated/c/B.java", "b/C.java", "b/D.java", "b/CTest.java");

        assertThat(walk("", false, "**/generated/**")).containsExactly("b/C.java", "b/CTest.java", "b/D.java");
        assertThat(walk("", false, "generated")).hasSize(4).doesNotContain("generated/A.java");
        assertThat(walk("", false, "**/*Test.java", "b/D.java"))
                .containsExactly("b/C.java", "b/generated/c/B.java", "generated/A.java");
    }

    @Test
    void endsInLinksThatLeadInACircle() throws IOException {
        write("a/A.java");
        Files.createSymbolicLink(root.resolve("a/loop"), root.resolve("a"));

        assertThat(walk("", false)).containsExactly("a/A.java");
    }

    @Test
    void tellsWhatCannotBeEntered() throws IOException {
        write("a/A.java");
        FileWalker walker = new FileWalker(root, JAVA::accepts, name -> false, false, List.of());
        walker.walk(root.resolve("gone"));

        assertThat(walker.problems())
                .containsExactly(new Problem(
                        Problem.Kind.IO,
                        "cannot be read (NoSuchFileException); check its permissions, or exclude it",
                        "gone",
                        0));
    }

    @Test
    void tellsWhatCannotBeRead() throws IOException {
        write("a/A.java");
        Files.createSymbolicLink(root.resolve("a/B.java"), root.resolve("a/nowhere"));
        SourceReader reader = new SourceReader(
                List.of(JAVA), name -> false, root, false, List.of(), List.of(), StandardCharsets.UTF_8, 2);

        assertThat(reader.readAll(List.of(root))).extracting(FileFragment::file).containsExactly("a/A.java");
        assertThat(reader.problems()).extracting(Problem::file).containsExactly("a/B.java");
    }

    @Test
    void outlivesAFailureOfAFrontEnd() throws IOException {
        write("a/A.java", "a/B.java", "a/C.java");
        FrontEnd failing = new ReadsNothing() {
            @Override
            public Optional<FileFragment> read(String file, byte[] content, boolean always) {
                if (file.endsWith("A.java")) {
                    throw new IllegalStateException("broken");
                }
                if (file.endsWith("B.java")) {
                    throw new StackOverflowError();
                }
                return super.read(file, content, always);
            }
        };
        SourceReader reader = new SourceReader(
                List.of(failing), name -> false, root, false, List.of(), List.of(), StandardCharsets.UTF_8, 2);

        assertThat(reader.readAll(List.of(root))).extracting(FileFragment::file).containsExactly("a/C.java");
        assertThat(reader.problems()).extracting(Problem::file).containsExactlyInAnyOrder("a/A.java", "a/B.java");
    }

    @Test
    void givesTheSameResultWhateverTheNumberOfThreads() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            files.add("p" + i % 7 + "/T" + i + ".java");
        }
        write(files.toArray(String[]::new));

        assertThat(new SourceReader(
                                List.of(JAVA),
                                name -> false,
                                root,
                                false,
                                List.of(),
                                List.of(),
                                StandardCharsets.UTF_8,
                                8)
                        .readAll(List.of(root)))
                .containsExactlyElementsOf(new SourceReader(
                                List.of(JAVA),
                                name -> false,
                                root,
                                false,
                                List.of(),
                                List.of(),
                                StandardCharsets.UTF_8,
                                1)
                        .readAll(List.of(root)));
    }

    @Test
    void givesLinesOfFilesItHasRead() throws IOException {
        Files.writeString(root.resolve("A.java"), "one\r\ntwo\nthree", StandardCharsets.UTF_8);
        SourceReader reader = new SourceReader(
                List.of(JAVA), name -> false, root, false, List.of(), List.of(), StandardCharsets.UTF_8, 1);
        reader.readAll(List.of(root));

        assertThat(reader.lines(Map.of("A.java", Set.of(1, 3, 9), "B.java", Set.of(1))))
                .isEqualTo(Map.of("A.java", Map.of(1, "one", 3, "three")));
    }

    private static class ReadsNothing implements FrontEnd {
        @Override
        public boolean accepts(String name) {
            return name.endsWith(".java") && !name.equals("module-info.java");
        }

        @Override
        public Optional<FileFragment> read(String file, byte[] content, boolean always) {
            return Optional.of(FileFragment.unparsed(file, "", List.of(), List.of(), List.of()));
        }
    }
}
