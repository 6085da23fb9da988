package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MixedPersistenceNamespacesTest {

    private static final RuleTester RULE = RuleTester.of("mixed-persistence-namespaces");

    private static final String OLD_USER = """
            package old;
            @javax.persistence.Entity public class User { @javax.persistence.Id public Long id; }
            """;

    @Test
    void eachApplicationHasItsOwn() {
        RULE.silent(OLD_USER, """
                package old;
                import javax.persistence.*;
                @Entity class Post { @Id Long id; @ManyToOne User author; }
                """, """
                @Entity class Comment { @Id Long id; @ManyToOne Comment answered; }
                """);
    }

    @Test
    void oneAttributeIsMappedWithTheOther() {
        RULE.reports("""
                package shop;
                import jakarta.persistence.Entity;
                import jakarta.persistence.Id;
                import java.util.List;
                import javax.persistence.CascadeType;
                import javax.persistence.OneToMany;
                @Entity class Post {
                    @Id Long id;
                    // finding: mixed-persistence-namespaces certain warning "@OneToMany on Post.comments"
                    @OneToMany(cascade = CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; }
                """);
    }

    @Test
    void theTargetOrTheSuperclassIsOfTheOther() {
        RULE.reports(OLD_USER, """
                package old;
                import javax.persistence.*;
                @MappedSuperclass public class Base { @Id public Long id; @ManyToOne public User owner; }
                """, """
                package shop;
                import jakarta.persistence.*;
                import old.Base;
                import old.User;
                @Entity class Post {
                    @Id Long id;
                    // finding: mixed-persistence-namespaces likely warning "to one of javax.persistence"
                    @ManyToOne User author;
                }
                // finding: mixed-persistence-namespaces likely warning "its superclass Base with javax.persistence"
                @Entity class Comment extends Base {}
                """);
    }
}
