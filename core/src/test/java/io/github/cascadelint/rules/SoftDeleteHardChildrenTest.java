package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class SoftDeleteHardChildrenTest {

    private static final RuleTester RULE = RuleTester.of("soft-delete-hard-children");

    @Test
    void bothAreMarkedOrBothAreDeleted() {
        RULE.silent("""
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Comment> comments;
                }
                @Entity @SQLDelete(sql = "update Comment set deleted = true where id = ?") class Comment {
                    @Id Long id;
                    boolean deleted;
                    @ManyToOne Post post;
                    @OneToMany(mappedBy = "comment") List<Vote> votes;
                }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne Comment comment;
                    @OneToMany(mappedBy = "vote", cascade = CascadeType.ALL) List<Mark> marks;
                }
                @Entity class Mark { @Id Long id; @ManyToOne Vote vote; }
                """);
    }

    @Test
    void sqlThatDeletesIsNoSoftDeleteAndNothingInheritsAnUpdate() {
        RULE.silent("""
                import org.hibernate.annotations.SQLDelete;
                @Entity @SQLDelete(sql = " DELETE from Post where id = ?") class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                }
                @MappedSuperclass @SQLDelete(sql = "update Letter set deleted = true where id = ?") class Base { @Id Long id; }
                @Entity class Letter extends Base {
                    @OneToMany(mappedBy = "letter", cascade = CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; @ManyToOne Letter letter; }
                """);
    }

    @Test
    void whatASuperclassThatIsNotSeenMaySay() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Trouble> troubles;
                }
                @Entity class Trouble extends Exception { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void theDatabaseActs() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Post post;
                }
                """);
    }

    @Test
    void theKeptRowLosesItsParts() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                @Entity @SQLDelete(sql = Post.DELETE) class Post {
                    static final String DELETE = "UPDATE Post SET deleted = true WHERE id = ?";
                    @Id Long id;
                    boolean deleted;
                    // finding: soft-delete-hard-children likely warning "its Comment rows are really deleted, because Post.comments says ALL"
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                    // finding: soft-delete-hard-children likely warning "says orphanRemoval"
                    @OneToMany(orphanRemoval = true) @JoinColumn(name = "post_id") List<Picture> pictures;
                    // finding: soft-delete-hard-children possible warning
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE) // the cascade shall purge these
                    List<Reading> readings;
                    // finding: soft-delete-hard-children possible warning
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE) List<Like> likes;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; }
                @Entity class Reading { @Id Long id; @ManyToOne Post post; }
                @Entity class Like { @Id Long id; @ManyToOne Post post; @ManyToOne User user; }
                @Entity class User { @Id Long id; }
                """);
    }

    @Test
    void theMarkedRowRefersToTheDeletedOne() {
        RULE.reports("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Branch {
                    @Id Long id;
                    // finding: soft-delete-hard-children certain warning "the delete fails on the foreign key"
                    @OneToOne(cascade = CascadeType.ALL) Address address;
                }
                @Entity class Address { @Id Long id; }
                """);
    }

    @Test
    void aManyToOneIsReportedOnce() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Branch {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Address address;
                }
                @Entity class Address { @Id Long id; }
                """);
    }

    @Test
    void theParentGoesAndItsChildrenAreMarked() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                @Entity class Purchase {
                    @Id Long id;
                    // finding: soft-delete-hard-children likely warning "only marks its Payment rows, which still refer to it"
                    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL) List<Payment> payments;
                }
                @Entity @SQLDelete(sql = "update Payment set archived = true where id = ?") class Payment {
                    @Id Long id;
                    boolean archived;
                    @ManyToOne Purchase purchase;
                }
                """);
    }
}
