package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Proves that a set under orphan removal keeps a row whose hash code has changed since it was put in: the row is removed from
 * it, and stays in the database (the contract of {@link Set} leaves open what happens then).
 */
class OrphanRemovalUnstableEqualsProofTest {

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Integer id;

        @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Line> lines = new HashSet<>();

        @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Steady> steady = new HashSet<>();
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        @GeneratedValue
        Integer id;

        String name = "";

        @ManyToOne
        Basket basket;

        @Override
        public boolean equals(Object object) {
            return object instanceof Line other
                    && Objects.equals(id, other.id)
                    && Objects.equals(name, other.name)
                    && Objects.equals(basket, other.basket);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, name, basket);
        }
    }

    @Entity(name = "Steady")
    static class Steady {
        @Id
        @GeneratedValue
        Integer id;

        @ManyToOne
        Basket basket;

        @Override
        public boolean equals(Object object) {
            return this == object || (object instanceof Steady other && id != null && id.equals(other.id));
        }

        @Override
        public int hashCode() {
            return Steady.class.hashCode();
        }
    }

    @Test
    void aRowThatGotItsIdentifierIsNotFound() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                Line line = new Line();
                line.basket = basket;
                basket.lines.add(line);
                em.flush();

                assertThat(basket.lines.remove(line)).isFalse();
            });

            assertThat(db.rows("Line")).isEqualTo(1);
        }
    }

    @Test
    void aRowThatChangedIsNotFound() {
        try (HibernateHarness db = boot()) {
            int id = saveLine(db);

            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                assertThat(basket.lines).hasSize(1);
                Line line = em.find(Line.class, id);
                line.name = "tea";

                assertThat(basket.lines.remove(line)).isFalse();
            });

            assertThat(db.rows("Line")).isEqualTo(1);
        }
    }

    @Test
    void aRowWhoseReferenceWasClearedFirstIsNotFound() {
        try (HibernateHarness db = boot()) {
            int id = saveLine(db);

            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                assertThat(basket.lines).hasSize(1);
                Line line = em.find(Line.class, id);
                line.basket = null;

                assertThat(basket.lines.remove(line)).isFalse();
            });

            assertThat(db.query("select basket_id from Line")).containsExactly((String) null);
        }
    }

    @Test
    void oneHashCodeForAllIsFound() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                Steady line = new Steady();
                line.basket = basket;
                basket.steady.add(line);
                em.flush();
                line.basket = null;

                assertThat(basket.steady.remove(line)).isTrue();
            });

            assertThat(db.rows("Steady")).isZero();
        }
    }

    @Test
    void toEmptyTheSetNeedsNoHashCode() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Basket basket = em.find(Basket.class, 1);
                Line line = new Line();
                line.basket = basket;
                basket.lines.add(line);
                em.flush();
                basket.lines.clear();
            });

            assertThat(db.rows("Line")).isZero();
        }
    }

    private static int saveLine(HibernateHarness db) {
        int[] id = new int[1];
        db.inTransaction(em -> {
            Line line = new Line();
            line.basket = em.find(Basket.class, 1);
            em.persist(line);
            id[0] = line.id;
        });
        return id[0];
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Basket.class, Line.class, Steady.class);
        db.sql("insert into Basket (id) values (1)");
        return db;
    }
}
