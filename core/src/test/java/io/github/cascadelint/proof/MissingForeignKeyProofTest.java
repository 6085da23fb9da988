package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/** Proves what becomes of rows that refer to nothing, and that a foreign key refuses the delete that would make them. */
class MissingForeignKeyProofTest {

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;

        String name;

        String name() {
            return name;
        }
    }

    @Entity(name = "Contract")
    static class Contract {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Customer customer;

        @ManyToMany
        Set<Customer> witnesses = new HashSet<>();
    }

    private static void fill(HibernateHarness db) {
        db.sql("insert into Customer (id) values (1)", "insert into Contract (id, customer_id) values (7, 1)");
    }

    @Test
    void aBulkDeleteLeavesRowsThatCannotBeLoaded() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Customer.class, Contract.class)) {
            fill(db);

            db.inTransaction(em -> em.createQuery("delete from Customer").executeUpdate());

            assertThat(db.query("select customer_id from Contract")).containsExactly("1");
            assertThat(db.refusal(em -> em.find(Contract.class, 7).customer.name()))
                    .isInstanceOf(EntityNotFoundException.class);
        }
    }

    @Test
    void aRemoveLeavesThemToo() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Customer.class, Contract.class)) {
            fill(db);

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.query("select customer_id from Contract")).containsExactly("1");
        }
    }

    @Test
    void linksToNothingStayAndAreNotLoaded() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Customer.class, Contract.class)) {
            fill(db);
            db.sql("insert into Contract_Customer (Contract_id, witnesses_id) values (7, 1)");

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.rows("Contract_Customer")).isEqualTo(1);
            db.inTransaction(
                    em -> assertThat(em.find(Contract.class, 7).witnesses).isEmpty());
        }
    }

    @Test
    void theKeyRefusesTheDelete() {
        try (HibernateHarness db = HibernateHarness.boot(Customer.class, Contract.class)) {
            fill(db);

            assertThat(db.refusal(em -> em.createQuery("delete from Customer").executeUpdate()))
                    .isInstanceOf(ConstraintViolationException.class);

            assertThat(db.rows("Customer")).isEqualTo(1);
        }
    }
}
