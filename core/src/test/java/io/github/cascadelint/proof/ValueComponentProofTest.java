package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that several kinds of owners may cascade to one entity as long as each row has one owner: each takes its own row
 * with it and no other (Jakarta Persistence 3.2, 2.11).
 */
class ValueComponentProofTest {

    @Entity(name = "Address")
    static class Address {
        @Id
        Integer id;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        Address address;
    }

    @Entity(name = "Company")
    static class Company {
        @Id
        Integer id;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        Address address;
    }

    @Test
    void eachOwnerTakesItsOwnRow() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));
            assertThat(db.writes()).containsExactly("delete from Person where id=?", "delete from Address where id=?");
            assertThat(db.query("select id from Address")).containsExactly("2");

            db.inTransaction(em -> em.remove(em.find(Company.class, 1)));
            assertThat(db.rows("Address")).isZero();
        }
    }

    @Test
    void aReplacedRowGoesAndTheNewOneComes() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Address address = new Address();
                address.id = 3;
                em.find(Person.class, 1).address = address;
            });

            assertThat(db.query("select id from Address order by id")).containsExactly("2", "3");
            assertThat(db.query("select address_id from Person")).containsExactly("3");
            assertThat(db.query("select address_id from Company")).containsExactly("2");
        }
    }

    @Test
    void twoOwnersOfOneKindCannotShareARow() {
        try (HibernateHarness db = boot()) {
            assertThatThrownBy(() -> db.sql("insert into Person (id, address_id) values (2, 1)"))
                    .hasCauseInstanceOf(SQLIntegrityConstraintViolationException.class)
                    .hasMessageContaining("ON PUBLIC.PERSON(ADDRESS_ID");
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Address.class, Person.class, Company.class);
        db.sql(
                "insert into Address (id) values (1), (2)",
                "insert into Person (id, address_id) values (1, 1)",
                "insert into Company (id, address_id) values (1, 2)");
        return db;
    }
}
