package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RequiredAssociationToSoftDeletedTest {

    private static final RuleTester RULE = RuleTester.of("required-association-to-soft-deleted");

    @Test
    void whatMayBeMissingMayBeHidden() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Customer { @Id Long id; }
                @Entity class Invoice { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void whatIsHiddenToo() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                import org.hibernate.annotations.SQLRestriction;
                @Entity @SoftDelete class Customer { @Id Long id; }
                @Entity @SoftDelete class Invoice { @Id Long id; @ManyToOne(optional = false) Customer customer; }
                @Entity @SQLRestriction("open = true") class Order {
                    @Id Long id;
                    boolean open;
                    @ManyToOne(optional = false) Customer customer;
                }
                """);
    }

    @Test
    void whatGoesAlong() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL) List<Invoice> invoices;
                }
                @Entity class Invoice { @Id Long id; @ManyToOne(optional = false) Customer customer; }
                """);
    }

    @Test
    void markedRowsThatAreLoadedAndRestrictionsThatMarkNothing() {
        RULE.silent("""
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SQLRestriction;
                @Entity @SQLDelete(sql = "update Customer set deleted = true where id = ?") class Customer { @Id Long id; }
                @Entity @SQLRestriction("kind = 1") class Source { @Id Long id; int kind; }
                @Entity class Invoice {
                    @Id Long id;
                    @ManyToOne(optional = false) Customer customer;
                    @ManyToOne(optional = false) Source source;
                }
                """);
    }

    @Test
    void hibernate5RestrictsNoReference() {
        RULE.silent("""
                package old;
                import javax.persistence.*;
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SQLRestriction;
                @Entity
                @SQLDelete(sql = "update Customer set deleted = true where id = ?")
                @SQLRestriction("deleted = false")
                class Customer { @Id Long id; boolean deleted; }
                @Entity class Invoice { @Id Long id; @ManyToOne(optional = false) Customer customer; }
                """);
    }

    @Test
    void whatMustBeThere() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SQLRestriction;
                import org.hibernate.annotations.SoftDelete;
                @Entity
                @SQLDelete(sql = "update Customer set deleted = true where id = ?")
                @SQLRestriction("deleted = false")
                class Customer { @Id Long id; boolean deleted; }
                @Entity @SoftDelete class Source { @Id Long id; }
                @Entity class Invoice {
                    @Id Long id;
                    // finding: required-association-to-soft-deleted likely warning "a look-up of the Invoice finds nothing"
                    @ManyToOne(optional = false) Customer customer;
                    // finding: required-association-to-soft-deleted likely warning
                    @OneToOne @JoinColumn(nullable = false) Source source;
                }
                @Entity class Call {
                    @Id Long id;
                    // finding: required-association-to-soft-deleted likely warning "whoever reads Call.customer gets an exception"
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Customer customer;
                }
                """);
    }
}
