package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.criteria.CriteriaDelete;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves what a statement that deletes a parent does to what the parent's cascades remove: nothing (Jakarta Persistence
 * 3.2, section 4.11). A stateless session cascades nothing either.
 */
class BulkDeleteProofTest {

    @Entity(name = "PurchaseOrder")
    static class PurchaseOrder {
        @Id
        Integer id;

        @OneToMany(mappedBy = "purchaseOrder", cascade = CascadeType.ALL, orphanRemoval = true)
        List<OrderLine> lines = new ArrayList<>();

        @OneToOne(cascade = CascadeType.ALL)
        DeliveryNote note;
    }

    @Entity(name = "OrderLine")
    static class OrderLine {
        @Id
        Integer id;

        @ManyToOne(optional = false)
        PurchaseOrder purchaseOrder;
    }

    @Entity(name = "DeliveryNote")
    static class DeliveryNote {
        @Id
        Integer id;
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        Integer id;

        @OneToMany(mappedBy = "album", cascade = CascadeType.ALL)
        List<Photo> photos = new ArrayList<>();
    }

    @Entity(name = "Photo")
    static class Photo {
        @Id
        Integer id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Album album;
    }

    @Entity(name = "Article")
    static class Article {
        @Id
        Integer id;

        @ElementCollection
        Set<String> words = new HashSet<>();

        @ManyToMany
        Set<Label> labels = new HashSet<>();
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        Integer id;
    }

    private static final String[] ORDER = {
        "insert into DeliveryNote (id) values (7)",
        "insert into PurchaseOrder (id, note_id) values (1, 7)",
        "insert into OrderLine (id, purchaseOrder_id) values (11, 1), (12, 1)"
    };

    private static final String[] ARTICLE = {
        "insert into Article (id) values (1)",
        "insert into Label (id) values (5)",
        "insert into Article_words (Article_id, words) values (1, 'a'), (1, 'b')",
        "insert into Article_Label (Article_id, labels_id) values (1, 5)"
    };

    /** Deletes every order, each in a way that goes around the cascade. */
    static List<Consumer<EntityManager>> waysAround() {
        return List.of(
                em -> em.createQuery("delete from PurchaseOrder o where o.id = 1")
                        .executeUpdate(),
                em -> em.createNativeQuery("delete from PurchaseOrder where id = 1")
                        .executeUpdate(),
                em -> {
                    CriteriaDelete<PurchaseOrder> delete =
                            em.getCriteriaBuilder().createCriteriaDelete(PurchaseOrder.class);
                    delete.from(PurchaseOrder.class);
                    em.createQuery(delete).executeUpdate();
                },
                em -> em.getEntityManagerFactory()
                        .unwrap(SessionFactory.class)
                        .inStatelessTransaction(session -> session.delete(session.get(PurchaseOrder.class, 1))));
    }

    @ParameterizedTest
    @MethodSource("waysAround")
    void theKeyOfTheChildrenRefuses(Consumer<EntityManager> way) {
        try (HibernateHarness db = HibernateHarness.boot(PurchaseOrder.class, OrderLine.class, DeliveryNote.class)) {
            db.sql(ORDER);

            assertThat(db.refusal(way))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining(
                            "ORDERLINE FOREIGN KEY(PURCHASEORDER_ID) REFERENCES PUBLIC.PURCHASEORDER(ID)");

            assertThat(db.rows("PurchaseOrder")).isOne();
            assertThat(db.rows("OrderLine")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("waysAround")
    void withoutAKeyTheChildrenDangle(Consumer<EntityManager> way) {
        try (HibernateHarness db =
                HibernateHarness.bootWithoutForeignKeys(PurchaseOrder.class, OrderLine.class, DeliveryNote.class)) {
            db.sql(ORDER);

            db.inTransaction(way);

            assertThat(db.rows("PurchaseOrder")).isZero();
            assertThat(db.rows("OrderLine where purchaseOrder_id = 1")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("waysAround")
    void whatTheParentRefersToStaysForNobody(Consumer<EntityManager> way) {
        try (HibernateHarness db = HibernateHarness.boot(PurchaseOrder.class, OrderLine.class, DeliveryNote.class)) {
            db.sql(ORDER[0], ORDER[1]);

            db.inTransaction(way);

            assertThat(db.rows("PurchaseOrder")).isZero();
            assertThat(db.query("select id from DeliveryNote")).containsExactly("7");
        }
    }

    @Test
    void aRemoveCascades() {
        try (HibernateHarness db = HibernateHarness.boot(PurchaseOrder.class, OrderLine.class, DeliveryNote.class)) {
            db.sql(ORDER);

            db.inTransaction(em -> em.remove(em.find(PurchaseOrder.class, 1)));

            assertThat(db.rows("PurchaseOrder") + db.rows("OrderLine") + db.rows("DeliveryNote"))
                    .isZero();
        }
    }

    @Test
    void childrenDeletedByHandBefore() {
        try (HibernateHarness db = HibernateHarness.boot(PurchaseOrder.class, OrderLine.class, DeliveryNote.class)) {
            db.sql(ORDER);

            db.inTransaction(em -> {
                em.createQuery("delete from OrderLine l where l.purchaseOrder.id = 1")
                        .executeUpdate();
                em.createQuery("delete from PurchaseOrder o where o.id = 1").executeUpdate();
            });

            assertThat(db.rows("PurchaseOrder") + db.rows("OrderLine")).isZero();
        }
    }

    @Test
    void theDatabaseDeletesThemWhereTheMappingHasItDoSo() {
        try (HibernateHarness db = HibernateHarness.boot(Album.class, Photo.class)) {
            db.sql("insert into Album (id) values (1)", "insert into Photo (id, album_id) values (11, 1)");

            db.inTransaction(em -> em.createQuery("delete from Album").executeUpdate());

            assertThat(db.rows("Photo")).isZero();
        }
    }

    @Test
    void hibernateEmptiesTheTablesOfTheEntitysOwnCollections() {
        try (HibernateHarness db = HibernateHarness.boot(Article.class, Label.class)) {
            db.sql(ARTICLE);

            db.inTransaction(
                    em -> em.createQuery("delete from Article a where a.id = 1").executeUpdate());

            assertThat(db.rows("Article") + db.rows("Article_words") + db.rows("Article_Label"))
                    .isZero();
            assertThat(db.rows("Label")).isOne();
        }
    }

    @Test
    void sqlLeavesThemAndTheirKeyRefuses() {
        try (HibernateHarness db = HibernateHarness.boot(Article.class, Label.class)) {
            db.sql(ARTICLE);

            assertThat(db.refusal(em -> em.createNativeQuery("delete from Article where id = 1")
                            .executeUpdate()))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("REFERENCES PUBLIC.ARTICLE(ID)");
        }
    }
}
