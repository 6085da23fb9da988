package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that MERGE towards a shared row writes the state of a stale copy over it, and that without MERGE the copy is not
 * even looked at (Jakarta Persistence 3.2, 3.3.7.1).
 */
class MergeToSharedProofTest {

    @Entity(name = "Country")
    static class Country {
        @Id
        String code;

        String name;
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Integer id;

        @ManyToOne(cascade = CascadeType.MERGE)
        Country country;
    }

    @Entity(name = "Visit")
    static class Visit {
        @Id
        Integer id;

        @ManyToOne
        Country country;
    }

    @Test
    void aStaleCopyOverwritesTheSharedRow() {
        try (HibernateHarness db = boot()) {
            List<Purchase> detached = new ArrayList<>();
            db.inTransaction(em -> detached.add(em.find(Purchase.class, 1)));
            db.sql("update Country set name = 'Czechia' where code = 'CZ'");

            db.inTransaction(em -> em.merge(detached.get(0)));

            assertThat(db.writes()).containsExactly("update Country set name=? where code=?");
            assertThat(db.query("select name from Country")).containsExactly("Czech Republic");
        }
    }

    @Test
    void aCopyThatOnlyCarriesTheKeyBlanksTheSharedRow() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Purchase purchase = new Purchase();
                purchase.id = 1;
                purchase.country = new Country();
                purchase.country.code = "CZ";
                em.merge(purchase);
            });

            assertThat(db.query("select code from Country where name is null")).containsExactly("CZ");
        }
    }

    @Test
    void withoutMergeTheSharedRowStays() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Visit visit = new Visit();
                visit.id = 1;
                visit.country = new Country();
                visit.country.code = "CZ";
                em.merge(visit);
            });

            assertThat(db.writes()).isEmpty();
            assertThat(db.query("select country_code from Visit")).containsExactly("CZ");
            assertThat(db.query("select name from Country")).containsExactly("Czech Republic");
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Country.class, Purchase.class, Visit.class);
        db.sql(
                "insert into Country (code, name) values ('CZ', 'Czech Republic')",
                "insert into Purchase (id, country_code) values (1, 'CZ')",
                "insert into Visit (id, country_code) values (1, 'CZ')");
        return db;
    }
}
