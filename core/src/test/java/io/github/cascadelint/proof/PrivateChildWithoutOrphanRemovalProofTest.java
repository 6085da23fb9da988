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
import org.hibernate.PropertyValueException;
import org.junit.jupiter.api.Test;

/**
 * Proves that without orphan removal a child that is taken out of its parent's collection stays in the database, and comes
 * back with the next look at the parent; and that its mandatory reference keeps it from being let go of (Jakarta
 * Persistence 3.2, 2.11: only the owning end is written).
 */
class PrivateChildWithoutOrphanRemovalProofTest {

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Integer id;

        @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL)
        List<Line> lines = new ArrayList<>();

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
    void whatIsTakenOutComesBack() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Basket.class, 1).lines.remove(0));

            assertThat(db.writes()).isEmpty();
            db.inTransaction(em -> assertThat(em.find(Basket.class, 1).lines).hasSize(2));
        }
    }

    @Test
    void whatReplacesTheChildrenComesInAddition() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                basket.lines.clear();
                basket.lines.add(basket.line(12));
            });

            assertThat(db.query("select id from Line order by id")).containsExactly("10", "11", "12");
        }
    }

    @Test
    void andSoItIsWhenTheCollectionIsReplaced() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                basket.lines = new ArrayList<>(List.of(basket.line(12)));
            });

            assertThat(db.query("select id from Line order by id")).containsExactly("10", "11", "12");
        }
    }

    @Test
    void andWhenADetachedParentIsMerged() {
        try (HibernateHarness db = boot()) {
            Basket detached = new Basket();
            detached.id = 1;
            detached.lines.add(detached.line(12));

            db.inTransaction(em -> em.merge(detached));

            assertThat(db.query("select id from Line order by id")).containsExactly("10", "11", "12");
        }
    }

    @Test
    void toLetGoOfTheParentIsRefused() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> {
                        Line line = em.find(Basket.class, 1).lines.remove(0);
                        line.basket = null;
                    }))
                    .isInstanceOf(PropertyValueException.class);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Basket.class, Line.class);
        db.sql("insert into Basket (id) values (1)", "insert into Line (id, basket_id) values (10, 1), (11, 1)");
        return db;
    }
}
