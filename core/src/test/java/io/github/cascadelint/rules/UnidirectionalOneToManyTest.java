package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class UnidirectionalOneToManyTest {

    private static final RuleTester RULE = RuleTester.of("unidirectional-one-to-many");

    @Test
    void aColumnHoldsIt() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @OneToMany @JoinColumn(name = "post_id") List<Picture> pictures;
                    @ManyToMany List<Tag> tags;
                    @ElementCollection List<String> words;
                    @OneToMany List<java.security.Principal> readers;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; }
                @Entity class Tag { @Id Long id; }
                """);
    }

    @Test
    void aJoinTableHoldsIt() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unidirectional-one-to-many possible info "links are in the join table Post_Comment: a Comment row does not know its Post"
                    @OneToMany(cascade = CascadeType.ALL) List<Comment> comments;
                    // finding: unidirectional-one-to-many possible info "keeps its links in the join table post_picture"
                    @OneToMany @JoinTable(name = "post_picture") List<Picture> pictures;
                }
                @Entity class Comment { @Id Long id; }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void theOtherEndWasForgotten() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: unidirectional-one-to-many possible info "Comment.post refers to the same row by a column of its own"
                    @OneToMany List<Comment> comments;
                    @OneToMany(mappedBy = "post") List<Vote> votes;
                    // finding: unidirectional-one-to-many possible info "does not know its Post"
                    @OneToMany List<Vote> bestVotes;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Vote { @Id Long id; @ManyToOne Post post; }
                """);
    }
}
