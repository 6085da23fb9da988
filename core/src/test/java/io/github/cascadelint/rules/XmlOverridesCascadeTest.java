package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlOverridesCascadeTest {

    private static final String POST = """
            package shop;

            import jakarta.persistence.*;
            import java.util.List;

            @Entity class Post {
                @Id Long id;
                @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                @ManyToOne Post origin;
            }

            @Entity class Comment { @Id Long id; @ManyToOne Post post; }
            """;

    @Test
    void theSameCascadeOrNoOtherMapping() {
        assertThat(findings(orm("""
                        <one-to-many name="comments" mapped-by="post"><cascade><cascade-all/></cascade></one-to-many>
                        <many-to-one name="origin" optional="false"/>"""))).isEmpty();
        assertThat(findings(orm("<basic name=\"id\"/>"))).isEmpty();
    }

    @Test
    void anotherCascade() {
        List<Finding> findings = findings(orm("""
                <one-to-many name="comments" mapped-by="post"><cascade><cascade-persist/></cascade></one-to-many>
                <many-to-one name="origin"><cascade><cascade-remove/></cascade></many-to-one>"""));

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "Post.comments cascades PERSIST, as this mapping file says, and not DETACH, MERGE, PERSIST, REFRESH,"
                                + " REMOVE, as its annotations say: who reads the class sees another delete than happens",
                        "Post.origin cascades REMOVE, as this mapping file says, and not nothing, as its annotations say:"
                                + " who reads the class sees another delete than happens");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.range().file()).isEqualTo("orm.xml");
            assertThat(finding.evidence().get(0).range().orElseThrow().file()).isEqualTo("shop/Post.java");
        });
    }

    @Test
    void hbmXmlReplacesAnnotationsToo() {
        List<Finding> findings = findings(Map.of("shop/Post.java", POST, "Post.hbm.xml", """
                <hibernate-mapping package="shop">
                  <class name="Post"><id name="id"/>
                    <bag name="comments" inverse="true"><key column="post_id"/><one-to-many class="Comment"/></bag>
                    <many-to-one name="origin"/>
                  </class>
                </hibernate-mapping>
                """));

        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("Post.comments cascades nothing, as this mapping file says"));
    }

    private static Map<String, String> orm(String attributes) {
        return Map.of(
                "shop/Post.java",
                POST,
                "orm.xml",
                "<entity-mappings><entity class=\"shop.Post\"><attributes>" + attributes
                        + "</attributes></entity></entity-mappings>");
    }

    private static List<Finding> findings(Map<String, String> files) {
        return Analysis.run(Configuration.DEFAULT, files).findings().stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("xml-overrides-cascade"))
                .toList();
    }
}
