package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PreRemove;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/** Proves what the ON DELETE of a schema does that the mapping does not say, and the other way round. */
class OnDeleteInSchemaProofTest {

    private static final AtomicInteger REMOVED = new AtomicInteger();

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;
    }

    @Entity(name = "Contract")
    @SQLDelete(sql = "update Contract set text = 'deleted' where id = ?")
    static class Contract {
        @Id
        Integer id;

        String text;

        @ManyToOne(fetch = FetchType.LAZY)
        Customer customer;

        @PreRemove
        void count() {
            REMOVED.incrementAndGet();
        }
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;
    }

    private static HibernateHarness boot(String key) {
        HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Customer.class, Contract.class, Note.class);
        db.sql(
                key,
                "insert into Customer (id) values (1)",
                "insert into Contract (id, customer_id) values (7, 1)",
                "insert into Note (id, customer_id) values (8, 1)");
        return db;
    }

    @Test
    void whatTheMappingLeavesToTheDatabaseIsRefusedThere() {
        try (HibernateHarness db =
                boot("alter table Note add constraint n foreign key (customer_id) references Customer")) {
            assertThat(db.refusal(em -> em.remove(em.find(Customer.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Test
    void whatTheMappingLeavesToADatabaseWithoutAKeyDangles() {
        try (HibernateHarness db = boot("alter table Note add text varchar(9)")) {
            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.query("select customer_id from Note")).containsExactly("1");
        }
    }

    @Test
    void theDatabaseDeletesPastCallbackAndSoftDelete() {
        try (HibernateHarness db = boot(
                "alter table Contract add constraint c foreign key (customer_id) references Customer on delete cascade")) {
            REMOVED.set(0);

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.rows("Contract")).isZero();
            assertThat(REMOVED).hasValue(0);
        }
    }

    @Test
    void aLoadedRowThatTheDatabaseDeletesCannotBeSavedAgain() {
        try (HibernateHarness db = boot(
                "alter table Contract add constraint c foreign key (customer_id) references Customer on delete cascade")) {
            assertThat(db.refusal(em -> {
                        Contract contract = em.find(Contract.class, 7);
                        em.createNativeQuery("delete from Customer").executeUpdate();
                        contract.text = "changed";
                    }))
                    .isInstanceOf(OptimisticLockException.class);
        }
    }

    @Test
    void setNullFailsOnAColumnThatIsNotNull() {
        try (HibernateHarness db = boot(
                "alter table Contract add constraint c foreign key (customer_id) references Customer on delete set null")) {
            db.sql("alter table Contract alter column customer_id set not null");

            assertThat(db.refusal(em -> em.remove(em.find(Customer.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(db.rows("Customer")).isEqualTo(1);
        }
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Person {
        @Id
        Integer id;
    }

    @Entity(name = "Patient")
    @OnDelete(action = OnDeleteAction.CASCADE)
    static class Patient extends Person {
        String ward;
    }

    private static HibernateHarness bootJoined(String action) {
        HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Person.class, Patient.class);
        db.sql(
                "alter table Patient add constraint p foreign key (id) references Person" + action,
                "insert into Person (id) values (1)",
                "insert into Patient (id) values (1)");
        return db;
    }

    @Test
    void theRowOfAJoinedSubclassIsLeftToTheDatabase() {
        try (HibernateHarness db = bootJoined(" on delete cascade")) {
            db.inTransaction(em -> em.remove(em.find(Patient.class, 1)));

            assertThat(db.rows("Patient")).isZero();
        }
        try (HibernateHarness db = bootJoined("")) {
            assertThat(db.refusal(em -> em.remove(em.find(Patient.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }
}
