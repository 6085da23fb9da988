package io.github.cascadelint.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntityExplainerTest {

    private static final String BLOG = """
            @Entity
            class Post {
                @Id Long id;

                @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
                List<Comment> comments;
            }

            @Entity
            class Comment {
                @Id Long id;

                @ManyToOne(optional = false)
                Post post;

                @OneToMany(mappedBy = "comment", cascade = CascadeType.ALL)
                List<Vote> votes;
            }

            @Entity
            class Vote {
                @Id Long id;

                @ManyToOne
                Comment comment;
            }
            """;

    @Test
    void roleOwnersReferrersAndRemovalsAreTold() throws IOException {
        RelationshipGraph graph = Analysis.of(BLOG).graph();
        EntityExplanation explanation = new EntityExplainer(graph)
                .explain(graph.model().type("shop.Comment").orElseThrow());
        StringBuilder text = new StringBuilder();
        ExplainText.write(explanation, ConsoleReporter.Options.PLAIN, text);

        assertThat(text.toString()).isEqualTo("""
                Comment  shop.Comment  shop/Post.java:22
                  table Comment

                Role: owned, by Post
                  Part of one owner, which removes its rows.
                  - Post.comments removes its rows  shop/Post.java:18
                  - Comment.post is mandatory  shop/Post.java:26

                Owners, by the mapping: their removal takes it along
                  - Post, by Post.comments (removes orphans)  shop/Post.java:18

                Its rows are referred to by
                  - Vote.comment (@ManyToOne)  shop/Post.java:37

                Removing one removes as well
                  - Vote, by Comment.votes  shop/Post.java:29

                It is removed
                  - with the Post that is removed: Post.comments cascades REMOVE  shop/Post.java:18
                  - taken out of Post.comments: orphan removal  shop/Post.java:18
                  - all paths: cascade-lint who-deletes Comment

                To overrule the role, in cascade-lint.yml
                  roles:
                    lookup: [shop.Comment]
                    shared: [shop.Comment]
                    root: [shop.Comment]
                    history: [shop.Comment]
                    owned: { shop.Comment: OWNER }
                """);
    }

    @Test
    void everyRoleHasWords() {
        RelationshipGraph graph = Analysis.of(BLOG).graph();

        assertThat(graph.model().entities())
                .allSatisfy(entity -> assertThat(
                                new EntityExplainer(graph).explain(entity).roleInWords())
                        .endsWith("."));
        assertThat(EntityExplainer.rolesInWords().keySet())
                .containsAll(Stream.of(Role.Kind.values()).map(Role.Kind::id).toList());
    }

    @Test
    void jsonHasTheSame() throws IOException {
        RelationshipGraph graph = Analysis.of(BLOG).graph();
        StringBuilder json = new StringBuilder();
        ExplainJson.write(
                new EntityExplainer(graph)
                        .explain(graph.model().type("shop.Post").orElseThrow()),
                json);

        assertThat(json.toString())
                .startsWith("{\n  \"entity\": \"shop.Post\",\n  \"file\": \"shop/Post.java\",\n  \"line\": 14,")
                .contains(
                        "\"tables\": [\n    \"Post\"\n  ]", "\"id\": \"removes\"", "\"text\": \"through them: Vote\"");
    }

    @Test
    void entitiesAreFoundByAnyEndOfTheirName() {
        MappingModel model = Analysis.of(
                        "package a; import jakarta.persistence.*;\n@Entity class Item { @Id Long id; }",
                        "package b; import jakarta.persistence.*;\n@Entity class Item { @Id Long id; }",
                        "package b; import jakarta.persistence.*;\n@MappedSuperclass class Base { @Id Long id; }",
                        "package b; import jakarta.persistence.*;\n@Entity class Order extends Base {}")
                .graph()
                .model();

        assertThat(EntitySearch.of(model, "Item").found()).hasSize(2);
        assertThat(EntitySearch.of(model, "b.Item").found()).hasSize(1);
        assertThat(EntitySearch.of(model, "Ordr").near()).containsExactly("Order");
        assertThat(EntitySearch.of(model, "Base").near()).containsExactly("b.Order");
        assertThat(EntitySearch.of(model, "Zebra")).isEqualTo(new EntitySearch(List.of(), List.of()));
    }
}
