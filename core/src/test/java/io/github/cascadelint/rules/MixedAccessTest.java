package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MixedAccessTest {

    private static final RuleTester RULE = RuleTester.of("mixed-access");

    @Test
    void allOnOneSideOrMarkedByAccess() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    List<Comment> getComments() { return comments; }
                    @Transient @ManyToOne Comment getFirst() { return null; }
                }
                @Entity class Comment {
                    private Post post;
                    @Id Long getId() { return 1L; }
                    @ManyToOne Post getPost() { return post; }
                    @Access(AccessType.FIELD) @ManyToOne Post origin;
                }
                @Entity @Access(AccessType.FIELD) class Vote {
                    @Id Long id;
                    private Post post;
                    @Access(AccessType.PROPERTY) @ManyToOne Post getPost() { return post; }
                }
                """);
    }

    @Test
    void aMappedSuperclassIsReadAsItsEntitiesAre() {
        RULE.silent("""
                @MappedSuperclass abstract class Base {
                    private Post post;
                    @ManyToOne Post getPost() { return post; }
                }
                @Entity class Comment extends Base { @Id Long getId() { return 1L; } }
                @Entity class Post { @Id Long id; }
                """);
    }

    @Test
    void aSuperclassThatIsNotSeenMayHoldTheIdentifier() {
        RULE.silent("""
                @Entity class Trouble extends Exception {
                    @ManyToOne Post post;
                    private Post origin;
                    @ManyToOne @JoinColumn Post getOrigin() { return origin; }
                    @OneToOne Post getOther() { return origin; }
                }
                @Entity class Post { @Id Long id; }
                """);
    }

    @Test
    void aCascadeThatDoesNotHappen() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    // finding: mixed-access certain warning "its cascade DETACH, MERGE, PERSIST, REFRESH, REMOVE does not happen"
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL)
                    List<Comment> getComments() { return comments; }
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void theSameTwice() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE) List<Comment> comments;
                    // finding: mixed-access possible warning
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE)
                    List<Comment> getComments() { return comments; }
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void anAttributeThatIsReadNowhere() {
        RULE.reports("""
                @Entity class Comment {
                    // finding: mixed-access likely warning "The @ManyToOne of Comment.post is not read"
                    @ManyToOne Post post;
                    @Id Long getId() { return 1L; }
                    Post getPost() { return post; }
                }
                @Entity class Post { @Id Long id; }
                """);
    }

    @Test
    void aGetterWithoutStateLosesNothing() {
        RULE.silent("""
                @Entity abstract class Entry<T> {
                    @Id Long id;
                    @OneToOne abstract Entry<?> getParent();
                }
                @Entity class Notebook extends Entry<Notebook> {
                    @OneToOne Entry<?> getParent() { return null; }
                }
                """);
    }

    @Test
    void aGetterOfAFieldByAnotherNameHasState() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    private List<Comment> all;
                    // finding: mixed-access likely warning
                    @OneToMany(mappedBy = "post") List<Comment> getComments() { return all; }
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }
}
