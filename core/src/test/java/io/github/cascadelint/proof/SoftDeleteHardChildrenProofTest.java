package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves what a cascade does between rows that a delete only marks and rows that it really deletes, and who inherits
 * {@code @SQLDelete} (Hibernate's user guide, soft delete and custom SQL).
 */
class SoftDeleteHardChildrenProofTest {

    @Entity(name = "Offer")
    @SQLDelete(sql = "update Offer set archived = true where id = ?")
    static class Offer {
        @Id
        Integer id;

        boolean archived;

        @OneToMany(mappedBy = "offer", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Rule> rules = new HashSet<>();

        @ElementCollection
        Set<String> codes = new HashSet<>();

        @ManyToMany
        Set<Shop> shops = new HashSet<>();
    }

    @Entity(name = "Rule")
    static class Rule {
        @Id
        Integer id;

        @ManyToOne
        Offer offer;
    }

    @Entity(name = "Shop")
    static class Shop {
        @Id
        Integer id;
    }

    @Test
    void theRowIsKeptAndItsPartsAreLost() {
        try (HibernateHarness db = HibernateHarness.boot(Offer.class, Rule.class, Shop.class)) {
            db.sql(
                    "insert into Offer (id, archived) values (1, false)",
                    "insert into Rule (id, offer_id) values (11, 1), (12, 1)",
                    "insert into Offer_codes (Offer_id, codes) values (1, 'X')",
                    "insert into Shop (id) values (7)",
                    "insert into Offer_Shop (Offer_id, shops_id) values (1, 7)");

            db.inTransaction(em -> em.remove(em.find(Offer.class, 1)));

            assertThat(db.rows("Offer where archived")).isEqualTo(1);
            assertThat(db.rows("Rule")).isZero();
            assertThat(db.rows("Offer_codes")).isZero();
            assertThat(db.rows("Offer_Shop")).isZero();
        }
    }

    @Entity(name = "Product")
    @SoftDelete
    static class Product {
        @Id
        Integer id;

        @OneToMany(mappedBy = "product", cascade = CascadeType.REMOVE)
        Set<Price> prices = new HashSet<>();

        @OneToMany(mappedBy = "product", cascade = CascadeType.REMOVE)
        Set<Review> reviews = new HashSet<>();
    }

    @Entity(name = "Price")
    static class Price {
        @Id
        Integer id;

        @ManyToOne
        Product product;
    }

    @Entity(name = "Review")
    @SoftDelete
    static class Review {
        @Id
        Integer id;

        @ManyToOne
        Product product;
    }

    @Test
    void softDeleteOfHibernateDoesTheSameAndChildrenWithItAreMarked() {
        try (HibernateHarness db = HibernateHarness.boot(Product.class, Price.class, Review.class)) {
            db.sql(
                    "insert into Product (id, deleted) values (1, false)",
                    "insert into Price (id, product_id) values (11, 1)",
                    "insert into Review (id, product_id, deleted) values (21, 1, false)");

            db.inTransaction(em -> em.remove(em.find(Product.class, 1)));

            assertThat(db.rows("Product where deleted")).isEqualTo(1);
            assertThat(db.rows("Price")).isZero();
            assertThat(db.rows("Review where deleted")).isEqualTo(1);
        }
    }

    @Entity(name = "Branch")
    @SQLDelete(sql = "update Branch set closed = true where id = ?")
    static class Branch {
        @Id
        Integer id;

        boolean closed;

        @OneToOne(cascade = CascadeType.ALL)
        Address address;

        @ManyToOne(cascade = CascadeType.REMOVE)
        Manager manager;
    }

    @Entity(name = "Address")
    static class Address {
        @Id
        Integer id;
    }

    @Entity(name = "Manager")
    static class Manager {
        @Id
        Integer id;
    }

    @Test
    void aRowThatTheMarkedRowRefersToCannotBeDeleted() {
        try (HibernateHarness db = HibernateHarness.boot(Branch.class, Address.class, Manager.class)) {
            db.sql(
                    "insert into Address (id) values (1)",
                    "insert into Manager (id) values (1)",
                    "insert into Branch (id, closed, address_id, manager_id) values (1, false, 1, null), (2, false, null, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Branch.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(db.refusal(em -> em.remove(em.find(Branch.class, 2))))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(db.rows("Branch where closed")).isZero();
        }
    }

    @Test
    void withoutAForeignKeyTheMarkedRowPointsAtNothing() {
        try (HibernateHarness db =
                HibernateHarness.bootWithoutForeignKeys(Branch.class, Address.class, Manager.class)) {
            db.sql(
                    "insert into Address (id) values (1)",
                    "insert into Branch (id, closed, address_id) values (1, false, 1)");

            db.inTransaction(em -> em.remove(em.find(Branch.class, 1)));

            assertThat(db.rows("Branch where closed and address_id = 1")).isEqualTo(1);
            assertThat(db.rows("Address")).isZero();
        }
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Integer id;

        @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
        Set<Payment> payments = new HashSet<>();
    }

    @Entity(name = "Payment")
    @SQLDelete(sql = "update Payment set archived = true where id = ?")
    static class Payment {
        @Id
        Integer id;

        boolean archived;

        @ManyToOne
        Purchase purchase;
    }

    @Test
    void aParentWhoseChildrenAreOnlyMarkedCannotBeDeleted() {
        try (HibernateHarness db = HibernateHarness.boot(Purchase.class, Payment.class)) {
            db.sql(
                    "insert into Purchase (id) values (1)",
                    "insert into Payment (id, archived, purchase_id) values (1, false, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Purchase.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Entity(name = "Folder")
    @SQLDelete(sql = "update Folder set archived = true where id = ?")
    static class Folder {
        @Id
        Integer id;

        boolean archived;

        @OneToMany(mappedBy = "folder", cascade = CascadeType.ALL)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<Page> pages = new HashSet<>();
    }

    @Entity(name = "Page")
    static class Page {
        @Id
        Integer id;

        @ManyToOne
        Folder folder;
    }

    /** Hibernate leaves children to a database that has nothing to do. */
    @Test
    void withOnDeleteTheChildrenStay() {
        try (HibernateHarness db = HibernateHarness.boot(Folder.class, Page.class)) {
            db.sql(
                    "insert into Folder (id, archived) values (1, false)",
                    "insert into Page (id, folder_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Folder.class, 1)));

            assertThat(db.rows("Folder where archived")).isEqualTo(1);
            assertThat(db.rows("Page")).isEqualTo(1);
        }
    }

    @MappedSuperclass
    @SQLDelete(sql = "update Memo set deleted = true where id = ?")
    @SQLRestriction("deleted = false")
    static class Base {
        boolean deleted;
    }

    @Entity(name = "Memo")
    static class Memo extends Base {
        @Id
        Integer id;
    }

    @Entity(name = "Animal")
    @Inheritance
    @SQLDelete(sql = "update Animal set deleted = true where id = ?")
    static class Animal {
        @Id
        Integer id;

        boolean deleted;
    }

    @Entity(name = "Cat")
    static class Cat extends Animal {}

    @MappedSuperclass
    @SoftDelete
    static class SoftBase {}

    @Entity(name = "Note")
    static class Note extends SoftBase {
        @Id
        Integer id;
    }

    @Test
    void sqlDeleteIsNotInheritedAndSoftDeleteIs() {
        try (HibernateHarness db = HibernateHarness.boot(Memo.class, Animal.class, Cat.class, Note.class)) {
            db.sql(
                    "insert into Memo (id, deleted) values (1, false)",
                    "insert into Animal (id, deleted, DTYPE) values (1, false, 'Cat')",
                    "insert into Note (id, deleted) values (1, false)");

            db.inTransaction(em -> {
                em.remove(em.find(Memo.class, 1));
                em.remove(em.find(Cat.class, 1));
                em.remove(em.find(Note.class, 1));
            });

            assertThat(db.rows("Memo")).isZero();
            assertThat(db.rows("Animal")).isZero();
            assertThat(db.rows("Note where deleted")).isEqualTo(1);
        }
    }
}
