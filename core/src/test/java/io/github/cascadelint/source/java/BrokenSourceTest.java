package io.github.cascadelint.source.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One error must not hide the rest of the file, and must be told with its line. */
class BrokenSourceTest {

    private static FileFragment read(String text) {
        return new JavaFileReader()
                .read("A.java", text.getBytes(StandardCharsets.UTF_8), true)
                .orElseThrow();
    }

    /** {@code Type: attribute attribute; Type: …}. */
    private static String outline(FileFragment file) {
        return file.types().stream()
                .map(type -> type.name() + ":"
                        + type.members().stream()
                                .map(MemberFragment::attribute)
                                .distinct()
                                .map(" "::concat)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("; "));
    }

    private static List<Integer> lines(FileFragment file) {
        assertThat(file.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX));
        assertThat(file.types()).allMatch(TypeFragment::damaged);
        return file.problems().stream().map(Problem::line).toList();
    }

    private static String firstProblem(FileFragment file) {
        return file.problems().get(0).text();
    }

    @Test
    void anErrorInABodyIsNoProblem() {
        FileFragment file = read("class A { int a; void m() { if ( } int b; class B { int c; } }");

        assertThat(outline(file)).isEqualTo("A: a b; A.B: c");
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void aMissingBraceInABody() {
        FileFragment file = read("""
                @Entity
                class A {
                    int a;

                    void m() {
                        if (a > 0) {
                            run();
                    }

                    @OneToMany
                    List<B> b;

                    int getC() {
                        while (true) {
                        return 1;
                        }

                    int d;
                }

                @Entity
                class B {
                    int e;
                }
                """);

        assertThat(outline(file)).isEqualTo("A: a b c d; B: e");
        assertThat(lines(file)).containsExactly(5, 13);
        assertThat(firstProblem(file))
                .isEqualTo("this brace is never closed; declarations near it may have been misread; correct the file,"
                        + " the compiler will refuse it too");
    }

    @Test
    void aTypeWithoutItsClosingBrace() {
        FileFragment file = read("""
                class A {
                    int a;
                    static class Inner {
                        int b;
                    int c;

                class B {
                    int d;
                }
                """);

        assertThat(outline(file)).isEqualTo("A: a c; A.Inner: b; B: d");
        assertThat(lines(file)).containsExactly(3, 1);
    }

    @Test
    void anExtraBrace() {
        FileFragment file = read("""
                class A {
                    void m() {
                    }
                    }
                    int a;
                }
                }
                class B {
                    int b;
                }
                """);

        assertThat(outline(file)).isEqualTo("A: a; B: b");
        assertThat(lines(file)).containsExactly(4, 7);
        assertThat(firstProblem(file)).startsWith("this brace closes nothing");
    }

    @Test
    void aMissingSemicolon() {
        FileFragment file = read("""
                class A {
                    @Id
                    private int a

                    @OneToMany
                    private List<B> b;
                    private int c
                    public void setC(int c) { }
                    private int d
                }
                """);

        assertThat(outline(file)).isEqualTo("A: a b c d");
        assertThat(file.types().get(0).members().get(1).annotations()).hasSize(1);
        assertThat(lines(file)).containsExactly(3, 7, 9);
        assertThat(firstProblem(file))
                .isEqualTo("a semicolon is missing here, and was taken as written; correct the file, the compiler will"
                        + " refuse it too");
    }

    @Test
    void aBrokenAnnotation() {
        FileFragment file = read("""
                class A {
                    @OneToMany(mappedBy = "a"
                    private List<B> a;

                    @OneToMany(cascade = {CascadeType.ALL)
                    private List<B> b;

                    @OneToMany(cascade = )
                    private List<B> c;

                    @OneToMany(mappedBy = "d")
                    private List<B> d;
                }
                """);

        assertThat(outline(file)).isEqualTo("A: a b c d");
        assertThat(lines(file)).hasSize(3);
        assertThat(file.types().get(0).members().get(3).annotations()).hasSize(1);
    }

    @Test
    void aBrokenAnnotationOnAType() {
        FileFragment file =
                read("@Table(name = \"a\"\n@Entity\nclass A {\n int a;\n}\n@Entity\nclass B {\n int b;\n}\n");

        assertThat(outline(file)).contains("B: b");
        assertThat(lines(file)).isNotEmpty();
    }

    @Test
    void garbageBetweenTypes() {
        FileFragment file = read(
                "package p;\nclass A { int a; }\nasdf qwer\n@Entity\nclass B { int b; }\n#!\nclass C { int c; }\n");

        assertThat(outline(file)).isEqualTo("p.A: a; p.B: b; p.C: c");
        assertThat(file.types().get(1).annotations()).hasSize(1);
        assertThat(lines(file)).containsExactly(3, 6);
    }

    @Test
    void anUnclosedString() {
        FileFragment file = read("class A {\n String a = \"x;\n @OneToMany\n List<B> b;\n String c = \"}\";\n}\n");

        assertThat(outline(file)).isEqualTo("A: b c");
        assertThat(lines(file)).containsExactly(2);
    }

    @Test
    void anUnclosedTextBlock() {
        FileFragment file = read("class A {\n String a = \"\"\"\n x;\n int b;\n}\nclass B { int c; }\n");

        assertThat(outline(file)).contains("A:").contains("b").contains("B: c");
        assertThat(file.problems().get(0).line()).isEqualTo(2);
    }

    @Test
    void anUnclosedComment() {
        FileFragment file = read("class A {\n int a;\n /** An {@code A}.\n  * More.\n int b;\n}\nclass B { int c; }\n");

        assertThat(outline(file)).isEqualTo("A: a b; B: c");
        assertThat(lines(file)).containsExactly(3);
        assertThat(firstProblem(file)).startsWith("this comment is never closed");
    }

    @Test
    void aTruncatedFile() {
        FileFragment file = read("@Entity\nclass A {\n int a;\n @OneToMany(mapp");

        assertThat(outline(file)).isEqualTo("A: a");
        assertThat(lines(file)).contains(2);
    }

    @Test
    void aMergeConflict() {
        FileFragment file = read("""
                package p;
                <<<<<<< HEAD
                import a.A;
                =======
                import b.A;
                >>>>>>> other
                class A {
                    int a;
                <<<<<<< HEAD
                    @OneToMany(mappedBy = "ours")
                ||||||| base
                    @OneToMany(
                =======
                    @OneToMany(mappedBy = "theirs", {
                >>>>>>> other
                    List<B> b;
                }
                """);

        assertThat(file.imports()).hasSize(1);
        assertThat(outline(file)).isEqualTo("p.A: a b");
        assertThat(file.types().get(0).members().get(1).annotations().toString())
                .contains("ours");
        assertThat(lines(file)).containsExactly(2, 9);
        assertThat(firstProblem(file))
                .isEqualTo("this merge conflict is not resolved; its first side was read. Resolve it");
    }

    @Test
    void aBrokenMemberIsLeftOutAlone() {
        FileFragment file = read("class A {\n int a;\n int 1b;\n int getC() { }\n List<<B> d;\n int e;\n}\n");

        assertThat(outline(file)).isEqualTo("A: a c e");
        assertThat(lines(file)).containsExactly(3, 5);
        assertThat(firstProblem(file))
                .isEqualTo("this declaration does not follow Java's grammar (at \"1\"), and was left out; correct the"
                        + " file, the compiler will refuse it too");
    }

    @Test
    void aBrokenHeader() {
        FileFragment file =
                read("class A extends { int a; }\nclass B { int b; }\nclass C { class { int c; } int d; }\n");

        assertThat(outline(file)).isEqualTo("B: b; C: d");
        assertThat(lines(file)).containsExactly(1, 3);
    }

    @Test
    void aBrokenEnum() {
        assertThat(outline(read("class A { enum E { X Y } int a; }\nenum F { 1 }\nclass B { int b; }")))
                .isEqualTo("A: a; B: b");
    }

    @Test
    void aFileThatIsNoJava() {
        FileFragment braces = read("%PDF-1.4 " + "<< stream > } ) ; ".repeat(2000));
        assertThat(braces.types()).isEmpty();
        assertThat(braces.problems())
                .containsExactly(new Problem(
                        Problem.Kind.SYNTAX,
                        "the braces and quotes are not those of Java; the file was left out. Exclude it if it is no Java",
                        "A.java",
                        1));

        FileFragment lines = read("7 + 4 of us; all the best\n".repeat(2000));
        assertThat(lines.types()).isEmpty();
        assertThat(lines.problems()).hasSize(102);
        assertThat(lines.problems().get(101).text()).startsWith("more than 100 declarations do not follow");
    }

    @Test
    void aLongFileThatIsNoJavaIsGivenUpSoon() {
        for (String noise :
                List.of("{\n", "a ", "( [ {", "/* ", "'{", "@a(", "\"\"\" {\n", "class a {\n", "x(y) {\n ")) {
            assertThat(read(noise.repeat(200_000 / noise.length())).problems())
                    .as(noise)
                    .isNotEmpty();
        }
    }

    @Test
    void aDeclarationThatIsNestedTooDeeply() {
        FileFragment file =
                read("class A { int a; int b = " + "(".repeat(60_000) + "1" + ")".repeat(60_000) + "; int c; }");

        assertThat(outline(file)).isEqualTo("A: a c");
        assertThat(lines(file)).containsExactly(1);
    }

    @Test
    void anEmptyFile() {
        assertThat(read("").types()).isEmpty();
        assertThat(read("\n\n").problems()).isEmpty();
    }

    @Test
    void problemsAreOfFilesThatAreParsed() {
        byte[] text = "<<<<<<< HEAD\nclass A {".getBytes(StandardCharsets.UTF_8);

        assertThat(new JavaFileReader()
                        .read("A.java", text, false)
                        .orElseThrow()
                        .problems())
                .isEmpty();
    }
}
