package io.github.cascadelint.source.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageScannerTest {

    /** {@code KIND Type:line} of every use in the text. */
    private static List<String> scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new UsageScanner("A.java", bytes, new String(bytes, StandardCharsets.ISO_8859_1))
                .scan().stream()
                        .map(usage -> usage.use().kind() + " " + usage.type() + ":"
                                + usage.use().range().startLine())
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = new Post();",
                "x = new com.acme.Post(1);",
                "x = new Post<>(y);",
                "x = Post.builder().build();",
                "x = com.acme.Post.builder()",
                "é = new Post();"
            })
    void findsConstructions(String text) {
        assertThat(scan("\n" + text)).containsExactly("CONSTRUCTED Post:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = renew Post();",
                "// new Post()",
                " * new Post()",
                "x = new Post[3];",
                "new post()",
                "post.builder();",
                "Post.builders()"
            })
    void findsNoConstructions(String text) {
        assertThat(scan(text)).isEmpty();
    }

    @Test
    void findsLookUps() {
        assertThat(
                        scan(
                                "em.find(Post.class, id);\nem.getReference( com.acme.Post.class, id);\nsession.get(Tag.class, 1);"))
                .containsExactly("LOOKED_UP Post:1", "LOOKED_UP Post:2", "LOOKED_UP Tag:3");
        assertThat(scan("find(Post.class.getName()); Post.class; foo(Post.class); log(Post.classes)"))
                .isEmpty();
    }

    @Test
    void findsQueries() {
        assertThat(
                        scan(
                                "em.createQuery(q, Post.class);\nquery.from(Tag.class);\nem.createQuery(\n  \"x\" + y(),\n  Tag.class);"))
                .containsExactly("QUERIED Post:1", "QUERIED Tag:2", "QUERIED Tag:5");
        assertThat(scan("@Query(\"select p from Post p\")\n@NamedQuery(query = \"FROM com.acme.Tag\")"))
                .containsExactly("QUERIED Post:1", "QUERIED Tag:2");
        assertThat(scan("createQuery(\"delete from Post\"); from Tag; // \"from Tag\""))
                .isEmpty();
        assertThat(scan("\"from Post\"")).isEmpty();
    }

    @Test
    void findsRepositories() {
        assertThat(scan("interface Posts extends JpaRepository<Post, Long> {")).containsExactly("REPOSITORY Post:1");
        assertThat(scan("}\npublic class PostDao extends AbstractDAO<com.acme.Post> {"))
                .containsExactly("REPOSITORY Post:2");
        assertThat(scan("class A { JpaRepository<Post, Long> posts; }")).isEmpty();
        assertThat(scan("interface Base<T> extends Other<Post> {")).isEmpty();
    }

    @Test
    void countsLinesWhateverTheirEnd() {
        assertThat(scan("\r\n\r\n  new Post();\n")).containsExactly("CONSTRUCTED Post:3");
        assertThat(scan("")).isEmpty();
    }
}
