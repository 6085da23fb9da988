package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MappingOnInverseTest {

    private static final RuleTester RULE = RuleTester.of("mapping-on-inverse");

    @Test
    void theOwningEndSaysHowItIsStored() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") @OrderColumn List<Comment> comments;
                    @OneToMany(mappedBy = "post") @MapKeyColumn(name = "place") Map<String, Comment> places;
                    @OneToOne(mappedBy = "post") Text text;
                    @ManyToMany @JoinTable(name = "post_tag") @OrderColumn List<Tag> tags;
                    @OneToMany(mappedBy = "") @JoinColumn(name = "post_id") List<Picture> pictures;
                }
                @Entity class Comment { @Id Long id; @ManyToOne @JoinColumn(name = "post_id") Post post; }
                @Entity class Text { @Id Long id; @OneToOne @JoinColumn(name = "post_id") Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany(mappedBy = "tags") List<Post> posts; }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void theInverseEndOfAOneToOne() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: mapping-on-inverse certain warning column 5 "@JoinColumn on Post.text counts for nothing"
                    @JoinColumn(name = "text_id") @OneToOne(mappedBy = "post") Text text;
                }
                @Entity class Text { @Id Long id; @OneToOne Post post; }
                """);
    }

    @Test
    void anInverseCollection() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: mapping-on-inverse likely warning "Hibernate does not start"
                    @OneToMany(mappedBy = "post") @JoinColumn(name = "post_id") List<Comment> comments;
                    // finding: mapping-on-inverse likely warning "@JoinTable on Post.tags"
                    @ManyToMany(mappedBy = "posts") @JoinTable(name = "post_tag") List<Tag> tags;
                    // finding: mapping-on-inverse likely warning "@OrderColumn on Post.marks"
                    @ManyToMany(mappedBy = "posts") @OrderColumn List<Mark> marks;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany List<Post> posts; }
                @Entity class Mark { @Id Long id; @ManyToMany List<Post> posts; }
                """);
    }
}
