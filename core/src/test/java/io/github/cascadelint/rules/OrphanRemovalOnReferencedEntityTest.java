package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalOnReferencedEntityTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-on-referenced-entity");

    @Test
    void withoutOrphanRemovalNothingIsDeletedForLeaving() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = false) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void aChildThatNobodyElseRefersToIsOwned() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Comment> comments;
                    @OneToOne(mappedBy = "post", orphanRemoval = true) Text text;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Text { @Id Long id; @OneToOne Post post; }
                """);
    }

    @Test
    void aSharedKeyIsPrivate() {
        RULE.silent("""
                @Entity class Product {
                    @Id Long id;
                    @OneToOne(orphanRemoval = true) @MapsId Details details;
                }
                @Entity class Details { @Id Long id; }
                @Entity class Note { @Id Long id; @ManyToOne Details details; }
                """);
    }

    @Test
    void aLinkEntityMayBelongToEachOfItsParents() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Vote> votes;
                }
                @Entity class User {
                    @Id Long id;
                    @OneToMany(mappedBy = "user", orphanRemoval = true) List<Vote> votes;
                }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne(optional = false) Post post;
                    @ManyToOne @JoinColumn(nullable = false) User user;
                }
                """);
    }

    @Test
    void aValueComponentHasOneOwnerPerRow() {
        RULE.silent("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) @JoinColumn List<Phone> phones;
                }
                @Entity class Supplier { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Phone phone; }
                @Entity class Phone { @Id Long id; }
                """);
    }

    @Test
    void whatGoesAlongOrIsClearedIsNoReferrer() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "post_id") Post post;
                    @OneToMany(mappedBy = "picture", cascade = CascadeType.ALL) List<Label> labels;
                }
                @Entity class Label { @Id Long id; @ManyToOne Picture picture; }
                @Entity class Author {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Picture avatar;
                }
                @Entity class Like {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Picture picture;
                }
                """);
    }

    @Test
    void aReadOnlySecondViewIsNoReferrer() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; }
                @Entity class Author {
                    @Id Long id;
                    Long avatarId;
                    @ManyToOne @JoinColumn(name = "avatarId", insertable = false, updatable = false) Picture avatar;
                }
                """);
    }

    @Test
    void aReferenceFromOutside() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-on-referenced-entity possible warning column 78 "leaves Post.pictures"
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> pictures;
                    List<Picture> getPictures() { return pictures; }
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                class Editor { void drop(Post post, Picture picture) { post.getPictures().remove(picture); } }
                """);
    }

    private static final String TEAMS = """
            @Entity class Team {
                @Id Long id;
                // finding: orphan-removal-on-referenced-entity %s
                @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true) List<Member> members;
                List<Member> getMembers() { return members; }
            }
            @Entity class Member { @Id Long id; @ManyToOne(optional = false) Team team; }
            @Entity class Loan {
                @Id Long id;
                @ManyToOne(optional = false) Member borrower;
                void setBorrower(Member borrower) { this.borrower = borrower; }
            }
            class Service {
                EntityManager em;
                void lend(Loan loan, Long id) { loan.setBorrower(em.find(Member.class, id)); }
                %s
            }
            """;

    @Test
    void aDeleteOfTheOwnerFailsOnWhatMustHaveItsRows() {
        RULE.reports(TEAMS.formatted(
                "likely warning \"Deleting a Team also deletes its Member rows\"",
                "void drop(Long id) { em.remove(em.find(Team.class, id)); }"));
    }

    @Test
    void takingOutFailsOnWhatMustHaveTheRow() {
        RULE.reports(TEAMS.formatted(
                "likely warning \"A Member that leaves Team.members is deleted\"",
                "void drop(Team team, Member member) { team.getMembers().remove(member); }"));
    }

    @Test
    void aReferrerThatNoCodeGivesARowMayHaveNone() {
        RULE.reports(TEAMS.replace("void lend(Loan loan, Long id) { loan.setBorrower(em.find(Member.class, id)); }", "")
                .formatted("possible warning", "void drop(Long id) { em.remove(em.find(Team.class, id)); }"));
    }

    @Test
    void codeThatDeletesTheReferrersMostOftenDoesSoBefore() {
        RULE.reports(TEAMS.formatted("possible warning", """
                void drop(Team team, Member member) { team.getMembers().remove(member); em.remove(team); }
                void end(Loan loan) { em.remove(loan); }
                """));
    }

    @Test
    void whereNothingLeavesTheCollectionItIsPossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-on-referenced-entity possible warning
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void aMemberThatNobodyCallsIsPossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-on-referenced-entity possible warning
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                    void empty() { pictures.clear(); }
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void aMethodThatAlsoClearsTheReferenceIsPossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-on-referenced-entity possible warning
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                    List<Picture> getPictures() { return pictures; }
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author {
                    @Id Long id;
                    @ManyToOne Picture avatar;
                    void setAvatar(Picture avatar) { this.avatar = avatar; }
                }
                class Editor {
                    void drop(Post post, Author author, Picture picture) {
                        author.setAvatar(null);
                        post.getPictures().remove(picture);
                    }
                }
                """);
    }

    @Test
    void aReferenceFromTheSameAggregateIsPossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-on-referenced-entity possible warning
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Chapter> chapters;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Chapter { @Id Long id; @ManyToOne Post post; @ManyToOne Picture opener; }
                """);
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne Picture cover;
                    // finding: orphan-removal-on-referenced-entity possible warning
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                """);
    }

    @Test
    void hibernatesOwnOrphanDeleteCounts() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post")
                    // finding: orphan-removal-on-referenced-entity possible warning column 14
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    List<Picture> pictures;
                    List<Picture> getPictures() { return pictures; }
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                class Editor { void drop(Post post, Picture picture) { post.getPictures().remove(picture); } }
                """);
    }

    @Test
    void aTreeIsOneProblemOfAnotherRule() {
        RULE.silent("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    // finding: orphan-removal-on-tree possible warning
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Folder> children;
                    void drop(Folder child) { children.remove(child); }
                }
                @Entity class Bookmark { @Id Long id; @ManyToOne Folder folder; }
                """);
    }
}
