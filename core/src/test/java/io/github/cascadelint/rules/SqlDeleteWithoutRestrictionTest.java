package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class SqlDeleteWithoutRestrictionTest {

    private static final RuleTester RULE = RuleTester.of("sql-delete-without-restriction");

    @Test
    void aRestrictionOrAFilterHidesWhatIsMarked() {
        RULE.silent("""
                import org.hibernate.annotations.*;
                import jakarta.persistence.Entity;
                @Entity @SoftDelete class A { @Id Long id; }
                @Entity @SQLDelete(sql = "update B set x = 1 where id = ?") @SQLRestriction("x = 0") class B { @Id Long id; }
                @Entity @SQLDelete(sql = "update C set x = 1 where id = ?") @Filter(name = "live") class C { @Id Long id; }
                @MappedSuperclass @SQLRestriction("x = 0") class Base { @Id Long id; }
                @Entity @SQLDelete(sql = "update D set x = 1 where id = ?") class D extends Base {}
                @Entity @SQLDelete(sql = "delete from E where id = ?") class E { @Id Long id; }
                """);
    }

    @Test
    void whatASuperclassThatIsNotSeenMaySay() {
        RULE.silent("""
                import org.hibernate.annotations.SQLDelete;
                @Entity @SQLDelete(sql = "update Trouble set x = 1 where id = ?") class Trouble extends Exception {
                    @Id Long id;
                }
                """);
    }

    @Test
    void nothingHidesIt() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                // finding: sql-delete-without-restriction likely warning "go on finding deleted Remark rows"
                @Entity @SQLDelete(sql = "update Remark set deleted = true where id = ?") class Remark {
                    @Id Long id;
                    boolean deleted;
                }
                """);
    }

    @Test
    void oneOfManyIsAnOversightAndAllAreAHabit() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SQLRestriction;
                @Entity @SQLDelete(sql = "update A set x = 1 where id = ?") @SQLRestriction("x = 0") class A { @Id Long id; }
                // finding: sql-delete-without-restriction likely warning
                @Entity @SQLDelete(sql = "update B set x = 1 where id = ?") class B { @Id Long id; }
                // finding: sql-delete-without-restriction likely warning
                @Entity @SQLDelete(sql = "update C set x = 1 where id = ?") class C { @Id Long id; }
                """);
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                // finding: sql-delete-without-restriction possible warning
                @Entity @SQLDelete(sql = "update A set x = 1 where id = ?") class A { @Id Long id; }
                // finding: sql-delete-without-restriction possible warning
                @Entity @SQLDelete(sql = "update B set x = 1 where id = ?") class B { @Id Long id; }
                // finding: sql-delete-without-restriction possible warning
                @Entity @SQLDelete(sql = "update C set x = 1 where id = ?") class C { @Id Long id; }
                """);
    }

    @Test
    void aCollectionThatLeavesSomeOut() {
        RULE.reports("""
                import org.hibernate.annotations.SQLDelete;
                import org.hibernate.annotations.SQLRestriction;
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") @SQLRestriction("deleted = false") List<Remark> remarks;
                }
                // finding: sql-delete-without-restriction possible warning
                @Entity @SQLDelete(sql = "update Remark set deleted = true where id = ?") class Remark {
                    @Id Long id;
                    boolean deleted;
                    @ManyToOne Post post;
                }
                """);
    }
}
