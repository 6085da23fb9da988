package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import org.junit.jupiter.api.Test;

/**
 * Proves that a one-to-one with a shared key is private to its parent, so that ALL with orphan removal is right on it
 * (Jakarta Persistence 3.2, 2.4.2 and 2.11).
 */
class SharedKeyProofTest {

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
        Details details;
    }

    @Entity(name = "Details")
    static class Details {
        @Id
        Integer id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        Person person;
    }

    @Test
    void theParentBringsItsDetailsUnderItsOwnKey() {
        try (HibernateHarness db = HibernateHarness.boot(Person.class, Details.class)) {
            db.inTransaction(em -> {
                Person person = new Person();
                person.id = 7;
                person.details = new Details();
                person.details.person = person;
                em.persist(person);
            });

            assertThat(db.query("select person_id from Details")).containsExactly("7");
        }
    }

    @Test
    void theParentTakesItsDetailsAndNoOthers() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Person.class, 1)));

            assertThat(db.writes())
                    .containsExactly("delete from Details where person_id=?", "delete from Person where id=?");
            assertThat(db.query("select id from Person")).containsExactly("2");
            assertThat(db.query("select person_id from Details")).containsExactly("2");
        }
    }

    @Test
    void detailsLetGoOfAreDeletedAndTheParentStays() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Person.class, 1).details = null);

            assertThat(db.writes()).containsExactly("delete from Details where person_id=?");
            assertThat(db.rows("Person")).isEqualTo(2);
            assertThat(db.query("select person_id from Details")).containsExactly("2");
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Person.class, Details.class);
        db.sql("insert into Person (id) values (1), (2)", "insert into Details (person_id) values (1), (2)");
        return db;
    }
}
