package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.Hibernate;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Test;

/** Proves that a row disappears, or cannot be read, when what it must refer to is hidden by a soft delete. */
class RequiredAssociationToSoftDeletedProofTest {

    @Entity(name = "Customer")
    @SQLDelete(sql = "update Customer set deleted = true where id = ?")
    @SQLRestriction("deleted = false")
    static class Customer {
        @Id
        Integer id;

        boolean deleted;
    }

    @Entity(name = "Source")
    @SoftDelete
    static class Source {
        @Id
        Integer id;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        @ManyToOne(optional = false)
        Customer customer;
    }

    @Entity(name = "Import")
    static class Import {
        @Id
        Integer id;

        @ManyToOne
        @JoinColumn(nullable = false)
        Source source;
    }

    @Entity(name = "Call")
    static class Call {
        @Id
        Integer id;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Customer customer;
    }

    @Entity(name = "Letter")
    static class Letter {
        @Id
        Integer id;

        @ManyToOne
        Customer customer;
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(
                Customer.class, Source.class, Invoice.class, Import.class, Call.class, Letter.class);
        db.sql(
                "insert into Customer (id, deleted) values (1, false)",
                "insert into Source (id, deleted) values (1, false)",
                "insert into Invoice (id, customer_id) values (1, 1)",
                "insert into Import (id, source_id) values (1, 1)",
                "insert into Call (id, customer_id) values (1, 1)",
                "insert into Letter (id, customer_id) values (1, 1)");
        db.inTransaction(em -> {
            em.remove(em.find(Customer.class, 1));
            em.remove(em.find(Source.class, 1));
        });
        return db;
    }

    @Test
    void anEagerReferenceHidesItsOwner() {
        try (HibernateHarness db = boot()) {
            assertThat(db.rows("Invoice")).isEqualTo(1);
            db.inTransaction(em -> {
                assertThat(em.find(Invoice.class, 1)).isNull();
                assertThat(em.find(Import.class, 1)).isNull();
            });
            assertThat(db.refusal(
                            em -> em.createQuery("from Invoice", Invoice.class).getResultList()))
                    .isInstanceOf(EntityNotFoundException.class);
            assertThat(db.refusal(
                            em -> em.createQuery("from Import", Import.class).getResultList()))
                    .isInstanceOf(EntityNotFoundException.class);
        }
    }

    @Test
    void aLazyReferenceFailsWhenItIsReadAndAJoinLeavesTheRowOut() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> {
                        Call call = em.find(Call.class, 1);
                        assertThat(call).isNotNull();
                        Hibernate.initialize(call.customer);
                    }))
                    .isInstanceOf(EntityNotFoundException.class);
            db.inTransaction(em -> assertThat(em.createQuery("from Call c join fetch c.customer", Call.class)
                            .getResultList())
                    .isEmpty());
        }
    }

    @Test
    void anOptionalReferenceReadsAsNull() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> assertThat(em.find(Letter.class, 1))
                    .isNotNull()
                    .satisfies(letter -> assertThat(letter.customer).isNull()));
        }
    }
}
