package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/** Proves that rows with a mandatory key make the delete of what they point at fail, unless somebody clears them. */
class RemoveWillFailProofTest {

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;

        @OneToMany(mappedBy = "customer")
        List<Contract> contracts = new ArrayList<>();
    }

    @Entity(name = "Contract")
    static class Contract {
        @Id
        Integer id;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Customer customer;
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;
    }

    @Test
    void theKeyRefusesTheDelete() {
        try (HibernateHarness db = HibernateHarness.boot(Customer.class, Contract.class)) {
            db.sql("insert into Customer (id) values (1)", "insert into Contract (id, customer_id) values (7, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Customer.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("CONTRACT FOREIGN KEY(CUSTOMER_ID)");

            assertThat(db.rows("Customer")).isEqualTo(1);
            assertThat(db.rows("Contract")).isEqualTo(1);
        }
    }

    @Test
    void withoutAKeyTheRowsAreLeftDangling() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Customer.class, Contract.class)) {
            db.sql("insert into Customer (id) values (1)", "insert into Contract (id, customer_id) values (7, 1)");

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.rows("Customer")).isZero();
            assertThat(db.query("select id from Contract where customer_id = 1"))
                    .containsExactly("7");
        }
    }

    @Test
    void aKeyThatCascadesLetsItPass() {
        try (HibernateHarness db = HibernateHarness.boot(Customer.class, Contract.class, Note.class)) {
            db.sql("insert into Customer (id) values (1)", "insert into Note (id, customer_id) values (7, 1)");

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.rows("Note")).isZero();
        }
    }
}
