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
                  roles: { shared: [shop.Comment] }  # or lookup, root, history, or owned: { shop.Comment: OWNER }
                """);
    }

    @Test
    void whatCodeDoesWithRowsIsToldThoughItMakesNoRole() throws IOException {
        String text = text("Badge", """
                @Entity
                class Badge {
                    @Id Long id;
                }

                @Entity
                class Visit {
                    @Id Long id;

                    @ManyToOne
                    Badge badge;

                    void setBadge(Badge badge) {
                        this.badge = badge;
                    }
                }

                class Desk {
                    EntityManager em;

                    void enter(Visit visit, Long id) {
                        visit.setBadge(em.find(Badge.class, id));
                    }

                    void enterAgain(Visit visit, Long id) {
                        visit.setBadge(em.find(Badge.class, id));
                    }
                }
                """);

        assertThat(text)
                .contains("Role: unknown", "What code does with its rows")
                .contains(
                        "- code looks Badge rows up (and in 1 more place)  ",
                        "- Visit.badge is given Badge rows that were looked up (and in 1 more place)  ",
                        "- Visit.badge is given Badge rows whose origin is not seen  ");
    }

    @Test
    void whatSpeaksAgainstAnOwnerIsToldToo() throws IOException {
        String text = text("Purchase", """
                @Entity
                class Customer {
                    @Id Long id;

                    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
                    List<Purchase> purchases;
                }

                @Entity
                class Partner {
                    @Id Long id;

                    @OneToMany(mappedBy = "partner", cascade = CascadeType.PERSIST)
                    List<Purchase> purchases;
                }

                @Entity
                class Purchase {
                    @Id Long id;

                    @ManyToOne(optional = false)
                    Customer customer;

                    @ManyToOne(optional = false)
                    Partner partner;

                    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
                    List<Line> lines;
                }

                @Entity
                class Line {
                    @Id Long id;

                    @ManyToOne(optional = false)
                    Purchase purchase;
                }

                @Entity
                class Invoice {
                    @Id Long id;

                    @ManyToOne
                    Purchase purchase;
                }

                class Desk {
                    EntityManager em;

                    void cancel(Purchase purchase) {
                        em.remove(purchase);
                    }
                }
                """);

        assertThat(text)
                .contains("Role: owned, by Customer, Partner")
                .contains("Part of one of several owners, of which not every one removes its rows.")
                .contains(
                        "What speaks for a life of its own",
                        "- code deletes Purchase rows on their own  ",
                        "- Invoice.purchase refers to it, and is no part of what owns it")
                .doesNotContain("Line.purchase refers to it, and");
    }

    private static String text(String entity, String source) throws IOException {
        RelationshipGraph graph = Analysis.of(source).graph();
        StringBuilder text = new StringBuilder();
        ExplainText.write(
                new EntityExplainer(graph)
                        .explain(graph.model().type("shop." + entity).orElseThrow()),
                ConsoleReporter.Options.PLAIN,
                text);
        return text.toString();
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
        assertThat(EntitySearch.of(model, "Zebra"))
                .isEqualTo(new EntitySearch(
                        "Zebra", List.of(), List.of(), model.entities().size()));
    }
}
