package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
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
        RULE.silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL)
                    @JoinTable(inverseJoinColumns = @JoinColumn(name = "picture_id", unique = true))
                    Set<Picture> pictures;
                }
                """);
    }

    @Test
    void linkRowsThatAreTheTargetsOwnMakeItOneToManyInFact() {
        RULE.reports("""
                @Entity @Table(name = "account_fee")
                class Fee { @Id @Column(name = "fee_id") Long id; @Column(name = "type_id") Long type; }
                @Entity class FeePayment { @Id Long id; @ManyToOne Fee fee; }
                @Entity class Account {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL)
                    @JoinTable(
                            name = "ACCOUNT_FEE",
                            joinColumns = @JoinColumn(name = "account_id"),
                            inverseJoinColumns = @JoinColumn(name = "fee_id"))
                    Set<Fee> fees;
                    // finding: remove-on-many-to-many certain error
                    @ManyToMany(cascade = CascadeType.ALL)
                    @JoinTable(
                            name = "account_fee",
                            joinColumns = @JoinColumn(name = "account_id"),
                            inverseJoinColumns = @JoinColumn(name = "type_id"))
                    Set<Fee> types;
                }
                """);
    }

    @Test
    void anEndThatAToOneOwnsIsOneToManyInFact() {
        RULE.silent("""
                @Entity class Funding { @Id Long id; @ManyToOne Project funded; }
                @Entity class Payment { @Id Long id; @ManyToOne Funding funding; }
                @Entity class Project {
                    @Id Long id;
                    // finding: unknown-mapped-by likely info "Funding.funded is a to-one, so that each Funding has one Project at most"
                    @ManyToMany(mappedBy = "funded", cascade = CascadeType.ALL) List<Funding> fundings;
                }
                """);
    }

    @Test
    void whatAMappedSuperclassDeclaresGoesWithAnyOfItsRows() {
        RULE.reports("""
                @Entity class Tag { @Id Long id; }
                @MappedSuperclass abstract class Document {
                    @Id Long id;
                    // finding: remove-on-many-to-many likely warning "Deleting one Document also deletes every Tag"
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                @Entity class Post extends Document {}
                @Entity class Page extends Document {}
                """);
    }

    @Test
    void rowsOfTheSameEntityStandUnderOneAnother() {
        assertThat(RULE.reports("""
                        @Entity class Drug {
                            @Id Long id;
                            // finding: remove-on-many-to-many likely warning
                            @ManyToMany(cascade = CascadeType.ALL) Set<Drug> contained;
                        }
                        """).findings())
                .extracting(found -> found.finding().suggestion().orElseThrow().text())
                .anyMatch(text -> text.contains("If no Drug stands under two others, map it as @OneToMany"));
    }

    @Test
    void referrersThatEntitiesInheritAreNamedOnce() {
        assertThat(RULE.reports("""
                        @Entity class Tag { @Id Long id; }
                        @MappedSuperclass abstract class Tagged { @Id Long id; @ManyToOne Tag tag; }
                        @Entity class Invoice extends Tagged {}
                        @Entity class Offer extends Tagged {}
                        @Entity class Post {
                            @Id Long id;
                            // finding: remove-on-many-to-many certain error
                            @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                        }
                        """).findings())
                .filteredOn(found -> found.finding().rule().equals("remove-on-many-to-many"))
                .flatExtracting(found -> found.finding().evidence())
                .extracting(Evidence::text)
                .containsOnlyOnce("Tagged.tag (@ManyToOne) refers to it too")
                .noneMatch(text -> text.contains("Offer") || text.contains("Invoice"));
    }

    @Test
    void rowsThatPointBackAtOneOwnerSeemPrivate() {
        RULE.reports("""
                @Entity class State { @Id Long id; @ManyToOne(optional = false) Post post; }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-many-to-many possible warning
                    @ManyToMany(cascade = CascadeType.ALL) Set<State> states;
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
