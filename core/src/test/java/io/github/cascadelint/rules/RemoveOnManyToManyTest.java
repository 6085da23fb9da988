package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveOnManyToManyTest {

    private static final RuleTester RULE = RuleTester.of("remove-on-many-to-many");

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity class Tag { @Id Long id; @ManyToMany(mappedBy = "tags") Set<Post> posts; }
                @Entity class Topic { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany Set<Tag> tags;
                    @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Set<Topic> topics;
                }
                """);
    }

    @Test
    void aOneToManyOwnsItsRows() {
        RULE.silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL) Set<Picture> pictures;
                }
                """);
    }

    @Test
    void aUniqueLinkMakesItOneToManyInFact() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many possible warning
                    @ManyToMany(cascade = CascadeType.ALL)
                    @JoinTable(inverseJoinColumns = @JoinColumn(name = "picture_id", unique = true))
                    Set<Picture> pictures;
                }
                """);
    }

    @Test
    void rowsMadeForOneOwnerAndNeverLookedUpSeemPrivate() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many possible warning
                    @ManyToMany(cascade = CascadeType.ALL) Set<Picture> pictures = new HashSet<>();
                    void show() { pictures.add(new Picture()); }
                }
                """);
    }

    @Test
    void aCommentThatGivesAReasonLowers() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // The upload makes a picture per post: cascading is safe here.
                    // finding: remove-on-many-to-many possible warning
                    @ManyToMany(cascade = CascadeType.ALL) Set<Picture> pictures;
                }
                """);
    }

    @Test
    void aTargetOutsideTheSourcesIsLikely() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many likely warning "deletes every Principal linked to it"
                    @ManyToMany(cascade = CascadeType.ALL) Set<java.security.Principal> readers;
                }
                """);
    }

    @Test
    void whereNothingIsKnownItIsLikely() {
        RULE.reports("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many likely warning column 27 "Post.tags says ALL on @ManyToMany"
                    @ManyToMany(cascade = CascadeType.ALL) Map<String, Tag> tags;
                }
                """);
    }

    @Test
    void theCollectionOfTheOtherEndSaysThatRowsAreShared() {
        RULE.reports("""
                @Entity class Tag {
                    @Id Long id;
                    @ManyToMany(mappedBy = "tags") Set<Post> posts;
                }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many certain error "Deleting one Post also deletes every Tag linked to it"
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                """);
    }

    @Test
    void theInverseEndCascadesLikeTheOwningOne() {
        RULE.reports("""
                @Entity class Tag {
                    @Id Long id;
                    // finding: remove-on-many-to-many certain error "Deleting one Tag also deletes every Post linked to it"
                    @ManyToMany(mappedBy = "tags", cascade = CascadeType.REMOVE) Set<Post> posts;
                }
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany Set<Tag> tags;
                }
                """);
    }

    @Test
    void anotherForeignKeyToTheTargetIsCertain() {
        RULE.reports("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many certain error
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                @Entity class Subscription {
                    @Id Long id;
                    @ManyToOne Tag tag;
                }
                """);
    }

    @Test
    void codeThatLooksRowsUpIsCertain() {
        RULE.reports("""
                interface Repository<T, K> {}
                interface TagRepository extends Repository<Tag, Long> {}
                @Entity class Tag { @Id Long id; }
                @Entity class Topic { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many certain error
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                    // finding: remove-on-many-to-many certain error
                    @ManyToMany(cascade = CascadeType.ALL) Set<Topic> topics;
                    void about(EntityManager em) { topics.add(em.getReference(Topic.class, 1L)); }
                }
                """);
    }

    @Test
    void hibernatesOwnCascadeCounts() {
        RULE.reports("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany
                    // finding: remove-on-many-to-many likely warning
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE)
                    Set<Tag> tags;
                }
                """);
    }

    @Test
    void theOldNamespaceCounts() {
        RULE.reports("""
                package shop;

                import java.util.Set;
                import javax.persistence.*;

                @Entity class Tag { @Id Long id; }

                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many likely warning
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                """);
    }

    @Test
    void aTreeOfLinksToItself() {
        RULE.reports("""
                @Entity class Person {
                    @Id Long id;
                    // finding: remove-on-many-to-many likely warning
                    @ManyToMany(cascade = CascadeType.ALL) Set<Person> friends;
                }
                """);
    }

    @Test
    void bothEndsAreOneProblemOfAnotherRule() {
        RULE.silent("""
                @Entity class Tag {
                    @Id Long id;
                    @ManyToMany(mappedBy = "tags", cascade = CascadeType.ALL) Set<Post> posts;
                }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-both-ends certain error
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                """);
    }

    @Test
    void aOneToManyInFactSharesNothing() {
        RULE.silent("""
                @Entity class Account {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL)
                    @JoinTable(name = "account_fee", joinColumns = @JoinColumn(name = "account_id"),
                            inverseJoinColumns = @JoinColumn(name = "fee_id"))
                    List<Fee> fees;
                }
                @Entity @Table(name = "ACCOUNT_FEE") class Fee { @Id @Column(name = "fee_id") Long id; }
                """);
    }

    @Test
    void whatAManyToOneMapsIsAOneToMany() {
        RULE.silent("""
                @Entity class Project {
                    @Id Long id;
                    @ManyToMany(mappedBy = "funded", cascade = CascadeType.ALL) List<Funding> fundings;
                }
                @Entity class Funding { @Id Long id; @ManyToOne Project funded; }
                """);
    }
}
