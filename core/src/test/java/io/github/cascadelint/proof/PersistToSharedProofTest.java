package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that PERSIST towards a shared row throws for the row that exists, and doubles it for a copy without a key
 * (Jakarta Persistence 3.2, 3.3.2).
 */
class PersistToSharedProofTest {

    @Entity(name = "Country")
    static class Country {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Integer id;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Country country;
    }

    @Entity(name = "Visit")
    static class Visit {
        @Id
        Integer id;

        @ManyToOne
        Country country;
    }

    @Entity(name = "Currency")
    static class Currency {
        @Id
        String code;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Currency currency;
    }

    @Test
    void anExistingDetachedRowIsRefusedAtPersist() {
        try (HibernateHarness db = boot()) {
            Throwable refusal = db.refusal(em -> {
                Purchase purchase = new Purchase();
                purchase.id = 1;
                purchase.country = country(1);
                em.persist(purchase);
            });

            assertThat(refusal)
                    .isInstanceOf(EntityExistsException.class)
                    .hasMessage("detached entity passed to persist: " + Country.class.getName());
            assertThat(db.rows("Purchase")).isZero();
        }
    }

    @Test
    void anExistingDetachedRowIsRefusedAtFlush() {
        try (HibernateHarness db = boot()) {
            Throwable refusal = db.refusal(em -> {
                Purchase purchase = new Purchase();
                purchase.id = 1;
                em.persist(purchase);
                purchase.country = country(1);
            });

            assertThat(refusal)
                    .isInstanceOf(EntityExistsException.class)
                    .hasMessage("detached entity passed to persist: " + Country.class.getName());
            assertThat(db.rows("Purchase")).isZero();
        }
    }

    @Test
    void anExistingRowWithAnAssignedKeyIsInsertedAgainAndRefusedByTheDatabase() {
        try (HibernateHarness db = HibernateHarness.boot(Currency.class, Invoice.class)) {
            db.sql("insert into Currency (code) values ('EUR')");

            Throwable refusal = db.refusal(em -> {
                Invoice invoice = new Invoice();
                invoice.id = 1;
                invoice.currency = new Currency();
                invoice.currency.code = "EUR";
                em.persist(invoice);
            });

            assertThat(refusal)
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("insert into Currency");
            assertThat(db.rows("Invoice")).isZero();
        }
    }

    @Test
    void aCopyWithoutAKeyDoublesTheRow() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Purchase purchase = new Purchase();
                purchase.id = 1;
                purchase.country = country(null);
                em.persist(purchase);
            });

            assertThat(db.query("select name from Country")).containsExactly("Czechia", "Czechia");
        }
    }

    @Test
    void withoutPersistTheKeyOfTheRowIsEnough() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Visit visit = new Visit();
                visit.id = 1;
                visit.country = country(1);
                em.persist(visit);
            });

            assertThat(db.query("select country_id from Visit")).containsExactly("1");
            assertThat(db.rows("Country")).isEqualTo(1);
        }
    }

    private static Country country(Integer id) {
        Country country = new Country();
        country.id = id;
        country.name = "Czechia";
        return country;
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Country.class, Purchase.class, Visit.class);
        db.sql("insert into Country (name) values ('Czechia')");
        return db;
    }
}
