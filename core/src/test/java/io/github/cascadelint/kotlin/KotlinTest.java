package io.github.cascadelint.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.classfile.ClassFileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Kotlin's own compiler has written; runs in the profile {@code kotlin}, which brings the compiler. */
@Tag("kotlin")
class KotlinTest {

    private static final String NOTE = """
            package app

            import jakarta.persistence.*

            @Target(AnnotationTarget.VALUE_PARAMETER, AnnotationTarget.FIELD)
            annotation class Anywhere

            @Entity
            class Note(
                @Id val id: Long = 0,
                @ManyToOne(cascade = [CascadeType.ALL]) val bare: Person? = null,
                @field:ManyToOne(cascade = [CascadeType.MERGE]) val onField: Person? = null,
                @get:ManyToOne(cascade = [CascadeType.ALL]) val onGetter: Person? = null,
                @Anywhere val anywhere: String = "",
            ) {
                @ManyToOne
                var inBody: Person? = null

                @OneToMany(mappedBy = "note", orphanRemoval = true)
                var lines: MutableList<Line> = mutableListOf()

                companion object { const val TABLE = "notes" }
            }

            @Entity
            class Person(@Id val id: Long = 0, val isActive: Boolean = false)

            @Entity
            @Table(name = "l_" + Note.TABLE)
            class Line(@Id val id: Long = 0) {
                @ManyToOne lateinit var note: Note
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void annotationsCountWhereTheCompilerPutsThem() throws Exception {
        Path classes = compiled();
        AnalysisResult result = CascadeLint.analyze(AnalysisRequest.of(List.of(classes)));

        assertThat(result.problems()).isEmpty();
        ManagedType note = result.graph().model().type("app.Note").orElseThrow();
        // JPA's annotations cannot stand on a parameter, so that without a site they are put on the field
        assertThat(note.associations())
                .extracting(Association::name)
                .containsExactly("bare", "onField", "inBody", "lines");
        assertThat(note.associations().get(0).cascade().has(CascadeType.REMOVE)).isTrue();
        assertThat(note.associations().get(3).target().resolved()).contains("app.Line");
        assertThat(result.graph().model().type("app.Line").orElseThrow().table())
                .contains("l_notes");

        // what can stand on a parameter goes there, and is nothing that the field has
        byte[] content = Files.readAllBytes(classes.resolve("app/Note.class"));
        assertThat(new ClassFileReader()
                        .read("Note.class", content, true)
                        .orElseThrow()
                        .types()
                        .get(0)
                        .members())
                .filteredOn(member -> member.attribute().equals("anywhere"))
                .isNotEmpty()
                .allSatisfy(member -> assertThat(member.annotations())
                        .extracting(AnnotationUse::name)
                        .doesNotContain("app.Anywhere"));
    }

    private Path compiled() throws Exception {
        Path source = Files.writeString(folder.resolve("Note.kt"), NOTE);
        Path output = folder.resolve("classes");
        String classPath = System.getProperty("java.class.path");
        Process compiler = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-no-stdlib",
                        "-no-reflect",
                        "-jvm-target",
                        "17",
                        "-cp",
                        System.getProperty("surefire.test.class.path", classPath),
                        "-d",
                        output.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(compiler.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(compiler.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return output;
    }
}
