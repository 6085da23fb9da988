package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class PersistToSharedTest {

    private static final RuleTester RULE = RuleTester.of("persist-to-shared");

    @Test
    void hibernatesSaveUpdateAnswersToNoPersist() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE) Country country;
                }
                """);
    }

    @Test
    void whatDoesNotPersistIsRight() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne Country country;
                    @ManyToOne(cascade = CascadeType.REFRESH) Country birthplace;
                }
                """);
    }

    @Test
    void ownedRowsArePersistedWithTheirOwner() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.PERSIST) List<Comment> comments;
                    @OneToOne(cascade = CascadeType.PERSIST) Text text;
                    @ManyToOne(cascade = CascadeType.PERSIST) Layout layout;
                    @ManyToOne(cascade = CascadeType.PERSIST) @JoinColumn(unique = true) Picture cover;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Text { @Id Long id; }
                @Entity class Layout { @Id Long id; }
                @Entity class Picture { @Id Long id; }
                @Entity class Page { @Id Long id; @ManyToOne Picture cover; }
                """);
    }

    @Test
    void whereMergeOrRemoveSpeaksThereIsNothingToAdd() {
        RULE.silent("""
                @Entity @org.hibernate.annotations.Cache(usage = org.hibernate.annotations.CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-lookup certain error
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                    // finding: merge-to-shared likely warning
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Country birthplace;
                }
                """);
    }

    @Test
    void aLookupIsLikely() {
        RULE.reports("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: persist-to-shared likely warning column 26 "Customer.country cascades PERSIST"
                    @ManyToOne(cascade = CascadeType.PERSIST) Country country;
                    // finding: persist-to-shared likely warning
                    @ManyToMany(cascade = CascadeType.PERSIST) Set<Country> visited;
                }
                """);
    }

    @Test
    void aSharedRowIsPossible() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: persist-to-shared possible warning
                    @ManyToOne(cascade = CascadeType.PERSIST) Address address;
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                """);
    }

    @Test
    void rowsThatCodeAsksForByThemselvesArePossiblyThereAlready() {
        RULE.reports("""
                @Entity class Bundle {
                    @Id Long id;
                    // finding: persist-to-shared possible warning "BundleType"
                    @ManyToOne(cascade = CascadeType.PERSIST) BundleType bundleType;
                }
                @Entity @NamedQuery(name = "find", query = "SELECT bt FROM BundleType bt WHERE bt.name = :name")
                class BundleType { @Id Long id; String name; }
                """);
    }
}
