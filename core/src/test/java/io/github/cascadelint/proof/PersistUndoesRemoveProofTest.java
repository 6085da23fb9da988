package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that a removed row is saved again at flush while a managed parent holds it under PERSIST (Jakarta Persistence 3.2,
 * sections 3.3.2 and 3.3.4).
 */
class PersistUndoesRemoveProofTest {

    @Entity(name = "PurchaseOrder")
    static class PurchaseOrder {
        @Id
        Integer id;

        @OneToMany(mappedBy = "purchaseOrder", cascade = CascadeType.ALL, orphanRemoval = true)
        List<OrderLine> lines = new ArrayList<>();
    }

    @Entity(name = "OrderLine")
    static class OrderLine {
        @Id
        Integer id;

        @ManyToOne
        PurchaseOrder purchaseOrder;
    }

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Integer id;

        @OneToMany(mappedBy = "basket", cascade = CascadeType.REMOVE, orphanRemoval = true)
        List<Article> articles = new ArrayList<>();
    }

    @Entity(name = "Article")
    static class Article {
        @Id
        Integer id;

        @ManyToOne
        Basket basket;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(mappedBy = "person", cascade = CascadeType.ALL)
        Passport passport;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Integer id;

        @OneToOne
        Person person;
    }

    private static HibernateHarness orders() {
        HibernateHarness db = HibernateHarness.boot(PurchaseOrder.class, OrderLine.class);
        db.sql(
                "insert into PurchaseOrder (id) values (1)",
                "insert into OrderLine (id, purchaseOrder_id) values (11, 1), (12, 1)");
        return db;
    }

    @Test
    void theRowStaysWhileTheParentHoldsIt() {
        try (HibernateHarness db = orders()) {
            db.inTransaction(em -> {
                for (OrderLine line : em.find(PurchaseOrder.class, 1).lines) {
                    em.remove(line);
                }
            });

            assertThat(db.writes()).isEmpty();
            assertThat(db.rows("OrderLine")).isEqualTo(2);
        }
    }

    @Test
    void takenOutOfTheParentItGoes() {
        try (HibernateHarness db = orders()) {
            db.inTransaction(em -> {
                OrderLine line = em.find(OrderLine.class, 11);
                line.purchaseOrder.lines.remove(line);
                em.remove(line);
            });

            assertThat(db.query("select id from OrderLine")).containsExactly("12");
        }
    }

    @Test
    void aParentThatIsNotLoadedSavesNothing() {
        try (HibernateHarness db = orders()) {
            db.inTransaction(em -> em.remove(em.getReference(OrderLine.class, 11)));

            assertThat(db.query("select id from OrderLine")).containsExactly("12");
        }
    }

    @Test
    void aParentWhoseCollectionIsNotLoadedSavesNothing() {
        try (HibernateHarness db = orders()) {
            db.inTransaction(em -> {
                em.find(PurchaseOrder.class, 1);
                em.remove(em.find(OrderLine.class, 11));
            });

            assertThat(db.query("select id from OrderLine")).containsExactly("12");
        }
    }

    @Test
    void aParentThatIsRemovedTooSavesNothing() {
        try (HibernateHarness db = orders()) {
            db.inTransaction(em -> {
                PurchaseOrder order = em.find(PurchaseOrder.class, 1);
                order.lines.forEach(em::remove);
                em.remove(order);
            });

            assertThat(db.rows("OrderLine") + db.rows("PurchaseOrder")).isZero();
        }
    }

    @Test
    void orphanRemovalAloneSavesNothing() {
        try (HibernateHarness db = HibernateHarness.boot(Basket.class, Article.class)) {
            db.sql("insert into Basket (id) values (1)", "insert into Article (id, basket_id) values (11, 1), (12, 1)");

            db.inTransaction(em -> em.find(Basket.class, 1).articles.forEach(em::remove));

            assertThat(db.rows("Article")).isZero();
        }
    }

    @Test
    void theOtherSideOfAOneToOneIsLoadedUnasked() {
        try (HibernateHarness db = HibernateHarness.boot(Person.class, Passport.class)) {
            db.sql("insert into Person (id) values (1)", "insert into Passport (id, person_id) values (11, 1)");

            db.inTransaction(em -> em.remove(em.find(Passport.class, 11)));

            assertThat(db.rows("Passport")).isOne();
        }
    }

    @Test
    void andGoesWhenItsOwnerLetsGo() {
        try (HibernateHarness db = HibernateHarness.boot(Person.class, Passport.class)) {
            db.sql("insert into Person (id) values (1)", "insert into Passport (id, person_id) values (11, 1)");

            db.inTransaction(em -> {
                Passport passport = em.find(Passport.class, 11);
                passport.person.passport = null;
                em.remove(passport);
            });

            assertThat(db.rows("Passport")).isZero();
        }
    }
}
