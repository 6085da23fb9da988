package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class ForeignKeyDisabledTest {

    private static final RuleTester RULE = RuleTester.of("foreign-key-disabled");

    @Test
    void aKeyThatIsMadeIsRight() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne Post post;
                    @ManyToOne @JoinColumn(name = "quoted_id") Post quoted;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_comment_thread")) Post thread;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.CONSTRAINT)) Post answer;
                    @ManyToMany
                    @JoinTable(
                            foreignKey = @ForeignKey(name = "fk_a"),
                            inverseForeignKey = @ForeignKey(value = ConstraintMode.PROVIDER_DEFAULT))
                    Set<Post> related;
                }
                """);
    }

    @Test
    void aJoinColumnWithoutConstraint() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne
                    // finding: foreign-key-disabled likely warning column 30 "no foreign key on Comment.post"
                    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                    @OneToOne
                    @JoinColumn(
                            name = "thread_id",
                            // finding: foreign-key-disabled likely warning "Comment.thread"
                            foreignKey = @ForeignKey(name = "none", value = ConstraintMode.NO_CONSTRAINT))
                    Post thread;
                }
                """);
    }

    @Test
    void whatNoCodeDeletes() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled likely info
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                }
                class Posts {
                    EntityManager em;
                    void write(Post post) { em.persist(post); }
                }
                """);
    }

    @Test
    void whatIsDeletedTogether() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled likely info
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                }
                class Posts {
                    EntityManager em;
                    void delete(Post post, Comment comment) { em.remove(comment); em.remove(post); }
                }
                """);
    }

    @Test
    void ofTwoSortsOfRowsOneIsDeletedTogether() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @MappedSuperclass class Remark {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                }
                @Entity class Comment extends Remark {}
                @Entity class Vote extends Remark {}
                class Posts {
                    EntityManager em;
                    void delete(Post post, Comment comment) { em.remove(comment); em.remove(post); }
                }
                """);
    }

    @Test
    void whatIsDeletedAlone() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                }
                class Posts {
                    EntityManager em;
                    void delete(Post post) { em.remove(post); }
                    void delete(Comment comment) { em.remove(comment); }
                }
                """);
    }

    @Test
    void oneOfSeveralJoinColumnsIsEnough() {
        RULE.reports("""
                @Entity class Post { @Id Long id; @Id Long tenant; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning
                    @ManyToOne @JoinColumns(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT), value = {
                        @JoinColumn(name = "post_id", referencedColumnName = "id"),
                        @JoinColumn(name = "tenant", referencedColumnName = "tenant")
                    })
                    Post post;
                }
                """);
    }

    @Test
    void eitherKeyOfAJoinTable() {
        RULE.reports("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning "Post.tags"
                    @ManyToMany @JoinTable(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Set<Tag> tags;
                    // finding: foreign-key-disabled likely warning "Post.topics"
                    @ManyToMany @JoinTable(inverseForeignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Set<Tag> topics;
                }
                """);
    }

    @Test
    void hibernateMakesNoKeyForWhatMayBeMissing() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled possible warning column 16 "@NotFound"
                    @ManyToOne @NotFound(action = NotFoundAction.IGNORE) Post post;
                }
                """);
    }

    @Test
    void notFoundIsWhatLetsReferencesToHiddenRowsBeLoaded() {
        assertThat(RULE.reports("""
                        @Entity @org.hibernate.annotations.Where(clause = "deleted = false")
                        class Post { @Id Long id; }
                        @Entity class Comment {
                            @Id Long id;
                            // finding: foreign-key-disabled possible warning
                            @ManyToOne @NotFound(action = NotFoundAction.IGNORE) Post post;
                        }
                        """).findings())
                .filteredOn(found -> found.finding().rule().equals("foreign-key-disabled"))
                .extracting(found -> found.finding().suggestion().orElseThrow().text())
                .containsExactly(
                        "Add the foreign key in a migration. @NotFound stays, because loads hide some Post rows that are"
                                + " there");
    }

    @Test
    void aColumnThatLeadsToSeveralTablesCanHaveNoKey() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Page { @Id Long id; }
                @Entity class Vote {
                    @Id Long id;
                    @Column(name = "object_id") Long object;
                    String kind;
                    @ManyToOne @JoinColumn(name = "object_id", insertable = false, updatable = false,
                        foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                    @ManyToOne @JoinColumn(name = "OBJECT_ID", insertable = false, updatable = false,
                        foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Page page;
                    @ManyToOne @JoinColumn(name = "other_id", insertable = false, updatable = false,
                        foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
                    @org.hibernate.annotations.SQLRestriction("kind = 'post'") Post other;
                    @ManyToOne @JoinColumn(name = "thread_id", insertable = false, updatable = false,
                        // finding: foreign-key-disabled likely warning "Vote.thread"
                        foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post thread;
                }
                """);
    }

    @Test
    void aLinkTableMayServeSeveralEntities() {
        RULE.silent("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany @JoinTable(name = "tagged", joinColumns = @JoinColumn(
                        name = "object_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))) Set<Tag> tags;
                }
                @Entity class Page {
                    @Id Long id;
                    @ManyToMany @JoinTable(name = "tagged", joinColumns = @JoinColumn(
                        name = "object_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))) Set<Tag> tags;
                }
                """);
    }

    @Test
    void aCommentThatSpeaksOfTheKeyLowers() {
        RULE.reports("""
                @Entity class Script { @Id Long id; }
                @Entity class Task {
                    @Id Long id;
                    @OneToOne
                    // no foreign key, so that a purge may delete scripts first
                    // finding: foreign-key-disabled possible warning
                    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Script script;
                    @OneToOne
                    // finding: foreign-key-disabled likely warning
                    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // ConstraintMode as above
                    Script other;
                }
                """);
    }

    @Test
    void anInheritedKeyIsOneFinding() {
        RULE.reports("""
                @Entity class User { @Id Long id; }
                @MappedSuperclass abstract class Audited {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning "Audited.author"
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) User author;
                }
                @Entity class Invoice extends Audited {}
                @Entity class Offer extends Audited {}
                """);
    }

    @Test
    void theTargetNeedNotBeAmongTheSources() {
        RULE.reports("""
                package shop;

                import javax.persistence.*;

                @Entity class Comment {
                    @Id Long id;
                    // finding: foreign-key-disabled likely warning "deleting a Principal"
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) java.security.Principal author;
                }
                """);
    }

    @Test
    void aColumnThatRefersToSeveralTablesCanHaveNoKey() {
        RULE.silent("""
                @Entity class Note {
                    @Id Long id;
                    String kind;
                    @ManyToOne @JoinColumn(name = "about", insertable = false, updatable = false,
                            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Post post;
                    @ManyToOne @JoinColumn(name = "about", insertable = false, updatable = false,
                            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Author author;
                }
                @Entity class Post { @Id Long id; }
                @Entity class Author { @Id Long id; }
                """);
    }
}
