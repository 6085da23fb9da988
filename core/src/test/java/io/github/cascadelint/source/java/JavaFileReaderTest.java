package io.github.cascadelint.source.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaFileReaderTest {

    private static FileFragment read(String text) {
        return new JavaFileReader()
                .read("src/Author.java", text.getBytes(StandardCharsets.UTF_8), true)
                .orElseThrow();
    }

    private static List<TypeFragment> types(String text) {
        FileFragment file = read(text);
        assertThat(file.problems()).isEmpty();
        return file.types();
    }

    private static MemberFragment onlyMember(String body) {
        List<MemberFragment> members = types("class A { " + body + " }").get(0).members();
        assertThat(members).hasSize(1);
        return members.get(0);
    }

    @Test
    void readsOnlyFilesThatDeclareAManagedType() {
        String entity = "import jakarta.persistence.*; @Entity class A { }";
        String other = "import jakarta.persistence.*; class A { EntityManager entities; @EntityListeners B b; }";

        assertThat(new JavaFileReader()
                        .read("A.java", entity.getBytes(StandardCharsets.UTF_8), false)
                        .orElseThrow()
                        .parsed())
                .isTrue();
        FileFragment unparsed = new JavaFileReader()
                .read("p/A.java", ("package p; " + other).getBytes(StandardCharsets.UTF_8), false)
                .orElseThrow();
        assertThat(unparsed.parsed()).isFalse();
        assertThat(unparsed.promisedType()).isEqualTo("p.A");
        assertThat(unparsed.imports()).containsExactly(new Import("jakarta.persistence", false, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import javax.persistence.*;\n@Entity\nclass A {}",
                "@jakarta.persistence.Embeddable class A {}",
                "import jakarta.persistence.MappedSuperclass; @MappedSuperclass() class A {}"
            })
    void knowsManagedTypesByTheirAnnotation(String text) {
        assertThat(new JavaFileReader().read("A.java", text.getBytes(StandardCharsets.UTF_8), false))
                .hasValueSatisfying(file -> assertThat(file.parsed()).isTrue());
    }

    @Test
    void readsTheHeader() {
        FileFragment file = read("""
                /* package no.such; */
                // import no.such.Type;
                package com . acme
                    .shop; // here
                import java.util.*; import static a.B.C;
                import static a.B.*;
                import module java.base;
                import /* really */ a.b.D;
                import missing.semicolon.E
                import a.F;
                class A { String s = "import g.H;"; }
                """);

        assertThat(file.packageName()).isEqualTo("com.acme.shop");
        assertThat(file.imports())
                .containsExactly(
                        new Import("java.util", false, true),
                        new Import("a.B.C", true, false),
                        new Import("a.B", true, true),
                        new Import("a.b.D", false, false),
                        new Import("missing.semicolon.E", false, false),
                        new Import("a.F", false, false));
        assertThat(file.types().get(0).name()).isEqualTo("com.acme.shop.A");
    }

    @Test
    void findsFieldsGettersAndComponents() {
        TypeFragment type = types("""
                        class A {
                            private String name, nick[];
                            static int count;
                            transient int cache;
                            public String getURL() { return null; }
                            boolean isOpen() { return true; }
                            String getName(int i) { return null; }
                            void getNothing() { }
                            static int getCount() { return count; }
                        }
                        """).get(0);

        assertThat(type.members())
                .extracting(
                        MemberFragment::attribute,
                        MemberFragment::getter,
                        m -> m.type().array())
                .containsExactly(
                        tuple("name", false, false),
                        tuple("nick", false, true),
                        tuple("cache", false, false),
                        tuple("URL", true, false),
                        tuple("open", true, false));
        assertThat(types("record P(int x, @Id List<A> y) { static int z; }")
                        .get(0)
                        .members())
                .extracting(MemberFragment::attribute)
                .containsExactly("x", "y");
    }

    @Test
    void readsTypesAsWritten() {
        assertThat(onlyMember("Map<String, ? extends java.util.List<B[]>> x;").type())
                .isEqualTo(new TypeUse(
                        "Map",
                        List.of(
                                TypeUse.of("String"),
                                new TypeUse("java.util.List", List.of(new TypeUse("B", List.of(), true)), false)),
                        false));
        assertThat(onlyMember("List<?> x;").type().arguments()).containsExactly(TypeUse.of("Object"));
        assertThat(onlyMember("Outer.Inner x;").type()).isEqualTo(TypeUse.of("Outer.Inner"));
    }

    @Test
    void readsAnnotationValues() {
        AnnotationUse use = onlyMember("""
                        @OneToMany(
                            mappedBy = Names.A + "_" + B,
                            cascade = {CascadeType.PERSIST, javax.persistence.CascadeType.REMOVE, ALL},
                            targetEntity = Post.class,
                            orphanRemoval = (true),
                            foreignKey = @ForeignKey("x"),
                            order = -1) X x;
                        """).annotations().get(0);

        assertThat(use.member("mappedBy").orElseThrow()).isInstanceOf(AnnotationValue.Concatenation.class);
        assertThat(use.member("cascade").orElseThrow().elements())
                .map(value -> ((AnnotationValue.Name) value).name())
                .containsExactly("CascadeType.PERSIST", "javax.persistence.CascadeType.REMOVE", "ALL");
        assertThat(use.member("targetEntity").orElseThrow()).isInstanceOf(AnnotationValue.ClassName.class);
        assertThat(((AnnotationValue.Literal) use.member("orphanRemoval").orElseThrow()).value())
                .isEqualTo("true");
        assertThat(use.member("foreignKey").orElseThrow()).isInstanceOf(AnnotationValue.Nested.class);
        assertThat(use.member("order").orElseThrow()).isInstanceOf(AnnotationValue.Other.class);
    }

    @Test
    void readsThousandsOfJoinedStrings() {
        String sum = "\"a\"" + " + \"b\"".repeat(20_000);

        assertThat(types("class A { static final String LONG = " + sum + "; }")
                        .get(0)
                        .constants())
                .containsKey("LONG");
    }

    @Test
    void readsNestedTypesAndSeveralInOneFile() {
        assertThat(types("package p; class A { interface B { class C {} } enum D { X } record E() {} } class F {}"))
                .extracting(TypeFragment::name)
                .containsExactly("p.A", "p.A.B", "p.A.B.C", "p.A.D", "p.A.E", "p.F");
    }

    @Test
    void readsAFileWithoutClass() {
        assertThat(types("void main() { IO.println(1); }\n@Entity class Book { @Id int id; }\n"))
                .extracting(TypeFragment::name)
                .containsExactly("Book");
        assertThat(types("int count = 1;\n@Entity class Book { @Id int id; }\n"))
                .extracting(TypeFragment::name)
                .containsExactly("Author", "Author.Book");
    }

    @Test
    void readsConstantsOfClassesInterfacesAndAnnotations() {
        String text =
                "class A { static final String X = \"x\"; static String y = \"y\"; } interface B { String X = A.X; }"
                        + " @interface C { String X = \"x\"; }";

        assertThat(types(text)).allSatisfy(type -> assertThat(type.constants()).containsOnlyKeys("X"));
    }

    @Test
    void countsATabAsOneColumnAndALineEndAsOneLine() {
        MemberFragment member = types("class A {\r\n\t@ManyToOne(cascade\t= CascadeType.ALL)\r\n\tA\tparent;\r\n}\r\n")
                .get(0)
                .members()
                .get(0);

        assertThat(member.range()).isEqualTo(new SourceRange("src/Author.java", 3, 4, 3, 10));
        assertThat(member.annotations().get(0).range()).isEqualTo(new SourceRange("src/Author.java", 2, 2, 2, 39));
        assertThat(member.annotations().get(0).member("cascade").orElseThrow().range())
                .isEqualTo(new SourceRange("src/Author.java", 2, 23, 2, 38));
    }

    @Test
    void countsCharactersNotBytes() {
        String text = "\uFEFFpackage p; class Größe { /* \uD83D\uDE00 */ @Id String naïve; }";
        FileFragment file = read(text);

        assertThat(file.packageName()).isEqualTo("p");
        TypeFragment type = file.types().get(0);
        assertThat(type.name()).isEqualTo("p.Größe");
        assertThat(type.range()).isEqualTo(new SourceRange("src/Author.java", 1, 18, 1, 23));
        assertThat(type.members().get(0).range().startColumn()).isEqualTo(text.indexOf("naïve"));
    }

    @Test
    void readsAnEncodingOfOneBytePerCharacter() {
        byte[] latin = "class A { /* Größe */ int id; // é\n int next; }".getBytes(StandardCharsets.ISO_8859_1);
        FileFragment file = new JavaFileReader().read("A.java", latin, true).orElseThrow();

        assertThat(file.problems()).extracting(problem -> problem.kind().id()).containsExactly("encoding");
        assertThat(file.types().get(0).members())
                .extracting(m -> m.range().startColumn())
                .containsExactly(27, 6);
    }

    @Test
    void readsTheNewestSyntax() {
        List<TypeFragment> types = types("""
                /// Markdown with `}` and {@link A}.
                import module java.base;
                sealed interface Shape permits Circle {}
                non-sealed class Circle implements Shape {
                    Circle(int radius) { check(radius); super(); }
                    int area(Object o) { return switch (o) { case Point(int x, _) when x > 0 -> x; default -> { yield 1; } }; }
                    String text() { return \"""
                        } class Fake {
                        \"""; }
                    record Point(int x, int y) { Point { if (x > y) { throw new X(); } } }
                    void unnamed() { try { run(); } catch (Exception _) { } }
                    int id;
                }
                """);

        assertThat(types).extracting(TypeFragment::name).containsExactly("Shape", "Circle", "Circle.Point");
        assertThat(types.get(1).members()).extracting(MemberFragment::attribute).containsExactly("id");
    }

    @Test
    void readsWordsThatWereNamesOnce() {
        TypeFragment type = types("""
                        class A {
                            boolean assert;
                            Enumeration enum = null;
                            Object record, sealed, permits, yield, var, when, module, _;
                            record last;
                            void each(Enumeration enum) { while (enum.hasMoreElements()) { assert(enum.nextElement()); } }
                            record find(record record) { int _ = 1; yield(_); return record; }
                        }
                        """).get(0);

        assertThat(type.members())
                .extracting(MemberFragment::attribute)
                .containsExactly(
                        "assert", "enum", "record", "sealed", "permits", "yield", "var", "when", "module", "_", "last");
    }

    @Test
    void findsSuppressionsInComments() {
        FileFragment file = read("""
                class A {
                    // cascade-lint:allow rule-one: because it is so
                    X x; // cascade-lint:allow rule-two
                    /* cascade-lint:allow rule-three: short */
                    String s = "cascade-lint:allow rule-four";
                }
                """);

        assertThat(file.suppressions())
                .extracting("rule", "reason", "ownLine")
                .containsExactly(
                        tuple("rule-one", "because it is so", true),
                        tuple("rule-two", "", false),
                        tuple("rule-three", "short", true));
    }

    @Test
    void findsTheCommentThatExplainsACascade() {
        List<MemberFragment> members = types("""
                        class A {
                            /** Cascades, because a line cannot live alone. */
                            @OneToMany List<B> explained;

                            // @OneToMany(cascade = CascadeType.ALL)
                            List<B> not;
                        }
                        """).get(0).members();

        assertThat(members.get(0).explanations().cascade())
                .map(SourceRange::startLine)
                .hasValue(2);
        assertThat(members.get(1).explanations().cascade()).isEmpty();
    }
}
