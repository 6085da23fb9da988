package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.JsonReporter;
import io.github.cascadelint.report.SarifReporter;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.FixtureCompiler;
import io.github.cascadelint.testkit.Jars;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars and folders of class files as what is checked. */
class CompiledRootsTest {

    private static final Map<String, String> SHOP = Map.of("de/acme/out/Comment.java", """
            package de.acme.out;

            import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
            import jakarta.persistence.*;

            @Entity
            public class Comment {
                @Id Long id;

                @ManyToOne(cascade = CascadeType.ALL)
                de.acme.Post post;

                @ManyToOne(cascade = CascadeType.ALL)
                @SuppressFBWarnings(value = "cascade-lint:remove-on-many-to-one", justification = "for a test")
                de.acme.Post other;
            }
            """, "de/acme/Post.java", """
            package de.acme;

            import jakarta.persistence.*;

            @Entity
            public class Post {
                @Id Long id;
                @ManyToOne Post answered;
            }
            """);

    @TempDir
    private Path folder;

    private AnalysisResult analyze(Path... roots) {
        return analyze(List.of(), roots);
    }

    private AnalysisResult analyze(List<String> exclude, Path... roots) {
        Configuration configuration = exclude.isEmpty() ? Configuration.DEFAULT : Configurations.exclude(exclude);
        try {
            return CascadeLint.analyze(
                    new AnalysisRequest(List.of(roots), folder, false, configuration, Confidence.POSSIBLE, 2));
        } catch (NothingToAnalyseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        return Files.write(folder.resolve(name), Jars.of(entries));
    }

    private static List<String> places(AnalysisResult result) {
        return result.findings().stream()
                .filter(TriagedFinding::isNew)
                .map(f -> f.finding().rule() + " " + f.finding().range())
                .toList();
    }

    private static List<String> problems(AnalysisResult result) {
        return result.problems().stream()
                .map(p -> p.kind().id() + " " + p.file())
                .toList();
    }

    @Test
    void aJarOfClassFiles() throws IOException {
        AnalysisResult result = analyze(jar("shop.jar", Jars.classes("", SHOP)));

        assertThat(result.problems()).isEmpty();
        assertThat(result.graph().model().types())
                .extracting(ManagedType::origin)
                .containsOnly(Origin.CLASS);
        assertThat(places(result)).containsExactly("remove-on-many-to-one shop.jar!/de/acme/out/Comment.class");
        assertThat(result.findings()).hasSize(2); // the other one is suppressed, by its attribute
        assertThat(result.findings())
                .extracting(f -> f.finding().attribute().orElseThrow())
                .containsExactly("post", "other");
    }

    @Test
    void reportsDoWithoutLines() throws IOException {
        AnalysisResult result = analyze(jar("shop.jar", Jars.classes("", SHOP)));
        StringBuilder console = new StringBuilder();
        StringBuilder json = new StringBuilder();
        StringBuilder sarif = new StringBuilder();
        new ConsoleReporter(new ConsoleReporter.Options(false, "", 0)).write(result, console);
        new JsonReporter().write(result, json);
        new SarifReporter().write(result, sarif);

        assertThat(console)
                .contains("shop.jar!/de/acme/out/Comment.class: error")
                .doesNotContain("class:0");
        assertThat(json).contains("\"file\": \"shop.jar!/de/acme/out/Comment.class\",\n      \"line\": 0,");
        assertThat(sarif).contains("/de/acme/out/Comment.class\"").doesNotContain("\"region\"");
    }

    @Test
    void aJarOfSources() throws IOException {
        AnalysisResult result = analyze(jar("shop-sources.jar", Jars.texts(SHOP)));

        assertThat(places(result)).contains("remove-on-many-to-one shop-sources.jar!/de/acme/out/Comment.java:10:26");
        assertThat(result.line("shop-sources.jar!/de/acme/out/Comment.java", 10))
                .contains("    @ManyToOne(cascade = CascadeType.ALL)");
    }

    @Test
    void aSourceCountsBeforeItsClassFile() throws IOException {
        Map<String, byte[]> both = new LinkedHashMap<>(Jars.classes("", SHOP));
        both.putAll(Jars.texts(SHOP));
        AnalysisResult result = analyze(jar("shop.jar", both));

        assertThat(result.problems()).isEmpty();
        assertThat(result.graph().model().types())
                .extracting(ManagedType::origin)
                .containsOnly(Origin.JAVA);
    }

    @Test
    void aFolderOfClassFilesWhereverItIs() throws IOException {
        Path classes = folder.resolve("target/classes");
        FixtureCompiler.compile(SHOP, classes);
        Files.write(
                Files.createDirectories(classes.resolve("META-INF/versions/11/de/acme"))
                        .resolve("Post.class"),
                new byte[10]);

        assertThat(places(analyze(classes)))
                .containsExactly("remove-on-many-to-one target/classes/de/acme/out/Comment.class");
        assertThat(problems(analyze(classes.resolve("de/acme/Post.class")))).isEmpty();
    }

    @Test
    void classFilesInATreeOfSourcesAreNotRead() throws IOException {
        FixtureCompiler.compile(SHOP, folder.resolve("lib/unpacked"));
        Files.write(folder.resolve("shop.jar"), new byte[10]);
        Files.writeString(folder.resolve("A.java"), "class A {}");

        assertThat(analyze(folder).coverage().files()).isEqualTo(1);
    }

    @Test
    void anExecutableJarWithItsLibraries() throws IOException {
        Map<String, String> base = Map.of("lib/Base.java", """
                package lib;

                import jakarta.persistence.*;

                @MappedSuperclass
                public abstract class Base {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Base parent;
                }
                """);
        Map<String, String> both = new TreeMap<>(base);
        both.put("app/Note.java", """
                package app;

                @jakarta.persistence.Entity
                public class Note extends lib.Base {}
                """);
        Map<String, byte[]> entries = new LinkedHashMap<>(Jars.classes("BOOT-INF/classes/", both));
        entries.remove("BOOT-INF/classes/lib/Base.class");
        entries.put("BOOT-INF/lib/base.jar", Jars.of(Jars.classes("", base)));
        entries.put("BOOT-INF/lib/broken.jar", new byte[100]);
        AnalysisResult result = analyze(jar("app.jar", entries));

        ManagedType note = result.graph().model().type("app.Note").orElseThrow();
        assertThat(note.range().file()).isEqualTo("app.jar!/BOOT-INF/classes/app/Note.class");
        assertThat(note.attribute("parent").orElseThrow().range().file())
                .isEqualTo("app.jar!/BOOT-INF/lib/base.jar!/lib/Base.class");
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage().files()).isEqualTo(1);
    }

    @Test
    void otherVersionsOfClassesAreSkipped() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Jars.classes("", SHOP));
        entries.putAll(Jars.classes("META-INF/versions/21/", SHOP));
        AnalysisResult result = analyze(jar("shop.jar", entries));

        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().files()).isEqualTo(2);
    }

    @Test
    void whatIsExcludedIsNotReadInJarsEither() throws IOException {
        Path jar = jar("shop.jar", Jars.classes("", SHOP));

        assertThat(analyze(List.of("**/out/**"), jar).coverage().files()).isEqualTo(1);
    }

    @Test
    void aDamagedJarIsAProblem() throws IOException {
        byte[] whole = Jars.of(Jars.classes("", SHOP));
        Path jar = folder.resolve("shop.jar");
        Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));
        AnalysisResult result = analyze(jar);

        assertThat(result.complete()).isFalse();
        assertThat(problems(result)).containsExactly("io shop.jar");
    }

    @Test
    void damagedEntriesAreProblemsAndTheOthersAreRead() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Jars.classes("", SHOP));
        entries.put("../outside/A.class", entries.get("de/acme/Post.class"));
        entries.put("/root/A.class", entries.get("de/acme/Post.class"));
        entries.put("a/Empty.class", new byte[0]);
        entries.put("a/Text.class", "no class".getBytes(StandardCharsets.UTF_8));
        entries.put("a/Vast.class", new byte[(16 << 20) + 1]);
        AnalysisResult result = analyze(jar("shop.jar", entries));

        assertThat(problems(result))
                .containsExactly(
                        "io shop.jar!/../outside/A.class",
                        "io shop.jar!//root/A.class",
                        "syntax shop.jar!/a/Empty.class",
                        "syntax shop.jar!/a/Text.class",
                        "io shop.jar!/a/Vast.class");
        assertThat(result.problems()).allMatch(problem -> problem.kind().makesIncomplete());
        assertThat(result.coverage().entities()).isEqualTo(2);
    }

    @Test
    void bytesThatCannotBeUnpackedAreAProblem() throws IOException {
        byte[] bytes = Jars.of(Jars.classes("", SHOP));
        for (int i = 60; i < 300; i++) {
            bytes[i] = (byte) 0xFF;
        }
        AnalysisResult result = analyze(Files.write(folder.resolve("shop.jar"), bytes));

        assertThat(result.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.IO);
        assertThat(result.coverage().entities()).isEqualTo(1);
    }

    @Test
    void damageOfAnyKindIsSurvivedAndTold() throws IOException {
        byte[] whole = Jars.of(Jars.classes("", SHOP));
        Path jar = folder.resolve("shop.jar");
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = 0; i < 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(jar, damaged);
            try {
                AnalysisResult result = CascadeLint.analyze(AnalysisRequest.of(List.of(jar)));
                assertThat(result.coverage().entities() == 2
                                || !result.problems().isEmpty()
                                || result.coverage().files() < 2)
                        .as("seed " + seed)
                        .isTrue();
            } catch (NothingToAnalyseException e) {
                assertThat(e).as("seed " + seed).hasMessageContaining("shop.jar");
            }
        }
    }

    @Test
    void anEmptyJarIsNothingToAnalyse() throws IOException {
        Path jar = jar("empty.jar", Map.of("README", new byte[0]));

        assertThatThrownBy(() -> analyze(jar)).hasMessageContaining("class file to read below");
    }
}
