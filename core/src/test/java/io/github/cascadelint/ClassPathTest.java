package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.testkit.FixtureCompiler;
import io.github.cascadelint.testkit.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that sources name and the class path holds. */
class ClassPathTest {

    private static final Map<String, String> LIBRARY = Map.of(
            "lib/Base.java",
            """
            package lib;

            import jakarta.persistence.*;
            import java.util.*;

            @MappedSuperclass
            public abstract class Base<T> extends Plain {
                @Id @Column(name = "pk") protected Long id;
                @ManyToOne(cascade = CascadeType.ALL) protected T parent;
                @Embedded protected Stamp stamp;
            }
            """,
            "lib/Plain.java",
            """
            package lib;

            public class Plain {
                public static final String KEY = "lib_key";
            }
            """,
            "lib/Stamp.java",
            """
            package lib;

            import jakarta.persistence.*;

            @Embeddable
            public class Stamp {
                @ManyToOne protected User by;
            }
            """,
            "lib/User.java",
            """
            package lib;

            import jakarta.persistence.*;

            @Entity
            public class User {
                @Id protected Long id;
                @ManyToOne protected Team team;
                @ManyToOne(cascade = CascadeType.ALL) protected User boss;
            }
            """,
            "lib/Team.java",
            """
            package lib;

            import jakarta.persistence.*;

            @Entity
            public class Team {
                @Id protected Long id;
            }
            """,
            "lib/Unused.java",
            """
            package lib;

            import jakarta.persistence.*;

            @Entity
            public class Unused {
                @Id protected Long id;
                @ManyToOne protected Team team;
            }
            """);

    private static final String NOTE = """
            package app;

            import jakarta.persistence.*;
            import lib.*;

            @Entity
            public class Note extends Base<Note> {
                @ManyToOne(cascade = CascadeType.ALL)
                @JoinColumn(name = KEY)
                Team team;
            }
            """;

    @TempDir
    private Path folder;

    private AnalysisResult analyze(Path classPath, Path... roots) {
        try {
            return CascadeLint.analyze(new AnalysisRequest(
                            List.of(roots), folder.resolve("src"), false, Configuration.DEFAULT, Confidence.POSSIBLE, 2)
                    .withClassPath(List.of(classPath)));
        } catch (NothingToAnalyseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Path sources() throws IOException {
        Path app = Files.createDirectories(folder.resolve("src/app"));
        Files.writeString(app.resolve("Note.java"), NOTE);
        return folder.resolve("src");
    }

    private Path jar(Map<String, byte[]> classes) throws IOException {
        return Files.write(folder.resolve("lib-1.0.jar"), Jars.of(classes));
    }

    private static Association association(AnalysisResult result, String attribute) {
        ManagedType note = result.graph().model().type("app.Note").orElseThrow();
        return (Association) note.attribute(attribute).orElseThrow();
    }

    @Test
    void theJarFilesOfAPersistenceUnitAreSearchedToo() throws IOException {
        Path root = sources();
        Files.createDirectories(root.resolve("META-INF"));
        Files.writeString(root.resolve("META-INF/persistence.xml"), """
                <persistence>
                  <persistence-unit name="app">
                    <jar-file>../lib-1.0.jar</jar-file>
                    <jar-file>lib/missing.jar</jar-file>
                  </persistence-unit>
                </persistence>
                """);
        jar(Jars.classes("", LIBRARY));

        AnalysisResult result = analyze(folder.resolve("empty"), root);

        assertThat(association(result, "team").target()).isEqualTo(new TypeRef.Resolved("lib.Team"));
        assertThat(result.problems())
                .filteredOn(problem -> problem.file().equals("META-INF/persistence.xml"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text()).contains("jar file lib/missing.jar, which is not there"));
    }

    @Test
    void withoutItTheTypesAreOutside() throws IOException {
        AnalysisResult result = analyze(folder.resolve("src"), sources());

        assertThat(result.graph().model().isComplete("app.Note")).isFalse();
        assertThat(association(result, "team").target()).isInstanceOf(TypeRef.External.class);
    }

    @Test
    void completesWhatSourcesName() throws IOException {
        AnalysisResult result = analyze(jar(Jars.classes("", LIBRARY)), sources());

        assertThat(result.problems()).isEmpty();
        assertThat(result.graph().model().isComplete("app.Note")).isTrue();
        assertThat(association(result, "parent").target()).isEqualTo(new TypeRef.Resolved("app.Note"));
        assertThat(association(result, "stamp.by").target()).isEqualTo(new TypeRef.Resolved("lib.User"));
        assertThat(association(result, "team").target()).isEqualTo(new TypeRef.Resolved("lib.Team"));
        assertThat(association(result, "team").joinColumns())
                .extracting(JoinColumn::name, JoinColumn::referencedColumnName)
                .containsExactly(org.assertj.core.api.Assertions.tuple("lib_key", "id"));
    }

    @Test
    void readsWhatIsNeededOnly() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>(Jars.classes("", LIBRARY));
        classes.put("lib/Unused.class", new byte[0]);
        classes.put("lib/Damaged.class", new byte[0]);
        AnalysisResult result = analyze(jar(classes), sources());

        assertThat(result.problems()).isEmpty();
        assertThat(result.graph().model().types())
                .extracting(ManagedType::name)
                .containsExactly("app.Note", "lib.Base", "lib.Stamp", "lib.Team", "lib.User");
    }

    @Test
    void isContextThatNothingIsReportedAbout() throws IOException {
        AnalysisResult result = analyze(jar(Jars.classes("", LIBRARY)), sources());

        assertThat(result.findings())
                .extracting(f -> f.finding().rule() + " " + f.finding().subject())
                .containsExactly("remove-on-many-to-one app.Note#team");
        assertThat(result.findings().get(0).finding().evidence())
                .anyMatch(fact -> fact.range()
                        .map(range -> range.file().equals("lib-1.0.jar!/lib/User.class"))
                        .orElse(false));
        assertThat(result.coverage().files()).isEqualTo(1);
        assertThat(result.coverage().entities()).isEqualTo(1);
        assertThat(result.coverage().associations()).isEqualTo(1);
        assertThat(result.coverage().unresolvedTargets()).isZero();
    }

    @Test
    void whatIsARootItselfIsJudged() throws IOException {
        Path jar = jar(Jars.classes("", LIBRARY));
        AnalysisResult result = analyze(jar, sources(), jar);

        assertThat(result.findings())
                .extracting(f -> f.finding().subject())
                .contains("app.Note#team", "lib.User#boss", "lib.Base#parent");
    }

    @Test
    void foldersWorkAsJarsDo() throws IOException {
        Path classes = folder.resolve("src/target/classes");
        FixtureCompiler.compile(LIBRARY, classes);
        AnalysisResult result = analyze(classes, sources());

        assertThat(association(result, "team").target()).isEqualTo(new TypeRef.Resolved("lib.Team"));
        assertThat(result.graph().model().type("lib.Team").orElseThrow().range().file())
                .isEqualTo("target/classes/lib/Team.class");
    }

    @Test
    void aSourceOfTheScanCountsFirst() throws IOException {
        Path sources = sources();
        Files.createDirectories(sources.resolve("lib"));
        Files.writeString(sources.resolve("lib/Team.java"), "package lib; public class Team { int noEntity; }");
        AnalysisResult result = analyze(jar(Jars.classes("", LIBRARY)), sources);

        assertThat(result.graph().model().type("lib.Team")).isEmpty();
        assertThat(association(result, "team").target()).isEqualTo(new TypeRef.External("lib.Team", true));
    }

    @Test
    void damageIsAProblem() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>(Jars.classes("", LIBRARY));
        classes.put("lib/Base.class", new byte[9]);
        AnalysisResult damagedClass = analyze(jar(classes), sources());
        Files.write(folder.resolve("lib-1.0.jar"), new byte[100]);
        AnalysisResult damagedJar = analyze(folder.resolve("lib-1.0.jar"), sources());
        AnalysisResult noJar = analyze(folder.resolve("lib-2.0.jar"), sources());

        assertThat(damagedClass.problems())
                .extracting(Problem::kind, Problem::file)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Problem.Kind.SYNTAX, "lib-1.0.jar!/lib/Base.class"));
        assertThat(damagedJar.problems())
                .extracting(Problem::kind, Problem::file)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Problem.Kind.IO, "lib-1.0.jar"));
        assertThat(noJar.complete()).isFalse();
    }
}
