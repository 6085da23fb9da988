package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that orphan removal deletes what one parent lets go of without asking who else refers to it (Jakarta Persistence
 * 3.2, 2.11).
 */
class OrphanRemovalOnReferencedEntityProofTest {

    @Entity(name = "Department")
    static class Department {
        @Id
        Integer id;

        @OneToMany(mappedBy = "department", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Employee> employees;
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Department department;
    }

    @Entity(name = "Project")
    static class Project {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Employee lead;
    }

    private static final String[] ROWS = {
        "insert into Department (id) values (1), (2)",
        "insert into Employee (id, department_id) values (1, 1), (2, 1)",
        "insert into Project (id, lead_id) values (1, 1)"
    };

    @Test
    void theForeignKeyOfTheReferrerRefusesTheRemovalFromTheCollection() {
        try (HibernateHarness db = HibernateHarness.boot(Department.class, Employee.class, Project.class)) {
            db.sql(ROWS);

            assertThat(db.refusal(em -> leave(em.find(Department.class, 1), 1)))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("PROJECT FOREIGN KEY(LEAD_ID) REFERENCES PUBLIC.EMPLOYEE(ID)");

            assertThat(db.rows("Employee")).isEqualTo(2);
        }
    }

    @Test
    void withoutAForeignKeyTheReferrerIsLeftDangling() {
        try (HibernateHarness db =
                HibernateHarness.bootWithoutForeignKeys(Department.class, Employee.class, Project.class)) {
            db.sql(ROWS);

            db.inTransaction(em -> leave(em.find(Department.class, 1), 1));

            assertThat(db.writes()).containsExactly("delete from Employee where id=?");
            assertThat(db.query("select id from Employee")).containsExactly("2");
            assertThat(db.query("select id from Project where lead_id = 1")).containsExactly("1");
        }
    }

    @Test
    void aMoveToAnotherParentIsADeletionToo() {
        try (HibernateHarness db =
                HibernateHarness.bootWithoutForeignKeys(Department.class, Employee.class, Project.class)) {
            db.sql(ROWS);

            db.inTransaction(em -> {
                Employee employee = leave(em.find(Department.class, 1), 1);
                employee.department = em.find(Department.class, 2);
            });

            assertThat(db.query("select id from Employee")).containsExactly("2");
        }
    }

    @Test
    void anEmployeeNobodyRefersToLeavesWithoutTrouble() {
        try (HibernateHarness db = HibernateHarness.boot(Department.class, Employee.class, Project.class)) {
            db.sql(ROWS);

            db.inTransaction(em -> leave(em.find(Department.class, 1), 2));

            assertThat(db.query("select id from Employee")).containsExactly("1");
        }
    }

    private static Employee leave(Department department, int id) {
        Employee leaver = department.employees.stream()
                .filter(employee -> employee.id == id)
                .findAny()
                .orElseThrow();
        department.employees.remove(leaver);
        return leaver;
    }
}
