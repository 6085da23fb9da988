package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalWithSeveralOwnersTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-with-several-owners");

    @Test
    void oneOwnerIsRight() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Author {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; }
                interface Repository<T> {}
                interface PictureRepository extends Repository<Picture> {}
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
    void aLinkEntityWhoseIdentifierIsTheTwoKeys() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Vote> votes;
                }
                @Entity class User {
                    @Id Long id;
                    @OneToMany(mappedBy = "user", orphanRemoval = true) List<Vote> votes;
                }
                class VoteId { Long post; Long user; }
                @Entity @IdClass(VoteId.class) class Vote {
                    @Id @ManyToOne Post post;
                    @Id @ManyToOne User user;
                }
                """);
    }

    @Test
    void aValueComponentHasOneOwnerPerRow() {
        RULE.silent("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Phone> phones;
                }
                @Entity class Supplier {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Phone> phones;
                }
                @Entity class Phone { @Id Long id; }
                """);
    }

    @Test
    void aMandatoryBackReferenceSaysWhoOwnsTheRow() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Album {
                    @Id Long id;
                    @OneToMany(mappedBy = "album", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture {
                    @Id Long id;
                    @ManyToOne(optional = false) Post post;
                    @ManyToOne Album album;
                }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void oneColumnHoldsOneOwner() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) Set<Picture> covers;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void oneDeclarationThatSeveralInheritIsOneOwner() {
        RULE.silent("""
                @MappedSuperclass abstract class Party {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Phone> phones;
                }
                @Entity class Customer extends Party {}
                @Entity class Supplier extends Party {}
                @Entity class Phone { @Id Long id; }
                """);
    }

    @Test
    void aSharedKeyIsPrivate() {
        RULE.silent("""
                @Entity class Post { @Id Long id; @OneToOne(orphanRemoval = true) @MapsId Picture picture; }
                @Entity class Album { @Id Long id; @OneToMany(orphanRemoval = true) List<Picture> pictures; }
                @Entity class Picture { @Id Long id; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void alternativeOwnersEachWithAKeyInTheRowArePossible() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Album {
                    @Id Long id;
                    // finding: orphan-removal-with-several-owners possible warning "leaves Album.pictures"
                    @OneToMany(mappedBy = "album", orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; @ManyToOne Album album; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void linkTablesLetOneRowHaveSeveralOwners() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-with-several-owners likely warning "Post.thumbnails holds it"
                    @OneToMany(orphanRemoval = true) List<Picture> pictures;
                    @OneToMany(orphanRemoval = true) List<Picture> thumbnails;
                }
                @Entity class Picture { @Id Long id; }
                @Entity class Author { @Id Long id; @ManyToOne Picture avatar; }
                """);
    }

    @Test
    void rowsThatAreLookedUpMayChangeHands() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> pictures;
                    void take(EntityManager em) { pictures.add(em.find(Picture.class, 1L)); }
                }
                @Entity class Album {
                    @Id Long id;
                    // finding: orphan-removal-with-several-owners likely warning
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void twoEntitiesOfOneTableAreOneOwner() {
        RULE.silent("""
                @Entity @Table(name = "CASE_TYPE") class CaseType {
                    @Id Long id;
                    @OneToMany(orphanRemoval = true) @JoinColumn(name = "case_type_id") List<State> states;
                }
                @Entity @Table(name = "CASE_TYPE") class CaseTypeLite {
                    @Id Long id;
                    @OneToMany(orphanRemoval = true) @JoinColumn(name = "CASE_TYPE_ID") List<State> states;
                }
                @Entity class State { @Id Long id; }
                """);
    }
}
