package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.SQLGrammarException;
import org.junit.jupiter.api.Test;

/** Proves that {@code @Immutable} stops no cascaded delete, and that the rows of a query cannot be deleted. */
class RemoveToImmutableProofTest {

    @Entity(name = "Account")
    static class Account {
        @Id
        Integer id;

        @OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
        List<Booking> bookings;
    }

    @Entity(name = "Booking")
    @Immutable
    static class Booking {
        @Id
        Integer id;

        @ManyToOne
        Account account;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        @ManyToOne
        Booking booking;
    }

    @Entity(name = "Wallet")
    static class Wallet {
        @Id
        Integer id;

        @OneToOne(cascade = CascadeType.REMOVE)
        Total total;
    }

    @Entity(name = "Total")
    @Subselect("select 7 as id")
    static class Total {
        @Id
        Integer id;
    }

    @Test
    void immutableRowsAreDeleted() {
        try (HibernateHarness db = HibernateHarness.boot(Account.class, Booking.class, Invoice.class)) {
            db.sql("insert into Account (id) values (1)", "insert into Booking (id, account_id) values (1, 1), (2, 1)");

            db.inTransaction(em -> em.remove(em.find(Account.class, 1)));

            assertThat(db.rows("Booking")).isZero();
            assertThat(db.rows("Account")).isZero();
        }
    }

    @Test
    void oneThatIsReferredToMakesTheDeleteFail() {
        try (HibernateHarness db = HibernateHarness.boot(Account.class, Booking.class, Invoice.class)) {
            db.sql(
                    "insert into Account (id) values (1)",
                    "insert into Booking (id, account_id) values (1, 1)",
                    "insert into Invoice (id, booking_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Account.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Test
    void aRowOfAQueryCannotBeDeleted() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Wallet.class, Total.class)) {
            db.sql("insert into Wallet (id, total_id) values (1, 7)");

            assertThat(db.refusal(em -> em.remove(em.find(Wallet.class, 1)))).isInstanceOf(SQLGrammarException.class);

            assertThat(db.rows("Wallet")).isEqualTo(1);
        }
    }
}
