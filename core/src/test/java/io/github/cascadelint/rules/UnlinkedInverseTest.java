package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import org.junit.jupiter.api.Test;

class UnlinkedInverseTest {

    private static final RuleTester RULE = RuleTester.of("unlinked-inverse");

    @Test
    void mappedByLinksTheEnds() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @ManyToMany(mappedBy = "posts") Set<Tag> tags;
                }
                @Entity class Comment { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany @JoinTable(name = "post_tag") Set<Post> posts; }
                """);
    }

    @Test
    void oneReadOnlyEndLeavesTheColumnToTheOther() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany @JoinColumn(name = "post_id") List<Comment> comments;
                    @OneToMany @JoinColumn(name = "post_id", insertable = false, updatable = false) List<Vote> votes;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "post_id", insertable = false, updatable = false) Post post;
                }
                @Entity class Vote { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                """);
    }

    @Test
    void twoColumnsAreTwoAssociations() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany @JoinColumn(name = "thread_id") List<Comment> comments;
                    @OneToMany List<Vote> votes;
                }
                @Entity class Comment { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                @Entity class Vote { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                """);
    }

    @Test
    void twoJoinTablesAreTwoAssociations() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany @JoinTable(name = "post_tag") Set<Tag> tags;
                    @ManyToMany Set<Topic> topics;
                }
                @Entity class Tag { @Id Long id; @ManyToMany @JoinTable(name = "tag_of_month") Set<Post> posts; }
                @Entity class Topic { @Id Long id; @ManyToMany Set<Post> posts; }
                """);
    }

    @Test
    void aColumnToAnotherEntityIsNotTheOtherEnd() {
        RULE.silent("""
                @Entity class Post { @Id Long id; @OneToMany @JoinColumn(name = "owner_id") List<Comment> comments; }
                @Entity class User { @Id Long id; }
                @Entity class Comment { @Id Long id; @ManyToOne @JoinColumn(name = "owner_id") User owner; }
                """);
    }

    @Test
    void bothEndsWriteOneColumn() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unlinked-inverse likely warning column 5 "Comment.post both write the column post_id"
                    @OneToMany @JoinColumn(name = "POST_ID") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                """);
    }

    private static final String CLUB = """
            @Entity class Member {
                @Id Long id;
                @ManyToMany
                @JoinTable(name = "club_member", joinColumns = @JoinColumn(name = "member_id"),
                        inverseJoinColumns = @JoinColumn(name = "club_id"))
                Set<Club> clubs = new HashSet<>();
                void joinClub(Club club) { clubs.add(club); }
                void leaveAll() { clubs.clear(); }
            }
            @Entity class Club {
                @Id Long id;
                // finding: unlinked-inverse %s warning
                @ManyToMany
                @JoinTable(name = "club_member", joinColumns = @JoinColumn(name = "club_id"),
                        inverseJoinColumns = @JoinColumn(name = "member_id"))
                Set<Member> members = new HashSet<>();
                void takeIn(Member member) { members.add(member); }
            }
            """;

    private static void clubs(String confidence, String body) {
        RULE.reports(CLUB.formatted(confidence), """
                class Office {
                    EntityManager em;
                    void enter(Member member, Club club) { %s }
                    void end(Member member) { member.leaveAll(); em.remove(member); }
                }
                """.formatted(body));
    }

    @Test
    void aMemberThatNobodyCallsLinksNothing() {
        clubs("possible", "club.takeIn(member);");
        clubs("certain", "club.takeIn(member); member.joinClub(club);");
        clubs("certain", ""); // the callers are elsewhere
    }

    @Test
    void theDeleteOfTheInverseEndLeavesItsLinks() {
        assertThat(written("possible", "tag.posts.add(post); post.tags.remove(tag);")
                        .suggestion())
                .hasValueSatisfying(suggestion -> assertThat(suggestion.text())
                        .contains("mappedBy = \"posts\" on Post.tags")
                        .endsWith(
                                "A delete of a Post no longer deletes its links then: take it out of Tag.posts first"));
    }

    /** Code that changes the ends, and what is then said. */
    private static Finding written(String confidence, String body) {
        return RULE.reports("""
                        @Entity class Post {
                            @Id Long id;
                            @ManyToMany
                            @JoinTable(
                                    name = "post_tag",
                                    joinColumns = @JoinColumn(name = "post_id"),
                                    inverseJoinColumns = @JoinColumn(name = "tag_id"))
                            Set<Tag> tags;
                        }
                        @Entity class Tag {
                            @Id Long id;
                            // finding: unlinked-inverse %s warning
                            @ManyToMany
                            @JoinTable(
                                    name = "post_tag",
                                    joinColumns = @JoinColumn(name = "tag_id"),
                                    inverseJoinColumns = @JoinColumn(name = "post_id"))
                            Set<Post> posts;
                        }
                        class Blog {
                            EntityManager em;
                            void tag(Post post, Tag tag) { em.persist(tag); %s }
                        }
                        """.formatted(confidence, body)).findings().stream()
                .map(TriagedFinding::finding)
                .filter(found -> found.rule().equals("unlinked-inverse"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverWritesBothEndsWritesTwice() {
        assertThat(written("certain", "post.tags.add(tag); tag.posts.add(post);")
                        .suggestion())
                .hasValueSatisfying(suggestion ->
                        assertThat(suggestion.text()).contains("code that changes Tag.posts must set the other side"));
    }

    @Test
    void theEndThatCodeDoesNotWriteIsTheInverse() {
        assertThat(written("possible", "post.tags.add(tag);").suggestion())
                .hasValueSatisfying(
                        suggestion -> assertThat(suggestion.text()).contains("mappedBy = \"tags\" on Tag.posts"));
        assertThat(written("possible", "tag.posts.add(post);").suggestion())
                .hasValueSatisfying(
                        suggestion -> assertThat(suggestion.text()).contains("mappedBy = \"posts\" on Post.tags"));
        written("possible", "");
    }

    @Test
    void membersOfTheEntityWriteButItsPlainSettersDoNot() {
        RULE.reports("""
                @Entity class Office {
                    @Id Long id;
                    // finding: unlinked-inverse certain warning
                    @OneToMany @JoinColumn(name = "parent_id") List<Office> children = new ArrayList<>();
                    @ManyToOne @JoinColumn(name = "parent_id") Office parent;
                    Office() {}
                    Office(Office parent) { this.parent = parent; parent.addChild(this); }
                    private void addChild(Office child) { children.add(child); }
                }
                """);
        RULE.reports("""
                @Entity class Office {
                    @Id Long id;
                    // finding: unlinked-inverse possible warning
                    @OneToMany @JoinColumn(name = "parent_id") List<Office> children;
                    @ManyToOne @JoinColumn(name = "parent_id") Office parent;
                    Office() { children = new ArrayList<>(); }
                    Office(Office parent) { this.parent = parent; }
                    void setChildren(List<Office> children) { this.children = children; }
                }
                """);
    }

    @Test
    void theNameOfTheColumnMayBeTheDefault() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unlinked-inverse likely warning
                    @OneToMany @JoinColumn(name = "post_id") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void bothEndsWriteOneJoinTable() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany
                    @JoinTable(
                            name = "post_tag",
                            joinColumns = @JoinColumn(name = "post_id"),
                            inverseJoinColumns = @JoinColumn(name = "tag_id"))
                    Set<Tag> tags;
                }
                @Entity class Tag {
                    @Id Long id;
                    // finding: unlinked-inverse likely warning "Tag.posts and Post.tags both write the join table post_tag"
                    @ManyToMany
                    @JoinTable(
                            name = "post_tag",
                            joinColumns = @JoinColumn(name = "tag_id"),
                            inverseJoinColumns = @JoinColumn(name = "post_id"))
                    Set<Post> posts;
                }
                """);
    }

    @Test
    void bothEndsOfALinkOfAnEntityWithItself() {
        RULE.reports("""
                @Entity class Person {
                    @Id Long id;
                    @ManyToMany
                    @JoinTable(
                            name = "friends",
                            joinColumns = @JoinColumn(name = "a_id"),
                            inverseJoinColumns = @JoinColumn(name = "b_id"))
                    Set<Person> friends;
                    // finding: unlinked-inverse likely warning
                    @ManyToMany
                    @JoinTable(
                            name = "friends",
                            joinColumns = @JoinColumn(name = "b_id"),
                            inverseJoinColumns = @JoinColumn(name = "a_id"))
                    Set<Person> friendOf;
                }
                """);
    }
}
