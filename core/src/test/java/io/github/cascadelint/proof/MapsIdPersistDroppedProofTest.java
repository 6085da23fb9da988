package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import org.junit.jupiter.api.Test;

/**
 * Proves what Hibernate 6.6 does unasked, and version 7 does no more: it saves the target of a {@code @MapsId} association with
 * its owner, though no cascade says so. The target of any other association it does not, of an identifier neither.
 */
class MapsIdPersistDroppedProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id = 1;
    }

    @Entity(name = "Details")
    static class Details {
        @Id
        Integer id;

        @MapsId
        @OneToOne
        Post post = new Post();
    }

    @Entity(name = "Draft")
    static class Draft {
        @Id
        @OneToOne
        Post post = new Post();
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id = 1;

        @ManyToOne
        Post post = new Post();
    }

    @Test
    void theTargetOfMapsIdIsSavedUnasked() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Details.class)) {
            db.inTransaction(em -> em.persist(new Details()));

            assertThat(db.rows("Post")).isEqualTo(1);
        }
    }

    @Test
    void theTargetThatIsTheIdentifierIsNot() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Draft.class)) {
            assertThat(db.refusal(em -> em.persist(new Draft()))).isNotNull();

            assertThat(db.rows("Post")).isZero();
        }
    }

    @Test
    void theTargetOfAnyOtherAssociationIsNot() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Note.class)) {
            assertThat(db.refusal(em -> em.persist(new Note()))).isNotNull();

            assertThat(db.rows("Post")).isZero();
        }
    }
}
