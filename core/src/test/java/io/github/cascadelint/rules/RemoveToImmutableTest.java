package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveToImmutableTest {

    private static final RuleTester RULE = RuleTester.of("remove-to-immutable");

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity @Immutable class Rate { @Id Long id; @ManyToOne Account account; }
                @Entity @org.hibernate.annotations.Subselect("select 1") class Total { @Id Long id; }
                @Entity class Account {
                    @Id Long id;
                    @OneToMany(mappedBy = "account", cascade = CascadeType.PERSIST) List<Rate> rates;
                    @OneToOne Total total;
                }
                """);
    }

    @Test
    void anImmutablePartOfOneOwnerMayWellGoWithIt() {
        RULE.reports("""
                @Entity @Immutable class Entry { @Id Long id; @ManyToOne Account account; }
                @Entity class Account {
                    @Id Long id;
                    // finding: remove-to-immutable possible warning
                    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL) List<Entry> entries;
                }
                """);
    }

    @Test
    void soMayOneToWhichOthersRefer() {
        RULE.reports("""
                @Entity @Immutable class Entry { @Id Long id; @ManyToOne Account account; }
                @Entity class Invoice { @Id Long id; @ManyToOne Entry entry; }
                @Entity class Account {
                    @Id Long id;
                    // finding: remove-to-immutable possible warning
                    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL) List<Entry> entries;
                }
                """);
    }

    @Test
    void immutableRowsThatOthersAreGivenAreThereToStay() {
        RULE.reports("""
                @Entity @Immutable class Entry { @Id Long id; @ManyToOne Account account; }
                @Entity class Invoice { @Id Long id; @ManyToOne Entry entry; }
                class Invoices {
                    void book(Invoice invoice, EntityManager em) { invoice.entry = em.find(Entry.class, 1L); }
                }
                @Entity class Account {
                    @Id Long id;
                    // finding: remove-to-immutable likely warning "Account.entries says ALL"
                    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL) List<Entry> entries;
                }
                """);
    }

    @Test
    void aViewHasNoRowsToDelete() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Subselect("select 1") class Total { @Id Long id; }
                @Entity @org.hibernate.annotations.View(query = "select 1") class Balance { @Id Long id; }
                @Entity class Account {
                    @Id Long id;
                    // finding: remove-to-immutable likely warning "mapped to a view or a query"
                    @OneToOne(cascade = CascadeType.ALL) Total total;
                    // finding: remove-to-immutable likely warning "Account.balances says orphanRemoval"
                    @OneToMany(orphanRemoval = true) List<Balance> balances;
                }
                """);
    }

    @Test
    void ofReferenceDataTheOtherRuleSpeaks() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Author { @Id Long id; @ManyToOne Country country; }
                @Entity class Customer { @Id Long id; @ManyToOne(cascade = CascadeType.ALL) Country country; }
                """);
    }
}
