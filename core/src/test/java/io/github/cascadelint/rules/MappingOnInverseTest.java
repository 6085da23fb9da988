package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
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
    void theNamesOfTheOwningEnd() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: mapping-on-inverse possible info "setting this end alone changes no row"
                    @JoinColumn(name = "POST_ID") @OneToOne(mappedBy = "post") Text text;
                    // finding: mapping-on-inverse possible info
                    @OneToMany(mappedBy = "post") @JoinColumn(name = "post_id") List<Comment> comments;
                    // finding: mapping-on-inverse possible info
                    @ManyToMany(mappedBy = "posts") @JoinTable(name = "tag_post") List<Tag> tags;
                }
                @Entity class Text { @Id Long id; @OneToOne Post post; }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany @JoinTable(name = "tag_post") List<Post> posts; }
                """);
    }

    @Test
    void whoeverRunsItDecides() {
        String collection = """
                @Entity class Post {
                    @Id Long id;
                    // finding: mapping-on-inverse %s
                    @OneToMany(mappedBy = "post") @JoinColumn(name = "%s") List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """;
        RULE.with(Configurations.provider(Product.ECLIPSELINK, 4, 0))
                .reports(collection.formatted("possible info \"EclipseLink reads mappedBy alone\"", "article_id"));
        RULE.with(Configurations.provider(Product.HIBERNATE, 6, 6))
                .reports(collection.formatted("likely warning", "post_id"));
    }

    @Test
    void anInverseCollection() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: mapping-on-inverse likely warning "Hibernate does not start"
                    @OneToMany(mappedBy = "post") @JoinColumn(name = "article_id") List<Comment> comments;
                    // finding: mapping-on-inverse likely warning "@JoinTable on Post.tags"
                    @ManyToMany(mappedBy = "posts") @JoinTable(name = "post_tags") List<Tag> tags;
                    // finding: mapping-on-inverse likely warning "@OrderColumn on Post.marks"
                    @ManyToMany(mappedBy = "posts") @OrderColumn List<Mark> marks;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Tag { @Id Long id; @ManyToMany List<Post> posts; }
                @Entity class Mark { @Id Long id; @ManyToMany List<Post> posts; }
                """);
    }
}
