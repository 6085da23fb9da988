package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that REMOVE on the one-to-one that holds the foreign key deletes a target that others refer to: unique is the
 * column of this association, not the use of its target (Jakarta Persistence 3.2, 2.11 and 3.3.3).
 */
class RemoveToSharedOneToOneProofTest {

    @Entity(name = "Address")
    static class Address {
        @Id
        Integer id;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        Address address;
    }

    @Entity(name = "Company")
    static class Company {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Address address;
    }

    @Entity(name = "Account")
    static class Account {
        @Id
        Integer id;

        @OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
        Set<Booking> bookings;
    }

    @Entity(name = "Booking")
    static class Booking {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Account account;
    }

    @Entity(name = "Settings")
    static class Settings {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        Account account;
    }

    @Test
    void theForeignKeyOfTheOtherReferrerRefusesTheDelete() {
        try (HibernateHarness db = HibernateHarness.boot(Address.class, Person.class, Company.class)) {
            db.sql(
                    "insert into Address (id) values (1)",
                    "insert into Person (id, address_id) values (1, 1)",
                    "insert into Company (id, address_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Person.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("COMPANY FOREIGN KEY(ADDRESS_ID) REFERENCES PUBLIC.ADDRESS(ID)");

            assertThat(db.rows("Person")).isEqualTo(1);
            assertThat(db.rows("Address")).isEqualTo(1);
        }
    }

    @Test
    void withoutAForeignKeyTheOtherReferrerIsLeftDangling() {
        try (HibernateHarness db =
                HibernateHarness.bootWithoutForeignKeys(Address.class, Person.class, Company.class)) {
            db.sql(
                    "insert into Address (id) values (1)",
                    "insert into Person (id, address_id) values (1, 1)",
                    "insert into Company (id, address_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));

            assertThat(db.rows("Address")).isZero();
            assertThat(db.query("select id from Company where address_id = 1")).containsExactly("1");
        }
    }

    @Test
    void fromChildToParentTheWholeTreeOfTheParentGoes() {
        try (HibernateHarness db = HibernateHarness.boot(Account.class, Booking.class, Settings.class)) {
            db.sql(
                    "insert into Account (id) values (1), (2)",
                    "insert into Booking (id, account_id) values (1, 1), (2, 1), (3, 2)",
                    "insert into Settings (id, account_id) values (1, 1), (2, 2)");

            db.inTransaction(em -> em.remove(em.find(Settings.class, 1)));

            assertThat(db.query("select id from Settings")).containsExactly("2");
            assertThat(db.query("select id from Account")).containsExactly("2");
            assertThat(db.query("select id from Booking")).containsExactly("3");
        }
    }
}
