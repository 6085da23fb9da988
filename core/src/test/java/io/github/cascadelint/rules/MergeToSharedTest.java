package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MergeToSharedTest {

    private static final RuleTester RULE = RuleTester.of("merge-to-shared");

    @Test
    void whatDoesNotMergeIsRight() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne Country country;
                    @ManyToOne(cascade = {CascadeType.REFRESH, CascadeType.DETACH}) Country birthplace;
                    @ManyToMany(cascade = CascadeType.PERSIST) Set<Country> visited;
                }
                """);
    }

    @Test
    void ownedRowsAreMergedWithTheirOwner() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.MERGE) List<Comment> comments;
                    @OneToOne(cascade = CascadeType.MERGE) Text text;
                    @ManyToOne(cascade = CascadeType.MERGE) Layout layout;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Text { @Id Long id; }
                @Entity class Layout { @Id Long id; }
                """);
    }

    @Test
    void aUniqueKeyIsPrivate() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.MERGE) @JoinColumn(unique = true) Country country;
                }
                """);
    }

    @Test
    void whereRemoveSpeaksThereIsNothingToAdd() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Address { @Id Long id; }
                @Entity class Tag { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                    @ManyToOne(cascade = CascadeType.ALL) Address address;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; @ManyToMany Set<Tag> tags; }
                """);
    }

    @Test
    void aLookupIsLikely() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Cache(usage = org.hibernate.annotations.CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: merge-to-shared likely warning column 48 "Customer.country cascades MERGE"
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Country country;
                    // finding: merge-to-shared likely warning
                    @ManyToMany(cascade = CascadeType.MERGE) Set<Country> visited;
                }
                """);
    }

    @Test
    void anImmutableLookupIsPossible() {
        RULE.reports("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: merge-to-shared possible warning
                    @ManyToOne(cascade = CascadeType.MERGE) Country country;
                }
                """);
    }

    @Test
    void aSharedRowIsPossible() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: merge-to-shared possible warning
                    @ManyToOne(cascade = CascadeType.MERGE) Address address;
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                """);
    }

    @Test
    void aMergeCopiesNothingOntoWhatTheCodeHasLookedUp() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Cache(usage = org.hibernate.annotations.CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: merge-to-shared possible warning
                    @ManyToOne(cascade = CascadeType.MERGE) Country country;
                    void setCountry(Country country) { this.country = country; }
                }
                class Customers {
                    EntityManager em;
                    void move(Customer customer, Long to) {
                        customer.setCountry(em.find(Country.class, to));
                        em.merge(customer);
                    }
                }
                """);
    }

    @Test
    void hibernatesSaveUpdateAnswersToNoMerge() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Cache(usage = org.hibernate.annotations.CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne
                    // finding: merge-to-shared possible warning "Hibernate's saveOrUpdate of a detached Customer"
                    @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
                    Country country;
                }
                class Customers {
                    EntityManager em;
                    void save(Customer customer) { em.merge(customer); }
                }
                """);
    }

    @Test
    void hibernatesSaveUpdateUpdatesWhereCodeCallsIt() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Cache(usage = org.hibernate.annotations.CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne
                    // finding: merge-to-shared likely warning "Customer.country cascades SAVE_UPDATE"
                    @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
                    Country country;
                }
                class Customers {
                    org.hibernate.Session session;
                    void save(Customer customer) { session.saveOrUpdate(customer); }
                }
                """);
    }
}
