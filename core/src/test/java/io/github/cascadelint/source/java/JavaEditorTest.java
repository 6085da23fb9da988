package io.github.cascadelint.source.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.EditedText;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.mapping.CascadeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edits touch what they change and nothing else. The attribute is always the one called {@code post}. */
class JavaEditorTest {

    private static final Set<CascadeType> REMOVE = Set.of(CascadeType.REMOVE);
    private static final Set<CascadeType> NONE = Set.of();

    private static SourceRange place(String text) {
        int at = text.indexOf(" post;") + 1;
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at - 1);
        return new SourceRange("A.java", line, column, line, column + 4);
    }

    private static Optional<String> edit(String text, Change... changes) {
        Optional<List<TextEdit>> edits =
                JavaEditor.of("A.java", text).orElseThrow().edits(List.of(changes));
        return edits.map(each -> new EditedText(text, each).result());
    }

    private static Optional<String> withoutRemove(String text) {
        return edit(text, new Change.Cascading(place(text), REMOVE, NONE));
    }

    /** A class with that annotation and those imports. */
    private static String type(String imports, String annotations) {
        return imports + "\nclass A {\n    " + annotations + "\n    Post post;\n}\n";
    }

    private static void assertWithoutRemove(String imports, String before, String newImports, String after) {
        assertThat(withoutRemove(type(imports, before))).contains(type(newImports, after));
    }

    private static final String PLAIN =
            "import jakarta.persistence.CascadeType;\nimport jakarta.persistence.ManyToOne;\n";
    private static final String WITHOUT_WORD = "import jakarta.persistence.ManyToOne;\n";

    @Test
    void ofAllTheRestStays() {
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(cascade = CascadeType.ALL)",
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH, CascadeType.DETACH})");
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(cascade = { CascadeType.ALL }, optional = false)",
                PLAIN,
                "@ManyToOne(cascade = { CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH, CascadeType.DETACH }, optional = false)");
    }

    @Test
    void bracesHaveBlanksWhereTheFileHasThem() {
        String other = "@Table(indexes = { @Index }) ";
        assertWithoutRemove(
                PLAIN,
                other + "@ManyToOne(cascade = CascadeType.ALL)",
                PLAIN,
                other
                        + "@ManyToOne(cascade = { CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH, CascadeType.DETACH })");
    }

    @Test
    void wordsKeepTheWayTheyAreWritten() {
        assertWithoutRemove(
                "",
                "@javax.persistence.ManyToOne(cascade = javax.persistence.CascadeType.ALL)",
                "",
                "@javax.persistence.ManyToOne(cascade = {javax.persistence.CascadeType.PERSIST,"
                        + " javax.persistence.CascadeType.MERGE, javax.persistence.CascadeType.REFRESH,"
                        + " javax.persistence.CascadeType.DETACH})");
        assertWithoutRemove(
                "import static jakarta.persistence.CascadeType.*;\n",
                "@ManyToOne(cascade = ALL)",
                "import static jakarta.persistence.CascadeType.*;\n",
                "@ManyToOne(cascade = {PERSIST, MERGE, REFRESH, DETACH})");
        assertWithoutRemove(
                "import static jakarta.persistence.CascadeType.ALL;\nimport static org.junit.Assert.fail;\n",
                "@ManyToOne(cascade = ALL)",
                """
                        import static jakarta.persistence.CascadeType.DETACH;
                        import static jakarta.persistence.CascadeType.MERGE;
                        import static jakarta.persistence.CascadeType.PERSIST;
                        import static jakarta.persistence.CascadeType.REFRESH;
                        import static org.junit.Assert.fail;
                        """,
                "@ManyToOne(cascade = {PERSIST, MERGE, REFRESH, DETACH})");
    }

    @Test
    void aListLosesOneWord() {
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.REMOVE, CascadeType.MERGE})",
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.MERGE})");
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.MERGE, CascadeType.REMOVE, CascadeType.PERSIST})",
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.MERGE, CascadeType.PERSIST})");
    }

    @Test
    void commentsAndLinesStay() {
        assertWithoutRemove(PLAIN, """
                @ManyToOne(
                        optional = false, // every comment has one
                        cascade = {
                            CascadeType.MERGE, // comes back from the form
                            CascadeType.REMOVE // gone with it
                        })""", PLAIN, """
                @ManyToOne(
                        optional = false, // every comment has one
                        cascade = {
                            CascadeType.MERGE // comes back from the form
                            // gone with it
                        })""");
    }

    @Test
    void aLineOnWhichNothingIsLeftGoes() {
        assertWithoutRemove(PLAIN, """
                @ManyToOne(cascade = {
                \tCascadeType.MERGE, // comes back from the form
                \t    CascadeType.REMOVE
                })""", PLAIN, """
                @ManyToOne(cascade = {
                \tCascadeType.MERGE // comes back from the form
                })""");
        assertWithoutRemove(PLAIN, """
                @ManyToOne(cascade = {
                \t  CascadeType.REMOVE, // gone with it
                \tCascadeType.MERGE
                })""", PLAIN, """
                @ManyToOne(cascade = {
                \t  // gone with it
                \tCascadeType.MERGE
                })""");
    }

    @Test
    void whatIsLeftEmptyGoesWithItsImport() {
        assertWithoutRemove(PLAIN, "@ManyToOne(cascade = CascadeType.REMOVE)", WITHOUT_WORD, "@ManyToOne");
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(cascade = {CascadeType.REMOVE}, optional = false)",
                WITHOUT_WORD,
                "@ManyToOne(optional = false)");
        assertWithoutRemove(
                PLAIN,
                "@ManyToOne(optional = false, cascade = CascadeType.REMOVE)",
                WITHOUT_WORD,
                "@ManyToOne(optional = false)");
    }

    @Test
    void anImportThatSomethingElseNamesStays() {
        assertWithoutRemove(
                PLAIN,
                "/** Not {@link CascadeType}. */ @ManyToOne(cascade = CascadeType.REMOVE)",
                PLAIN,
                "/** Not {@link CascadeType}. */ @ManyToOne");
    }

    @Test
    void hibernatesAnnotationLosesTheWordToo() {
        String imports = "import org.hibernate.annotations.Cascade;\nimport org.hibernate.annotations.CascadeType;\n";
        assertWithoutRemove(imports, "@ManyToOne\n    @Cascade(CascadeType.DELETE)", "", "@ManyToOne");
        assertWithoutRemove(
                imports,
                "@ManyToOne @Cascade({CascadeType.SAVE_UPDATE, CascadeType.REMOVE})",
                imports,
                "@ManyToOne @Cascade({CascadeType.SAVE_UPDATE})");
    }

    @Test
    void linesEndAsInTheFile() {
        String text =
                type(PLAIN, "@ManyToOne\n    @Cascade(CascadeType.DELETE)").replace("\n", "\r\n");

        assertThat(withoutRemove(text))
                .contains(type(WITHOUT_WORD, "@ManyToOne").replace("\n", "\r\n"));
        assertThat(edit(
                        type(WITHOUT_WORD, "@ManyToOne").replace("\n", "\r\n"),
                        new Change.Annotation(
                                place(type(WITHOUT_WORD, "@ManyToOne")),
                                "org.x.OnDelete",
                                "action",
                                "org.x.Action.NO")))
                .contains(type(
                                WITHOUT_WORD + "import org.x.Action;\nimport org.x.OnDelete;\n",
                                "@OnDelete(action = Action.NO)\n    @ManyToOne")
                        .replace("\n", "\r\n"));
    }

    @Test
    void nothingIsDoneWhereItIsNotClear() {
        assertThat(withoutRemove(type("", "@ManyToOne(cascade = Constants.CASCADE)")))
                .isEmpty();
        assertThat(withoutRemove("class A {\n    @ManyToOne(cascade = CascadeType.ALL)\n    Post other, post;\n}\n"))
                .isEmpty();
        assertThat(withoutRemove(type("", "@ManyToOne"))).isEmpty();
        assertThat(edit(
                        type(PLAIN, "@ManyToOne(cascade = CascadeType.ALL)"),
                        new Change.Cascading(new SourceRange("A.java", 1, 1, 1, 5), REMOVE, NONE)))
                .isEmpty();
        assertThat(JavaEditor.of("A.java", "class A { int }")).isEmpty();
    }

    @Test
    void whatIsAddedComesBehindTheRest() {
        String one = type("", "@OneToMany(mappedBy = \"a\")");
        assertThat(edit(one, new Change.Element(place(one), "OneToMany", "orphanRemoval", "true")))
                .contains(type("", "@OneToMany(mappedBy = \"a\", orphanRemoval = true)"));
        String marker = type("", "@OneToMany");
        assertThat(edit(marker, new Change.Element(place(marker), "OneToMany", "mappedBy", "\"b\"")))
                .contains(type("", "@OneToMany(mappedBy = \"b\")"));
        String lines = type("", "@OneToMany(\n        mappedBy = \"a\",\n        fetch = LAZY)");
        assertThat(edit(lines, new Change.Element(place(lines), "OneToMany", "orphanRemoval", "true")))
                .contains(
                        type(
                                "",
                                "@OneToMany(\n        mappedBy = \"a\",\n        fetch = LAZY,\n        orphanRemoval = true)"));
        String there = type("", "@OneToMany(orphanRemoval = false)");
        assertThat(edit(there, new Change.Element(place(there), "OneToMany", "orphanRemoval", "true")))
                .contains(type("", "@OneToMany(orphanRemoval = true)"));
    }

    @Test
    void aCascadeIsAddedInTheNamespaceOfTheFile() {
        String text = type("import javax.persistence.ManyToOne;\n", "@ManyToOne");
        assertThat(edit(text, new Change.Cascading(place(text), NONE, Set.of(CascadeType.PERSIST))))
                .contains(type(
                        "import javax.persistence.CascadeType;\nimport javax.persistence.ManyToOne;\n",
                        "@ManyToOne(cascade = CascadeType.PERSIST)"));
    }

    /** Hibernate's word of the same name is imported, so that JPA's needs its package. */
    @Test
    void aNameThatIsAnothersIsWrittenOut() {
        String imports = "import jakarta.persistence.ManyToOne;\nimport org.hibernate.annotations.CascadeType;\n";
        String text = type(imports, "@ManyToOne");
        assertThat(edit(text, new Change.Cascading(place(text), NONE, Set.of(CascadeType.PERSIST))))
                .contains(type(imports, "@ManyToOne(cascade = jakarta.persistence.CascadeType.PERSIST)"));
    }

    @Test
    void anImportGoesWhereOnlyAnotherOfItsNameIsLeft() {
        String jpa = "import jakarta.persistence.OneToMany;\n";
        String text = type(
                jpa + "import org.hibernate.annotations.Cascade;\nimport org.hibernate.annotations.CascadeType;\n",
                "@OneToMany\n    @Cascade(CascadeType.DELETE)");
        assertThat(edit(
                        text,
                        new Change.NoAnnotation(place(text), "Cascade"),
                        new Change.Cascading(place(text), NONE, REMOVE)))
                .contains(type(jpa, "@OneToMany(cascade = jakarta.persistence.CascadeType.REMOVE)"));
    }

    @Test
    void changesOfOneAttributeAreMadeTogether() {
        String text = type(PLAIN, "@OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)");
        assertThat(edit(
                        text,
                        new Change.Cascading(place(text), REMOVE, NONE),
                        new Change.Cascading(place(text), Set.of(CascadeType.MERGE), NONE),
                        new Change.NoOrphanRemoval(place(text))))
                .contains(type(
                        PLAIN, "@OneToOne(cascade = {CascadeType.PERSIST, CascadeType.REFRESH, CascadeType.DETACH})"));
        assertThat(edit(
                        text,
                        new Change.Cascading(place(text), REMOVE, NONE),
                        new Change.Cascading(place(text), NONE, REMOVE)))
                .as("contradictory")
                .isEmpty();
    }

    @Test
    void gettersAreFoundAsFieldsAre() {
        String text =
                "class A {\n    @ManyToOne(cascade = CascadeType.ALL)\n    Post getPost() {\n        return x;\n    }\n}\n";
        assertThat(edit(
                        text,
                        new Change.Cascading(
                                new SourceRange("A.java", 3, 10, 3, 17), Set.of(CascadeType.REMOVE), NONE)))
                .contains(text.replace(
                        "CascadeType.ALL",
                        "{CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH, CascadeType.DETACH}"));
    }

    @Test
    void methodsThatKeepBothEndsInStepComeBehindTheOthers() {
        String text = """
                class A {
                \t@OneToMany
                \tList<Post> post;
                }
                """.replace("\n", "\r\n");
        Change linking = new Change.Linking(new SourceRange("A.java", 3, 13, 3, 17), place(text), "blog");

        assertThat(edit(text, linking)).isEmpty(); // a row would have the name of the collection
        assertThat(edit(
                        text.replace("post;", "rows;"),
                        new Change.Linking(new SourceRange("A.java", 3, 13, 3, 17), place(text), "blog")))
                .contains("""
                        class A {
                        \t@OneToMany
                        \tList<Post> rows;

                        \tpublic void addPost(Post post) {
                        \t\trows.add(post);
                        \t\tpost.setBlog(this);
                        \t}

                        \tpublic void removePost(Post post) {
                        \t\trows.remove(post);
                        \t\tpost.setBlog(null);
                        \t}
                        }
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aSetterIsOneThatCanBeCalled() {
        JavaEditor beside = JavaEditor.of("A.java", "class A {\n    void setPost(Post post) {}\n}\n")
                .orElseThrow();
        assertThat(beside.hasSetter("post", true)).isTrue();
        assertThat(beside.hasSetter("post", false)).isFalse();
        assertThat(beside.hasSetter("blog", true)).isFalse();
        JavaEditor hidden = JavaEditor.of("A.java", "class A {\n    private void setPost(Post post) {}\n}\n")
                .orElseThrow();
        assertThat(hidden.hasSetter("post", true)).isFalse();
        JavaEditor lombok =
                JavaEditor.of("A.java", "@Entity\n@Data\nclass A {\n}\n").orElseThrow();
        assertThat(lombok.hasSetter("post", false)).isTrue();
    }

    @Test
    void takesAnAnnotationOffAType() {
        String before = """
                import jakarta.persistence.Entity;
                import org.hibernate.annotations.OnDelete;
                import org.hibernate.annotations.OnDeleteAction;

                @Entity
                @OnDelete(action = OnDeleteAction.CASCADE)
                class A {
                    Long id;
                }
                """;
        assertThat(edit(before, new Change.NoAnnotation(new SourceRange("A.java", 7, 7, 7, 8), "OnDelete")))
                .contains("""
                import jakarta.persistence.Entity;

                @Entity
                class A {
                    Long id;
                }
                """);
    }
}
