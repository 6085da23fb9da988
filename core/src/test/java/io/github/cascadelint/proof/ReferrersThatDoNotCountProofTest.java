package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

/**
 * Proves which referrers do not stand in the way of a delete: the target's own children, and those whose foreign key the
 * database clears or follows (Hibernate 6.6, Javadoc of {@code @OnDelete}).
 */
class ReferrersThatDoNotCountProofTest {

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        Address address;
    }

    @Entity(name = "Address")
    static class Address {
        @Id
        Integer id;

        @OneToMany(mappedBy = "address", cascade = CascadeType.ALL)
        Set<AddressLine> lines;
    }

    @Entity(name = "AddressLine")
    static class AddressLine {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Address address;
    }

    @Entity(name = "Parcel")
    static class Parcel {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Address destination;
    }

    @Entity(name = "Visit")
    static class Visit {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "place_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Address place;
    }

    @Test
    void childrenOfTheTargetGoWithIt() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into AddressLine (id, address_id) values (1, 1), (2, 1), (3, 2)");

            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));

            assertThat(db.query("select id from Address")).containsExactly("2");
            assertThat(db.query("select id from AddressLine")).containsExactly("3");
        }
    }

    @Test
    void aReferrerTheDatabaseSetsNullStays() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into Parcel (id, destination_id) values (1, 1), (2, 2)");

            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));

            assertThat(db.query("select id from Address")).containsExactly("2");
            assertThat(db.query("select id from Parcel where destination_id is null"))
                    .containsExactly("1");
            assertThat(db.query("select id from Parcel where destination_id = 2"))
                    .containsExactly("2");
        }
    }

    @Test
    void aReferrerTheDatabaseCascadesToGoes() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into Visit (id, place_id) values (1, 1), (2, 2)");

            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));

            assertThat(db.writes()).containsExactly("delete from Person where id=?", "delete from Address where id=?");
            assertThat(db.query("select id from Visit")).containsExactly("2");
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db =
                HibernateHarness.boot(Person.class, Address.class, AddressLine.class, Parcel.class, Visit.class);
        db.sql("insert into Address (id) values (1), (2)", "insert into Person (id, address_id) values (1, 1), (2, 2)");
        return db;
    }
}
