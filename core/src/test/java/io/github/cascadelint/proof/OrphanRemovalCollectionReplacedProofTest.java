package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;

/**
 * Proves that the collection of a managed instance must not be replaced where it is under orphan removal, that it may be
 * emptied and filled, and that it may be replaced on an instance that is not managed. What a provider does of the first is
 * left open by Jakarta Persistence 3.2, 2.2: once an instance is managed, the application works through the provider's
 * collection.
 */
class OrphanRemovalCollectionReplacedProofTest {

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Integer id;

        @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Line> lines = new ArrayList<>();

        void setLines(List<Line> lines) {
            this.lines = lines;
        }

        Line line(int line) {
            Line made = new Line();
            made.id = line;
            made.basket = this;
            return made;
        }
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Basket basket;
    }

    @Test
    void replacedOnAManagedInstanceTheFlushFails() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> {
                        Basket basket = em.find(Basket.class, 1);
                        Hibernate.initialize(basket.lines);
                        basket.setLines(new ArrayList<>(List.of(basket.line(12))));
                    }))
                    .isInstanceOf(HibernateException.class)
                    .hasMessage("A collection with orphan deletion was no longer referenced by the owning entity"
                            + " instance: " + Basket.class.getName() + ".lines");
            assertThat(db.rows("Line")).isEqualTo(2);
        }
    }

    @Test
    void andSoItDoesWhereTheCollectionWasNeverLoaded() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> em.find(Basket.class, 1).setLines(new ArrayList<>())))
                    .isInstanceOf(HibernateException.class);
            assertThat(db.refusal(em -> em.find(Basket.class, 1).setLines(null)))
                    .isInstanceOf(HibernateException.class);
        }
    }

    @Test
    void emptiedAndFilledItIsInStep() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                basket.lines.clear();
                basket.lines.add(basket.line(12));
            });

            assertThat(db.query("select id from Line")).containsExactly("12");
        }
    }

    @Test
    void onANewInstanceItDoesNoHarm() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = new Basket();
                basket.id = 2;
                basket.setLines(new ArrayList<>(List.of(basket.line(21))));
                em.persist(basket);
            });

            assertThat(db.query("select id from Line where basket_id = 2")).containsExactly("21");
        }
    }

    @Test
    void onADetachedInstanceTheMergeTakesItOver() {
        try (HibernateHarness db = boot()) {
            Basket detached = new Basket();
            detached.id = 1;
            detached.setLines(new ArrayList<>(List.of(detached.line(12))));

            db.inTransaction(em -> em.merge(detached));

            assertThat(db.query("select id from Line")).containsExactly("12");
        }
    }

    @Test
    void anInstancePersistedInTheSameTransactionIsManagedToo() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> {
                        Basket basket = new Basket();
                        basket.id = 2;
                        em.persist(basket);
                        em.flush();
                        basket.setLines(new ArrayList<>());
                    }))
                    .isInstanceOf(HibernateException.class);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Basket.class, Line.class);
        db.sql("insert into Basket (id) values (1)", "insert into Line (id, basket_id) values (10, 1), (11, 1)");
        return db;
    }
}
