package com.example.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class JoinTableNameTest {
    private final RuleTester tester = RuleTester.of(new JoinTableName());

    @Test
    void aTableThatIsNamedIsRight() {
        tester.silent("""
                @Entity class Student {
                    @Id Long id;
                    @ManyToMany @JoinTable(name = "student_course") Set<Course> courses;
                }

                @Entity class Course {
                    @Id Long id;
                    @ManyToMany(mappedBy = "courses") Set<Student> students;
                }
                """);
    }

    @Test
    void aTableWithoutANameIsFlagged() {
        tester.reports("""
                @Entity class Student {
                    @Id Long id;
                    // finding: acme/join-table-name certain warning "names no link table"
                    @ManyToMany Set<Course> courses;
                }

                @Entity class Course {
                    @Id Long id;
                }
                """);
    }
}
