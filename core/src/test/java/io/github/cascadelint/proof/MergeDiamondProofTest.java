package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that a merge which reaches two copies of one row is refused, and one which reaches the same copy twice is not. */
class MergeDiamondProofTest {

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id = 5;
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        Integer id = 2;

        @ManyToOne(cascade = CascadeType.MERGE)
        Customer customer;
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Integer id = 1;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "purchase_id")
        List<Line> lines = new ArrayList<>();

        @ManyToOne(cascade = CascadeType.MERGE)
        Customer customer;

        static Purchase of(Customer own, Customer ofLine) {
            Purchase purchase = new Purchase();
            purchase.customer = own;
            Line line = new Line();
            line.customer = ofLine;
            purchase.lines.add(line);
            return purchase;
        }
    }

    @Test
    void twoCopiesAreRefused() {
        try (HibernateHarness db = HibernateHarness.boot(Purchase.class, Line.class, Customer.class)) {
            db.sql("insert into Customer (id) values (5)");

            assertThat(db.refusal(em -> em.merge(Purchase.of(new Customer(), new Customer()))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Multiple representations of the same entity");
            assertThat(db.rows("Purchase")).isZero();
        }
    }

    @Test
    void oneCopyIsFine() {
        try (HibernateHarness db = HibernateHarness.boot(Purchase.class, Line.class, Customer.class)) {
            db.sql("insert into Customer (id) values (5)");
            Customer customer = new Customer();

            db.inTransaction(em -> em.merge(Purchase.of(customer, customer)));

            assertThat(db.rows("Line")).isEqualTo(1);
        }
    }
}
