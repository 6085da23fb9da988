package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that a lookup row goes with the last row that refers to it, and that neither {@code @Immutable} nor a read-only
 * cache protects it (Jakarta Persistence 3.2, 3.3.3; Hibernate's {@code @Immutable} speaks of updates only).
 */
class RemoveToLookupProofTest {

    @Immutable
    @Entity(name = "Country")
    static class Country {
        @Id
        String code;
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;

        @ManyToOne(cascade = CascadeType.ALL)
        Country country;
    }

    @Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
    @Entity(name = "Currency")
    static class Currency {
        @Id
        String code;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        @OneToOne(orphanRemoval = true)
        Currency currency;
    }

    @Test
    void theLastReferrerEmptiesTheLookupTable() {
        try (HibernateHarness db = HibernateHarness.boot(Country.class, Customer.class)) {
            db.sql(
                    "insert into Country (code) values ('NL'), ('DE')",
                    "insert into Customer (id, country_code) values (1, 'NL'), (2, 'DE'), (3, 'DE')");

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.query("select code from Country")).containsExactly("DE");
        }
    }

    @Test
    void everyEarlierReferrerCannotBeDeleted() {
        try (HibernateHarness db = HibernateHarness.boot(Country.class, Customer.class)) {
            db.sql(
                    "insert into Country (code) values ('DE')",
                    "insert into Customer (id, country_code) values (2, 'DE'), (3, 'DE')");

            assertThat(db.refusal(em -> em.remove(em.find(Customer.class, 2))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("CUSTOMER FOREIGN KEY(COUNTRY_CODE) REFERENCES PUBLIC.COUNTRY(CODE)");

            assertThat(db.rows("Customer")).isEqualTo(2);
        }
    }

    @Test
    void withOrphanRemovalAChangeOfMindIsEnough() {
        try (HibernateHarness db = HibernateHarness.boot(Currency.class, Invoice.class)) {
            db.sql(
                    "insert into Currency (code) values ('EUR'), ('USD')",
                    "insert into Invoice (id, currency_code) values (1, 'EUR')");

            db.inTransaction(em -> em.find(Invoice.class, 1).currency = em.find(Currency.class, "USD"));

            assertThat(db.query("select currency_code from Invoice")).containsExactly("USD");
            assertThat(db.query("select code from Currency")).containsExactly("USD");
        }
    }
}
