package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that a collection that cascades REMOVE takes all its rows along, whatever else they are part of, and that the
 * references from elsewhere decide only whether the delete fails (Jakarta Persistence 3.2, 3.3.3).
 */
class RemoveToAggregateRootProofTest {

    @Entity(name = "Category")
    static class Category {
        @Id
        Integer id;

        @OneToMany(mappedBy = "category", cascade = CascadeType.ALL)
        List<Organization> organizations;
    }

    @Entity(name = "Organization")
    static class Organization {
        @Id
        Integer id;

        @ManyToOne
        Category category;
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        Integer id;

        @ManyToOne
        Organization organization;
    }

    @Entity(name = "Submission")
    static class Submission {
        @Id
        Integer id;

        @ManyToMany
        Set<Organization> organizations;
    }

    @Test
    void deletingACategoryDeletesItsOrganizations() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Category.class, 2)));

            assertThat(db.query("select id from Organization order by id")).containsExactly("1");
        }
    }

    @Test
    void aReferenceFromElsewhereMakesTheDeleteFail() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into Member (id, organization_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Category.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);

            assertThat(db.rows("Organization")).isEqualTo(3);
        }
    }

    @Test
    void aLinkFromElsewhereMakesTheDeleteFail() {
        try (HibernateHarness db = boot()) {
            db.sql(
                    "insert into Submission (id) values (1)",
                    "insert into Submission_Organization (Submission_id, organizations_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Category.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Test
    void withoutForeignKeysTheReferencesDangle() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(
                Category.class, Organization.class, Member.class, Submission.class)) {
            db.sql(
                    "insert into Category (id) values (1)",
                    "insert into Organization (id, category_id) values (1, 1)",
                    "insert into Member (id, organization_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Category.class, 1)));

            assertThat(db.rows("Organization")).isZero();
            assertThat(db.rows("Member where organization_id = 1")).isEqualTo(1);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Category.class, Organization.class, Member.class, Submission.class);
        db.sql(
                "insert into Category (id) values (1), (2)",
                "insert into Organization (id, category_id) values (1, 1), (2, 2), (3, 2)");
        return db;
    }
}
