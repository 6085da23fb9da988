package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class UnknownMappedByTest {

    private static final RuleTester RULE = RuleTester.of("unknown-mapped-by");

    @Test
    void theOwningAttributeOfTheTargetIsRight() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @OneToOne(mappedBy = "post") Text text;
                    @ManyToMany(mappedBy = "posts") Set<Tag> tags;
                    @OneToMany(mappedBy = "") List<Vote> votes;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Text { @Id Long id; @OneToOne Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany Set<Post> posts; }
                @Entity class Vote { @Id Long id; }
                """);
    }

    @Test
    void theAttributeMayBeInheritedEmbeddedOrPartOfTheIdentifier() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @OneToMany(mappedBy = "place.post") List<Picture> pictures;
                    @OneToMany(mappedBy = "id.post") List<Vote> votes;
                }
                @MappedSuperclass abstract class Child<P> { @Id Long id; @ManyToOne P post; }
                @Entity class Comment extends Child<Post> {}
                @Embeddable class Place { @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; Place place; }
                @Embeddable class VoteId { @ManyToOne Post post; int number; }
                @Entity class Vote { @EmbeddedId VoteId id; }
                """);
    }

    @Test
    void theOwningAttributeMayReferToASuperclassOfTheEntity() {
        RULE.silent("""
                @Entity class Document { @Id Long id; }
                @Entity class Post extends Document {
                    @OneToMany(mappedBy = "document") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Document document; }
                """);
    }

    @Test
    void theOwningAttributeMayReferToAnotherEntityOfTheSameTable() {
        RULE.reports("""
                @MappedSuperclass abstract class Login {
                    @Id Long id;
                    @OneToMany(mappedBy = "player") List<Ban> bans;
                }
                @Entity @Table(name = "login") class User extends Login {}
                @Entity @Table(name = "LOGIN") class Player extends Login {}
                @Entity class Ban { @Id Long id; @ManyToOne Player player; }
                @Entity class Guest {
                    @Id Long id;
                    // finding: unknown-mapped-by likely warning "Ban.player refers to Player"
                    @OneToMany(mappedBy = "player") List<Ban> bans;
                }
                """);
    }

    @Test
    void aSubclassMayHoldIt() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Remark> remarks;
                }
                @Entity class Remark { @Id Long id; }
                @Entity class Comment extends Remark { @ManyToOne Post post; }
                """);
    }

    @Test
    void constantsAreFollowed() {
        RULE.silent("""
                @Entity class Post {
                    static final String OWNER = "post";
                    @Id Long id;
                    @OneToMany(mappedBy = Comment.POST) List<Comment> comments;
                    @OneToMany(mappedBy = OWNER) List<Vote> votes;
                }
                @Entity class Comment { static final String POST = "post"; @Id Long id; @ManyToOne Post post; }
                @Entity class Vote { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void whatIsNotSeenIsNotMissing() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<java.security.Principal> readers;
                    @OneToMany(mappedBy = "cause") List<Trouble> troubles;
                }
                @Entity class Trouble extends Exception { @Id Long id; }
                """);
    }

    @Test
    void anAttributeThatIsNotThere() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by certain error column 27 "Comment has no attribute of that name"
                    @OneToMany(mappedBy = "article") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void aTransientAttributeIsNotThere() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by certain error
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @Transient Post post; }
                """);
    }

    @Test
    void anotherSpelling() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by warning "spelled"
                    @OneToMany(mappedBy = "Post") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void aColumnOfThePrimaryKeyIsPossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by possible warning "Word.postId is a plain column"
                    @OneToMany(mappedBy = "postId") List<Word> words;
                }
                @Entity @IdClass(WordId.class) class Word { @Id Long postId; @Id String text; }
                class WordId implements java.io.Serializable { Long postId; String text; }
                """);
    }

    @Test
    void anotherEntityOnTheSameTable() {
        RULE.silent("""
                @Entity @Table(name = "login") class Login {
                    @Id Long id;
                    @OneToMany(mappedBy = "player") List<Ban> bans;
                }
                @Entity @Table(name = "LOGIN") class Player { @Id Long id; }
                @Entity class Ban { @Id Long id; @ManyToOne Player player; }
                """);
    }

    @Test
    void anAttributeThatIsNoAssociation() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by certain error "Text.postId is not an association"
                    @OneToOne(mappedBy = "postId") Text text;
                    // finding: unknown-mapped-by likely warning "Comment.postId is a plain column"
                    @OneToMany(mappedBy = "postId") List<Comment> comments;
                }
                @Entity class Text { @Id Long id; Long postId; }
                @Entity class Comment { @Id Long id; Long postId; }
                """);
    }

    @Test
    void onHibernateAPlainColumnIsOnlySaid() {
        RULE.with(Configurations.provider(Product.HIBERNATE, 6, 6)).reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by likely info "Comment.postId is a plain column"
                    @OneToMany(mappedBy = "postId") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; Long postId; }
                """);
    }

    @Test
    void anAssociationWithoutItsAnnotation() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by warning "carries no @ManyToOne or @OneToOne"
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; Post post; }
                """);
    }

    @Test
    void anEndThatIsItselfInverse() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by certain error "neither end holds the foreign key"
                    @OneToOne(mappedBy = "post") Text text;
                }
                @Entity class Text {
                    @Id Long id;
                    // finding: unknown-mapped-by certain error
                    @OneToOne(mappedBy = "text") Post post;
                }
                """);
    }

    @Test
    void anAssociationWithAnotherEntity() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unknown-mapped-by likely warning "Comment.author refers to User"
                    @OneToMany(mappedBy = "author") List<Comment> comments;
                }
                @Entity class User { @Id Long id; }
                @Entity class Comment { @Id Long id; @ManyToOne User author; }
                """);
    }

    @Test
    void accessByGettersNamesPropertiesAndNotFields() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    // finding: unknown-mapped-by certain error
                    @OneToMany(mappedBy = "thePost") Set<Comment> others;
                }
                @Entity class Comment {
                    private Long theId;
                    private Post thePost;
                    @Id Long getId() { return theId; }
                    @ManyToOne Post getPost() { return thePost; }
                }
                """);
    }

    private static String suggestion(String end, String target) {
        return RULE.reports("""
                        @Entity class Post {
                            @Id Long id;
                            // finding: unknown-mapped-by
                            %s
                        }
                        @Entity class Comment { @Id Long id; %s }
                        """.formatted(end, target)).findings().stream()
                .map(found -> found.finding())
                .filter(found -> found.rule().equals("unknown-mapped-by"))
                .flatMap(found -> found.suggestion().stream())
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void suggestsWhatTheTargetHas() {
        String list = "@OneToMany(mappedBy = \"article\") List<Comment> comments;";

        assertThat(suggestion(list, "@ManyToOne Post post;")).endsWith(": mappedBy = \"post\"");
        assertThat(suggestion(list, "")).contains("has no association to Post");
        assertThat(suggestion(list, "Long article;")).contains("insertable = false");
        assertThat(suggestion(list, "@ManyToOne Comment article; @ManyToOne Post post;"))
                .endsWith(": mappedBy = \"post\"");
        assertThat(suggestion("@ManyToMany(mappedBy = \"post\") List<Comment> comments;", "@ManyToOne Post post;"))
                .contains("@OneToMany in place of @ManyToMany");
    }
}
