package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Test;

/** Proves that ON DELETE acts on rows that are deleted, never on rows that are marked, and knows of no mark itself. */
class SoftDeleteNeverFiresOnDeleteProofTest {

    @Entity(name = "Project")
    @SQLDelete(sql = "update Project set deleted = true where id = ?")
    static class Project {
        @Id
        Integer id;

        boolean deleted;
    }

    @Entity(name = "Team")
    @SoftDelete
    static class Team {
        @Id
        Integer id;
    }

    @Entity(name = "Task")
    static class Task {
        @Id
        Integer id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Project project;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Team team;
    }

    @Test
    void aMarkedParentSetsNothingOff() {
        try (HibernateHarness db = HibernateHarness.boot(Project.class, Team.class, Task.class)) {
            db.sql(
                    "insert into Project (id, deleted) values (1, false)",
                    "insert into Team (id, deleted) values (1, false)",
                    "insert into Task (id, project_id, team_id) values (1, 1, 1)");

            db.inTransaction(em -> {
                em.remove(em.find(Project.class, 1));
                em.remove(em.find(Team.class, 1));
            });

            assertThat(db.rows("Project where deleted")).isEqualTo(1);
            assertThat(db.rows("Team where deleted")).isEqualTo(1);
            assertThat(db.rows("Task where project_id = 1 and team_id = 1")).isEqualTo(1);

            db.sql("delete from Project");
            assertThat(db.rows("Task")).isZero();
        }
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;
    }

    @Entity(name = "Invoice")
    @SQLDelete(sql = "update Invoice set deleted = true where id = ?")
    static class Invoice {
        @Id
        Integer id;

        boolean deleted;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;
    }

    @Test
    void theDatabaseReallyDeletesChildrenThatHibernateWouldMark() {
        try (HibernateHarness db = HibernateHarness.boot(Customer.class, Invoice.class)) {
            db.sql(
                    "insert into Customer (id) values (1)",
                    "insert into Invoice (id, deleted, customer_id) values (1, false, 1)");

            db.inTransaction(em -> em.remove(em.find(Customer.class, 1)));

            assertThat(db.rows("Invoice")).isZero();
        }
    }
}
