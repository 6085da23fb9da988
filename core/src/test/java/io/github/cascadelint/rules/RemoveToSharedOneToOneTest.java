package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveToSharedOneToOneTest {

    private static final RuleTester RULE = RuleTester.of("remove-to-shared-one-to-one");

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @OneToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Address address;
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                """);
    }

    @Test
    void theEndWithoutTheKeyOwnsTheOther() {
        RULE.silent("""
                @Entity class User {
                    @Id Long id;
                    @OneToOne(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true) Profile profile;
                }
                @Entity class Profile { @Id Long id; @OneToOne User user; }
                @Entity class Visit { @Id Long id; @ManyToOne Profile profile; }
                """);
    }

    @Test
    void aRowThatNobodyElseRefersToIsItsOwn() {
        RULE.silent("""
                @Entity class Address { @Id Long id; }
                @Entity class Cart { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Address address;
                    @OneToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Cart cart;
                }
                """);
    }

    @Test
    void aSharedKeyIsPrivate() {
        RULE.silent("""
                @Entity class Details { @Id Long id; }
                @Entity class Image { @Id Long id; }
                @Entity class Product {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) @MapsId Details details;
                    @OneToOne(cascade = CascadeType.ALL) @PrimaryKeyJoinColumn Image image;
                }
                @Entity class Note { @Id Long id; @ManyToOne Details details; @ManyToOne Image image; }
                """);
    }

    @Test
    void aValueComponentHasOneOwnerPerRow() {
        RULE.silent("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address address; }
                @Entity class Supplier { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address address; }
                """);
    }

    @Test
    void childrenThatGoWithTheTargetAndKeysThatTheDatabaseClearsAreNoReferrers() {
        RULE.silent("""
                @Entity class Cart {
                    @Id Long id;
                    @OneToMany(mappedBy = "cart", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Cart cart; }
                @Entity class Reminder {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Cart cart;
                }
                @Entity class Visit {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Cart cart;
                }
                @Entity class Customer {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Cart cart;
                    @OneToOne @JoinColumn(name = "cart_id", insertable = false, updatable = false) Cart sameCart;
                }
                """);
    }

    @Test
    void theNextNodeOfATreeIsNoParent() {
        RULE.silent("""
                @Entity class Page {
                    @Id Long id;
                    @ManyToOne Page parent;
                    @OneToMany(mappedBy = "parent") List<Page> children;
                    @OneToOne(cascade = CascadeType.ALL) Page draft;
                }
                """);
    }

    @Test
    void whatTheOtherEndRemovesTooIsOneProblemOfAnotherRule() {
        RULE.silent("""
                @Entity class User {
                    @Id Long id;
                    // finding: remove-on-both-ends likely warning
                    @OneToOne(cascade = CascadeType.ALL) Profile profile;
                }
                @Entity class Profile {
                    @Id Long id;
                    @OneToOne(mappedBy = "profile", cascade = CascadeType.ALL) User user;
                }
                @Entity class Visit { @Id Long id; @ManyToOne Profile profile; }
                """);
    }

    @Test
    void aRowThatWasLookedUpIsLikely() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one likely warning column 25 "the Address is not its own"
                    @OneToOne(cascade = CascadeType.ALL) Address address;
                    void setAddress(Address address) { this.address = address; }
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                class Addresses {
                    EntityManager em;
                    void move(Customer customer, Long id) { customer.setAddress(em.find(Address.class, id)); }
                }
                """);
    }

    @Test
    void orphanRemovalRemovesToo() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one likely warning "says orphanRemoval"
                    @OneToOne(orphanRemoval = true) Address address;
                    void setAddress(Address address) { this.address = address; }
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                class Addresses {
                    EntityManager em;
                    void move(Customer customer, Long id) { customer.setAddress(em.find(Address.class, id)); }
                }
                """);
    }

    @Test
    void fromTheChildToTheParentIsCertain() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer") List<Order> orders;
                }
                @Entity class Order {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one certain warning "it points from the child to its parent"
                    @OneToOne(cascade = CascadeType.ALL) Customer customer;
                }
                """);
    }

    @Test
    void whatIsMappedToBeReadIsNeverDeleted() {
        String fixture = """
                @Entity class Job { @Id Long id; }
                @Entity class Mapping { @Id Long id; @ManyToOne Job job; }
                @Entity class JobHistory {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one %s warning
                    @OneToOne(cascade = CascadeType.ALL) Job job;
                    void setJob(Job job) { this.job = job; }
                }
                class Service {
                    EntityManager em;
                    void keep(JobHistory history) { history.setJob(em.find(Job.class, 1L)); }
                    Object make() { return List.of(new Job(), new Mapping()%s); }
                }
                """;
        RULE.reports(fixture.formatted("possible", ""));
        RULE.reports(fixture.formatted("likely", ", new JobHistory()"));
    }

    @Test
    void withoutASignThatARowIsSharedItIsPossible() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one possible warning "the Address may not be its own"
                    @OneToOne(cascade = CascadeType.ALL) Address address;
                    void setAddress(Address address) { this.address = address; }
                }
                @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
                class Addresses { void make(Customer customer) { customer.setAddress(new Address()); } }
                """);
    }

    @Test
    void aCollectionOfAnotherAssociationMakesNoParent() {
        RULE.silent("""
                @Entity class Service {
                    @Id Long id;
                    @OneToMany(mappedBy = "service") List<Proxy> proxies;
                }
                @Entity class Proxy {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Service service;
                    @OneToOne(cascade = CascadeType.ALL) Service source;
                }
                """);
    }

    @Test
    void theCurrentOneOfItsOwnIsPossible() {
        String fixture = """
                @Entity class Version { @Id Long id; %s }
                @Entity class Shelf { @Id Long id; @OneToMany @JoinColumn List<Version> versions; }
                @Entity class Report {
                    @Id Long id;
                    // finding: remove-to-shared-one-to-one %s warning
                    @OneToOne(cascade = CascadeType.ALL) Version current;
                    %s
                    void setCurrent(Version version) { this.current = version; }
                }
                class Reports {
                    EntityManager em;
                    void promote(Report report) { report.setCurrent(em.find(Version.class, 1L)); }
                }
                """;
        RULE.reports(fixture.formatted("", "likely", ""));
        RULE.reports(fixture.formatted("@ManyToOne Report report;", "likely", "")
                + "@Entity class Note { @Id Long id; @ManyToOne Version version; }");
        RULE.reports(fixture.formatted("@ManyToOne Report report;", "possible", ""));
        RULE.reports(fixture.formatted(
                "", "possible", "@OneToMany(cascade = CascadeType.ALL) @JoinColumn List<Version> versions;"));
    }
}
