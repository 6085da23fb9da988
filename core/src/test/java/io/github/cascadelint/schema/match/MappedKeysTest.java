package io.github.cascadelint.schema.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.testkit.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappedKeysTest {

    private static List<MappedKey> keys(String fixture) {
        return MappedKeys.of(Analysis.of(fixture).graph().model());
    }

    private static String text(MappedKey key) {
        return key.sort() + " " + key.display() + ": " + key.table() + key.columns() + " -> "
                + key.refTable().orElse("?") + key.refColumns() + (key.nullable() ? " nullable" : "")
                + (key.constraint() ? "" : " without constraint");
    }

    @Test
    void areThoseOfReferencesInEitherTable() {
        assertThat(keys("""
                        @Entity class Post {
                            @Id long id;
                            @ManyToOne(optional = false) Author author;
                            @ManyToOne Author editor;
                            @OneToMany @JoinColumn(name = "post_fk") List<Note> notes;
                            @OneToMany(mappedBy = "post") List<Comment> comments;
                        }
                        @Entity class Author { @Id long id; }
                        @Entity class Note { @Id long id; }
                        @Entity class Comment { @Id long id; @ManyToOne @JoinColumn(nullable = false) Post post; }
                        """))
                .extracting(MappedKeysTest::text)
                .containsExactly(
                        "REFERENCE Comment.post: Comment[post_id] -> Post[id]",
                        "REFERENCE Post.author: Post[author_id] -> Author[id]",
                        "REFERENCE Post.editor: Post[editor_id] -> Author[id] nullable",
                        "IN_TARGET Post.notes: Note[post_fk] -> Post[id] nullable");
    }

    @Test
    void areThoseOfBothSidesOfAJoinTableAndOfACollectionTable() {
        assertThat(keys("""
                        @Entity class Post {
                            @Id long id;
                            @ManyToMany Set<Tag> tags;
                            @ElementCollection List<String> urls;
                            @ElementCollection List<Line> lines;
                        }
                        @Entity class Tag { @Id long id; @ManyToMany(mappedBy = "tags") Set<Post> posts; }
                        @Embeddable class Line { @ManyToOne Tag tag; }
                        """))
                .extracting(MappedKeysTest::text)
                .containsExactly(
                        "LINK_TO_OWNER Post.tags: Post_Tag[posts_id] -> Post[id]",
                        "LINK_TO_TARGET Post.tags: Post_Tag[tags_id] -> Tag[id]",
                        "ELEMENT_REFERENCE Post.lines.tag: Post_lines[tag_id] -> Tag[id] nullable",
                        "ELEMENTS Post.urls: Post_urls[Post_id] -> Post[id]",
                        "ELEMENTS Post.lines: Post_lines[Post_id] -> Post[id]");
    }

    @Test
    void areThoseThatHoldTheTablesOfOneRowTogether() {
        assertThat(keys("""
                        @Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id long id; @ManyToOne Base up; }
                        @Entity @SecondaryTable(name = "More") class Sub extends Base { }
                        @Entity class Below extends Sub { }
                        """))
                .extracting(MappedKeysTest::text)
                .containsExactly(
                        "REFERENCE Base.up: Base[up_id] -> Base[id] nullable",
                        "SUBCLASS Below: Below[id] -> Sub[id]",
                        "SUBCLASS Sub: Sub[id] -> Base[id]",
                        "SECONDARY Sub: More[id] -> Sub[id]");
    }

    @Test
    void standOnceInOneTableAndInEachTableOfAClassWithItsOwn() {
        assertThat(keys("""
                        @Entity class One { @Id long id; @ManyToOne Each to; }
                        @Entity class OneMore extends One { }
                        @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Each {
                            @Id long id;
                            @ManyToOne One one;
                        }
                        @Entity class EachMore extends Each { }
                        """))
                .extracting(MappedKeysTest::text)
                .containsExactly(
                        "REFERENCE Each.one: Each[one_id] -> One[id] nullable",
                        "REFERENCE EachMore.one: EachMore[one_id] -> One[id] nullable",
                        "REFERENCE One.to: One[to_id] -> Each[id] nullable without constraint");
    }

    @Test
    void areThoseOfSharedIdentifiers() {
        assertThat(keys("""
                        @Entity class Post { @Id long id; @OneToOne(mappedBy = "post") Details details; }
                        @Entity class Details { @Id long id; @MapsId @OneToOne Post post; }
                        @Entity class Extra { @Id long id; @OneToOne @PrimaryKeyJoinColumn Post post; }
                        """))
                .extracting(MappedKeysTest::text)
                .containsExactly(
                        "REFERENCE Details.post: Details[post_id] -> Post[id]",
                        "SHARED_KEY Extra.post: Extra[id] -> Post[id] without constraint");
    }

    @Test
    void haveNoConstraintWhereTheMappingSaysSo() {
        assertThat(keys("""
                        @Entity class Post {
                            @Id long id;
                            @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post a;
                            @ManyToOne @NotFound(action = NotFoundAction.IGNORE) Post b;
                            @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_c")) Post c;
                        }
                        """)).extracting(MappedKey::constraint).containsExactly(false, false, true);
    }

    @Test
    void nameTheirEntityEvenWhereTheTargetIsNotKnown() {
        List<MappedKey> keys = keys("""
                @Entity class Post { @Id long id; @ManyToOne @JoinColumn(name = "x") Outside outside; }
                class Outside { }
                """);

        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).sort()).isEqualTo(Sort.REFERENCE);
        assertThat(keys.get(0).refTable()).isEmpty();
    }
}
