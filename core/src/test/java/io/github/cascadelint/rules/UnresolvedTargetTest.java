package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class UnresolvedTargetTest {

    private static final RuleTester RULE = RuleTester.of("unresolved-target");

    @Test
    void whatNamesItsEntityOrLiesElsewhere() {
        RULE.silent("""
                import org.hibernate.annotations.Any;
                interface Named {}
                @Entity class Post implements Named {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", targetEntity = Comment.class) List comments;
                    @ManyToOne(targetEntity = Post.class) Named origin;
                    @ManyToOne java.security.Principal author;
                    @Any @JoinColumn(name = "about_id") Object about;
                }
                @Entity class Comment extends Part<Post> { @Id Long id; }
                @MappedSuperclass class Part<P> { @ManyToOne P post; }
                """);
    }

    @Test
    void aRawCollection() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unresolved-target likely info "its type names none"
                    @OneToMany List comments;
                }
                """);
    }

    @Test
    void aClassThatIsNoEntity() {
        RULE.reports("""
                class Named {}
                @Entity class Post {
                    @Id Long id;
                    // finding: unresolved-target likely info "Post.name leads to Named, which is no entity"
                    @ManyToOne Named name;
                }
                """);
    }
}
