package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that orphan removal deletes what an instance lets go of, also what existed before it and was only attached to it
 * (Jakarta Persistence 3.2, 2.11).
 */
class OrphanRemovalOnIndependentEntityProofTest {

    @Entity(name = "Rule")
    static class Rule {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, orphanRemoval = true)
        Recipient recipient;
    }

    @Entity(name = "Embargo")
    static class Embargo {
        @Id
        Integer id;

        @OneToMany(cascade = CascadeType.PERSIST, orphanRemoval = true)
        List<Recipient> recipients = new ArrayList<>();
    }

    @Entity(name = "Recipient")
    static class Recipient {
        @Id
        Integer id;
    }

    @Test
    void whatIsReplacedByAnotherIsDeleted() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Rule.class, 1).recipient = em.find(Recipient.class, 2));

            assertThat(db.query("select id from Recipient order by id")).containsExactly("2", "3");
        }
    }

    @Test
    void whatWasAttachedAndIsTakenOutAgainIsDeleted() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Embargo.class, 1).recipients.add(em.find(Recipient.class, 3)));
            db.inTransaction(em -> em.find(Embargo.class, 1).recipients.clear());

            assertThat(db.query("select id from Recipient order by id")).containsExactly("1", "2");
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Rule.class, Embargo.class, Recipient.class);
        db.sql(
                "insert into Recipient (id) values (1), (2), (3)",
                "insert into Rule (id, recipient_id) values (1, 1)",
                "insert into Embargo (id) values (1)");
        return db;
    }
}
