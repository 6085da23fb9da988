package io.github.cascadelint.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    private static final String POST = """
            @Entity class Post { @Id Long id; }
            """;

    /** The findings on an entity that refers to posts; suppressions that suppress nothing are among them. */
    private static List<TriagedFinding> findings(String entity) {
        return Analysis.of(POST + entity).findings();
    }

    private static void assertSuppressed(String reason, String entity) {
        assertThat(findings(entity)).as(entity).singleElement().satisfies(finding -> {
            assertThat(finding.finding().rule()).isEqualTo("remove-on-many-to-one");
            assertThat(finding.state()).isEqualTo(State.SUPPRESSED);
            assertThat(finding.isNew()).isFalse();
            assertThat(finding.justification().orElse("")).isEqualTo(reason);
        });
    }

    private static void assertNotSuppressed(String entity) {
        assertThat(findings(entity))
                .as(entity)
                .extracting(finding -> finding.finding().rule() + " " + finding.state())
                .containsExactlyInAnyOrder("remove-on-many-to-one NEW", "unused-suppression NEW");
    }

    @Test
    void anAnnotationOnTheAttribute() {
        assertSuppressed("", """
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post;
                }
                """);
        assertSuppressed("", """
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) @SuppressWarnings("cascade-lint:remove-on-many-to-one") Post post;
                }
                """);
    }

    @Test
    void holdsUntilItsLastDay() {
        assertSuppressed("", """
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one until=2999-12-31")
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post;
                }
                """);
        assertSuppressed("the import is rewritten", """
                @Entity class Comment {
                    @Id Long id;
                    // cascade-lint:allow remove-on-many-to-one until=2999-12-31: the import is rewritten
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post;
                }
                """);
    }

    @Test
    void tellsThatItsLastDayIsOverOrNoDate() {
        assertThat(messages("until=2020-01-31: the import is rewritten"))
                .contains(
                        "This suppression of remove-on-many-to-one on shop.Comment#post held until 2020-01-31: mend what it"
                                + " suppressed, or give it another date");
        assertThat(messages(": until=soon"))
                .contains(
                        "This suppression of remove-on-many-to-one on shop.Comment#post is to hold until 'soon', which is no"
                                + " date; write until=2027-01-31");
    }

    private static List<String> messages(String text) {
        String comment = """
                @Entity class Comment {
                    @Id Long id;
                    // cascade-lint:allow remove-on-many-to-one %s
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post;
                }
                """.formatted(text);
        assertNotSuppressed(comment);
        return findings(comment).stream()
                .map(finding -> finding.finding().message())
                .toList();
    }

    @Test
    void oneOfSeveralValues() {
        assertSuppressed("", """
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings({"unused", "cascade-lint:remove-on-many-to-one"})
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void anAnnotationOnTheTypeHoldsForAllOfIt() {
        assertSuppressed("", """
                @SuppressWarnings(value = "cascade-lint:remove-on-many-to-one")
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertSuppressed("", """
                @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                @Entity class Outer {
                    @Id Long id;
                    @Entity static class Comment {
                        @Id Long id;
                        @ManyToOne(cascade = CascadeType.ALL) Post post;
                    }
                }
                """);
    }

    @Test
    void anAnnotationThatAsksForAReason() {
        assertSuppressed("every comment copies its post", """
                @Entity class Comment {
                    @Id Long id;
                    @edu.umd.cs.findbugs.annotations.SuppressFBWarnings(
                            value = "cascade-lint:remove-on-many-to-one",
                            justification = "every comment copies its post")
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void anAnnotationOnTheGetter() {
        assertSuppressed("", """
                @Entity class Comment {
                    private Post post;
                    @Id Long getId() { return 1L; }
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post getPost() { return post; }
                }
                """);
    }

    @Test
    void aCommentOnTheLine() {
        assertSuppressed("copied", """
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post; // cascade-lint:allow remove-on-many-to-one: copied
                }
                """);
        assertSuppressed("copied", """
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post; /* cascade-lint:allow remove-on-many-to-one: copied */
                }
                """);
    }

    @Test
    void aCommentAbove() {
        assertSuppressed("copied", """
                @Entity class Comment {
                    @Id Long id;
                    // cascade-lint:allow remove-on-many-to-one: copied
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertSuppressed("copied", """
                @Entity class Comment {
                    @Id Long id;

                    // cascade-lint:allow remove-on-many-to-one: copied
                    /** What it is about. */
                    @Basic
                    @ManyToOne(
                            fetch = FetchType.LAZY,
                            cascade = {CascadeType.PERSIST,
                                CascadeType.REMOVE})
                    @JoinColumn(name = "post_id")
                    private Post post;
                }
                """);
    }

    @Test
    void aCommentAmongTheAnnotationsOrInTheDocumentation() {
        assertSuppressed("", """
                @Entity class Comment {
                    @Id Long id;
                    @Basic
                    // cascade-lint:allow remove-on-many-to-one
                    @ManyToOne(cascade = CascadeType.ALL)
                    Post post;
                }
                """);
        assertSuppressed("copied", """
                @Entity class Comment {
                    @Id Long id;
                    /**
                     * What it is about.
                     * cascade-lint:allow remove-on-many-to-one: copied
                     */
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void aCommentOnTheTypeHoldsForAllOfIt() {
        assertSuppressed("copied", """
                // cascade-lint:allow remove-on-many-to-one: copied
                @Entity
                class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertSuppressed("copied", """
                @Entity class Comment { // cascade-lint:allow remove-on-many-to-one: copied
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void anInheritedAttributeIsSuppressedWhereItIsDeclared() {
        assertSuppressed("", """
                @MappedSuperclass abstract class Remark {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class Comment extends Remark {}
                @Entity class Review extends Remark {}
                """);
    }

    @Test
    void anotherAttributeIsNotCovered() {
        assertNotSuppressed("""
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne Post quoted;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertNotSuppressed("""
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                    // cascade-lint:allow remove-on-many-to-one: stands above another one
                    @ManyToOne Post quoted;
                }
                """);
        assertNotSuppressed("""
                @Entity class Comment {
                    @Id Long id; // cascade-lint:allow remove-on-many-to-one: beside another one
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void anotherRuleIsNotCovered() {
        assertNotSuppressed("""
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-many")
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertNotSuppressed("""
                @Entity class Comment {
                    @Id Long id;
                    // cascade-lint:allow remove-on-many-to: no such rule
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void withoutThePrefixItIsForAnotherTool() {
        assertThat(findings("""
                        @Entity class Comment {
                            @Id Long id;
                            @SuppressWarnings("remove-on-many-to-one")
                            @ManyToOne(cascade = CascadeType.ALL) Post post;
                        }
                        """))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isNew()).isTrue());
    }

    @Test
    void textThatIsNoCommentSuppressesNothing() {
        assertThat(findings("""
                        @Entity class Comment {
                            @Id Long id;
                            @Column(columnDefinition = "cascade-lint:allow remove-on-many-to-one") String text;
                            @ManyToOne(cascade = CascadeType.ALL) Post post;
                        }
                        """))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isNew()).isTrue());
    }

    @Test
    void severalRulesOnOneAttribute() {
        assertThat(Analysis.of("""
                                @Entity class Post {
                                    @Id Long id;
                                    // cascade-lint:allow mixed-cascade-annotations: until the upgrade
                                    // cascade-lint:allow remove-on-many-to-many: private tags
                                    @ManyToMany(cascade = CascadeType.REMOVE)
                                    @Cascade(org.hibernate.annotations.CascadeType.PERSIST)
                                    Set<Tag> tags;
                                }
                                @Entity class Tag { @Id Long id; }
                                """).findings())
                .extracting(finding -> finding.finding().rule() + " " + finding.state())
                .containsExactlyInAnyOrder("mixed-cascade-annotations SUPPRESSED", "remove-on-many-to-many SUPPRESSED");
    }

    private static List<String> ofStatement(String body) {
        return Analysis.run(
                        Configuration.DEFAULT, Map.of("shop/Post.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity public class Post {
                            @Id Long id;
                            @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                        }
                        @Entity class Comment { @Id Long id; @ManyToOne(optional = false) Post post; }
                        """, "shop/Posts.java", """
                        package shop;
                        import jakarta.persistence.EntityManager;
                        class Posts {
                            EntityManager em;
                            void clear() {
                        %s
                            }
                        }
                        """.formatted(body)))
                .findings()
                .stream()
                .map(each -> each.finding().rule() + " " + each.state() + " "
                        + each.finding().range().startLine())
                .filter(each -> each.matches("(bulk|unused).*"))
                .toList();
    }

    /** What code does is accepted where it does it: on the line, or above the statement. */
    @Test
    void aCommentAtAStatement() {
        String comment = "// cascade-lint:allow bulk-delete-bypasses-cascade: emptied before";
        for (String body : List.of(
                "em.createQuery(\"delete from Post p\").executeUpdate(); " + comment,
                comment + "\nem.createQuery(\"delete from Post p\").executeUpdate();",
                comment
                        + "\n\n/* all of them; */\n// at night;\nem\n    .createQuery(\"delete from Post p\") // and\n.executeUpdate();")) {
            assertThat(ofStatement(body))
                    .as(body)
                    .singleElement()
                    .asString()
                    .startsWith("bulk-delete-bypasses-cascade SUPPRESSED");
        }
    }

    @Test
    void aCommentAtAnotherStatement() {
        String comment = "// cascade-lint:allow bulk-delete-bypasses-cascade: emptied before";
        for (String body : List.of(
                comment + "\nem.flush();\nem.createQuery(\"delete from Post p\").executeUpdate();",
                "em.flush(); " + comment + "\nem.createQuery(\"delete from Post p\").executeUpdate();",
                comment.replace("bulk", "stateless") + "\nem.createQuery(\"delete from Post p\").executeUpdate();")) {
            assertThat(ofStatement(body))
                    .as(body)
                    .hasSize(2)
                    .anyMatch(each -> each.startsWith("unused-suppression NEW"))
                    .anyMatch(each -> each.startsWith("bulk-delete-bypasses-cascade NEW"));
        }
    }
}
