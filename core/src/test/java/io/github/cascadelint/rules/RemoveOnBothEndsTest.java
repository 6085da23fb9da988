package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveOnBothEndsTest {

    private static final RuleTester RULE = RuleTester.of("remove-on-both-ends");

    @Test
    void oneEndAloneIsNotThisRulesBusiness() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Comment> comments;
                    @OneToMany(mappedBy = "post") List<Vote> votes;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Post post;
                }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void aMappedSuperclassHasNoRows() {
        Finding finding = RULE.reports("""
                        @MappedSuperclass abstract class Base<O> {
                            @Id Long id;
                            // finding: remove-on-both-ends certain error "Deleting one Player deletes its Team, which deletes its other Player rows"
                            @ManyToOne(cascade = CascadeType.REMOVE) O owner;
                        }
                        @Entity class Coach extends Base<Team> {}
                        @Entity class Player extends Base<Team> {}
                        @Entity class Team {
                            @Id Long id;
                            @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL) List<Player> players;
                        }
                        """).findings().get(0).finding();
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .contains("Coach inherits Base.owner, too, and nothing leads back: deleting a Coach deletes its Team");
    }

    @Test
    void aTreeGoesAsAWhole() {
        RULE.reports("""
                @Entity class Page {
                    @Id Long id;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<Page> subPages;
                    // finding: remove-on-both-ends certain error "deletes its parent, which deletes its other subPages, and so on"
                    @ManyToOne(cascade = CascadeType.ALL) Page parent;
                }
                """);
    }

    @Test
    void oneRowMadeForAllThatAreCollectedIsNotOneForEach() {
        Finding finding = RULE.reports("""
                        @Entity class Event {
                            @Id Long id;
                            @OneToMany(mappedBy = "event", cascade = CascadeType.ALL) List<Day> days;
                        }
                        @Entity class Day {
                            @Id Long id;
                            // finding: remove-on-both-ends certain error
                            @ManyToOne(cascade = CascadeType.ALL) Event event;
                            void setEvent(Event event) { this.event = event; }
                        }
                        class Mapper {
                            void convert(List<Day> days) {
                                Event event = new Event();
                                for (Day day : days) {
                                    day.setEvent(event);
                                }
                            }
                        }
                        """).findings().get(0).finding();

        assertThat(finding.evidence()).extracting(Evidence::text).noneMatch(text -> text.startsWith("against it"));
    }

    @Test
    void twoAssociationsOfTheSameEntitiesAreNotTwoEnds() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne Post post;
                    @ManyToOne(cascade = CascadeType.ALL) Post quoted;
                }
                """);
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                @Entity class Tag {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Post> posts;
                }
                """);
    }

    @Test
    void aOneToOneWithSharedKeyIsAnInformation() {
        RULE.reports("""
                @Entity class User {
                    @Id Long id;
                    @OneToOne(mappedBy = "user", cascade = CascadeType.ALL) Profile profile;
                }
                @Entity class Profile {
                    @Id Long id;
                    // finding: remove-on-both-ends likely info "Deleting either row deletes the other"
                    @OneToOne(cascade = CascadeType.ALL) @MapsId User user;
                }
                """);
    }

    @Test
    void aOneToOneIsAWarning() {
        RULE.reports("""
                @Entity class User {
                    @Id Long id;
                    // finding: remove-on-both-ends likely warning "Deleting either row deletes the other"
                    @OneToOne(cascade = CascadeType.ALL) Profile profile;
                }
                @Entity class Profile {
                    @Id Long id;
                    @OneToOne(mappedBy = "profile", cascade = CascadeType.REMOVE) User user;
                }
                """);
    }

    @Test
    void aManyToOneIsAnErrorAtTheToOneEnd() {
        Finding finding = RULE.reports("""
                        @Entity class Post {
                            @Id Long id;
                            @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                        }
                        @Entity class Comment {
                            @Id Long id;
                            // finding: remove-on-both-ends certain error column 26 "until nothing connected is left"
                            @ManyToOne(cascade = CascadeType.ALL) Post post;
                        }
                        """).findings().get(0).finding();
        assertThat(finding.path())
                .containsExactly(
                        new PathStep("shop.Comment", "post", "shop.Post", "remove"),
                        new PathStep("shop.Post", "comments", "shop.Comment", "remove"));
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("remove-on-many-to-one"))
                .anyMatch(text -> text.startsWith("Post.comments cascades REMOVE back"));
    }

    @Test
    void orphanRemovalRemovesToo() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-both-ends certain error "Post.comments says orphanRemoval"
                    @ManyToOne(cascade = CascadeType.REMOVE) Post post;
                }
                """);
    }

    @Test
    void hibernatesOwnCascadeCounts() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") @Cascade(org.hibernate.annotations.CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne
                    // finding: remove-on-both-ends certain error "@Cascade"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE)
                    Post post;
                }
                """);
    }

    @Test
    void aManyToManyIsAnErrorAtTheOwningEnd() {
        RULE.reports("""
                @Entity class Tag {
                    @Id Long id;
                    @ManyToMany(mappedBy = "tags", cascade = CascadeType.ALL) Set<Post> posts;
                }
                @Entity class Post {
                    @Id Long id;
                    // finding: remove-on-both-ends certain error "Post.tags says ALL and Tag.posts says ALL"
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                """);
    }

    @Test
    void theEndsMayStandInMappedSuperclasses() {
        RULE.reports("""
                @MappedSuperclass abstract class Parent<C> {
                    @Id Long id;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<C> children;
                }
                @MappedSuperclass abstract class Child<P> {
                    @Id Long id;
                    // finding: remove-on-both-ends certain error
                    @ManyToOne(cascade = CascadeType.ALL) P parent;
                }
                @Entity class Post extends Parent<Comment> {}
                @Entity class Comment extends Child<Post> {}
                """);
    }

    @Test
    void aTreeThatCascadesUpAndDown() {
        RULE.reports("""
                @Entity class Folder {
                    @Id Long id;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<Folder> children;
                    // finding: remove-on-both-ends certain error
                    @ManyToOne(cascade = CascadeType.ALL) Folder parent;
                }
                """);
    }

    @Test
    void aUniqueKeyMakesItAPair() {
        RULE.reports("""
                @Entity class Allocation {
                    @Id Long id;
                    @OneToMany(mappedBy = "allocation", cascade = CascadeType.ALL) Set<Queued> queued;
                }
                @Entity class Queued {
                    @Id Long id;
                    // finding: remove-on-both-ends likely info "Deleting either row deletes the other"
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Allocation allocation;
                }
                """);
    }
}
