package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.CascadeType;
import org.junit.jupiter.api.Test;

/** Proves that REMOVE along an {@code @Any} deletes the row that it points at, and that no foreign key keeps it from that. */
class AnyCascadeProofTest {

    @Entity(name = "Picture")
    static class Picture {
        @Id
        Integer id;
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id;

        @Any
        @AnyDiscriminator(DiscriminatorType.STRING)
        @AnyDiscriminatorValue(discriminator = "P", entity = Picture.class)
        @AnyKeyJavaClass(Integer.class)
        @Column(name = "subject_type")
        @JoinColumn(name = "subject_id")
        @Cascade(CascadeType.REMOVE)
        Object subject;
    }

    @Test
    void theRowThatAnotherUsesIsDeleted() {
        try (HibernateHarness db = HibernateHarness.boot(Note.class, Picture.class)) {
            db.sql(
                    "insert into Picture (id) values (7)",
                    "insert into Note (id, subject_type, subject_id) values (1, 'P', 7)",
                    "insert into Note (id, subject_type, subject_id) values (2, 'P', 7)");
            assertThat(db.query("select constraint_name from information_schema.table_constraints"
                            + " where constraint_type = 'FOREIGN KEY'"))
                    .isEmpty();

            db.inTransaction(em -> em.remove(em.find(Note.class, 1)));

            assertThat(db.rows("Picture")).isZero();
            assertThat(db.query("select subject_id from Note")).containsExactly("7");
        }
    }
}
