package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class SoftDeleteNeverFiresOnDeleteTest {

    private static final RuleTester RULE = RuleTester.of("soft-delete-never-fires-on-delete");

    @Test
    void rowsThatAreDeletedSetItOff() {
        RULE.silent("""
                import org.hibernate.annotations.SoftDelete;
                @Entity class Project { @Id Long id; }
                @Entity class Task {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Project project;
                }
                @Entity @SoftDelete class Note {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Project project;
                }
                @Entity class Visit {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.NO_ACTION) Note note;
                }
                """);
    }

    @Test
    void aMarkedParentDoesNot() {
        RULE.reports("""
                import org.hibernate.annotations.SoftDelete;
                @Entity @SoftDelete class Project {
                    @Id Long id;
                    // finding: soft-delete-never-fires-on-delete likely info "ON DELETE CASCADE of Project.files is never set off"
                    @OneToMany(mappedBy = "project") @OnDelete(action = OnDeleteAction.CASCADE) List<Attachment> files;
                }
                @Entity class Attachment { @Id Long id; @ManyToOne Project project; }
                @Entity class Task {
                    @Id Long id;
                    // finding: soft-delete-never-fires-on-delete likely info "its Task rows stay"
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Project project;
                }
                """);
    }

    @Test
    void theDatabaseGoesPastAMark() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                @Entity class Customer { @Id Long id; }
                @Entity @SQLDelete(sql = "update Invoice set deleted = true where id = ?") class Invoice {
                    @Id Long id;
                    boolean deleted;
                    // finding: soft-delete-never-fires-on-delete likely info "really deletes the Invoice rows of a Customer"
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }
}
