package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the hint says is done to the sources, and the finding is suppressed then. */
class SuppressionHintTest {

    private static final String MAPPING = """
            <?xml version="1.0"?>
            <hibernate-mapping package="shop">
              <class name="Post" table="post"><id name="id"/></class>
              <class name="Comment" table="comment">
                <id name="id"/>
                <many-to-one name="post" cascade="delete" column="post"/>
                <joined-subclass name="Reply" table="reply">
                  <key column="id" on-delete="cascade"/>
                </joined-subclass>
              </class>
            </hibernate-mapping>
            """;

    private static final Map<String, String> SHOP = Map.of(
            "src/main/java/shop/Post.java", "package shop; public class Post { private Long id; }",
            "src/main/java/shop/Comment.java",
                    "package shop; public class Comment { private Long id; private Post post; }",
            "src/main/java/shop/Reply.java", "package shop; public class Reply extends Comment { }",
            "src/main/resources/db/migration/V1__all.sql", """
            create table post (id bigserial primary key);
            create table comment (id bigserial primary key, post bigint references post);
            create table reply (id bigint primary key references comment);
            """,
            "src/main/resources/shop.hbm.xml", MAPPING);

    private static AnalysisResult run(Map<String, String> files) {
        return Analysis.run(Configuration.DEFAULT, files);
    }

    private static TriagedFinding found(AnalysisResult result, String rule) {
        return result.findings().stream()
                .filter(found -> found.finding().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the hint into a file above a line, and analyses again. */
    private static void assertHolds(Map<String, String> files, String rule, String comment, String file, String above) {
        AnalysisResult before = run(files);
        SuppressionHint hint = SuppressionHint.of(before, found(before, rule).finding());
        assertThat(hint.code()).isEqualTo(comment);
        Map<String, String> after = new TreeMap<>(files);
        after.merge(file, hint.code(), (text, code) -> text.replace(above, code + "\n" + above));
        AnalysisResult result = run(after);
        assertThat(found(result, rule).state()).isEqualTo(State.SUPPRESSED);
        assertThat(result.findings()).extracting(each -> each.finding().rule()).doesNotContain("unused-suppression");
    }

    @Test
    void anAttributeOfAMappingFile() {
        assertHolds(
                SHOP,
                "remove-on-many-to-one",
                "<!-- cascade-lint:allow remove-on-many-to-one: reason -->",
                "src/main/resources/shop.hbm.xml",
                "<many-to-one");
    }

    @Test
    void aClassOfAMappingFile() {
        assertHolds(
                SHOP,
                "on-delete-missing-in-schema",
                "<!-- cascade-lint:allow on-delete-missing-in-schema: reason -->",
                "src/main/resources/shop.hbm.xml",
                "<joined-subclass");
    }

    @Test
    void anAttributeOfASource() {
        Map<String, String> files = Map.of("shop/Comment.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
        assertHolds(
                files,
                "remove-on-many-to-one",
                "// cascade-lint:allow remove-on-many-to-one: reason",
                "shop/Comment.java",
                "@ManyToOne");
    }

    /** The statement is elsewhere; what it does to the attribute is accepted at either. */
    @Test
    void aStatementIsAcceptedWhereItStandsOrAtTheAttribute() {
        Map<String, String> files = Map.of("shop/Post.java", """
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
                    void clear() { em.createQuery("delete from Post p").executeUpdate(); }
                }
                """);
        AnalysisResult result = run(files);
        assertThat(SuppressionHint.of(
                                result,
                                found(result, "bulk-delete-bypasses-cascade").finding())
                        .where())
                .isEqualTo(
                        "above the statement in shop/Posts.java, or above the attribute Post#comments in shop/Post.java");
        assertHolds(
                files,
                "bulk-delete-bypasses-cascade",
                "// cascade-lint:allow bulk-delete-bypasses-cascade: reason",
                "shop/Post.java",
                "@OneToMany");
        assertHolds(
                files,
                "bulk-delete-bypasses-cascade",
                "// cascade-lint:allow bulk-delete-bypasses-cascade: reason",
                "shop/Posts.java",
                "    void clear() {");
    }
}
