package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeLintTest {

    private static final String COMMENT = """
            package shop;

            import jakarta.persistence.*;

            @Entity
            public class Comment {
                @Id Long id;

                @ManyToOne(cascade = CascadeType.ALL)
                Post post;
            }
            """;

    private static final String POST = """
            package shop;

            import jakarta.persistence.*;

            @Entity
            public class Post {
                @Id Long id;
            }
            """;

    @TempDir
    private Path folder;

    private static AnalysisResult analyze(Map<String, String> files) {
        return Analysis.run(Configuration.DEFAULT, files);
    }

    private static List<String> rules(AnalysisResult result) {
        return result.findings().stream().map(f -> f.finding().rule()).toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AnalysisRequest request(boolean includeTests, String... exclude) {
        Configuration configuration = new Configuration(
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(exclude),
                Optional.empty());
        return new AnalysisRequest(List.of(folder), folder, includeTests, configuration, Confidence.POSSIBLE, 2);
    }

    @Test
    void coverageCountsWhatWasSeen() {
        AnalysisResult result = analyze(Map.of(
                "shop/Comment.java", COMMENT,
                "shop/Post.java", POST,
                "shop/Audited.java", """
                        package shop;

                        import jakarta.persistence.*;

                        @MappedSuperclass
                        public abstract class Audited {
                            @Id Long id;
                            @ManyToOne other.Person editor;
                            @Embedded Place place;
                        }
                        """,
                "shop/Place.java", """
                        package shop;

                        @jakarta.persistence.Embeddable
                        public class Place {
                            @jakarta.persistence.ManyToOne Post post;
                        }
                        """,
                "shop/Invoice.java",
                        "package shop;\n\n@jakarta.persistence.Entity\npublic class Invoice extends Audited {}\n",
                "shop/Offer.java",
                        "package shop;\n\n@jakarta.persistence.Entity\npublic class Offer extends Audited {}\n",
                "shop/Service.java", "package shop;\n\npublic class Service {}\n"));
        assertThat(result.coverage()).isEqualTo(new Coverage(7, 6, 6, 4, 3, 1));
        assertThat(result.complete()).isTrue();
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void aBrokenFileDoesNotHideTheOthers() {
        AnalysisResult result =
                analyze(Map.of("shop/Comment.java", COMMENT, "shop/Post.java", POST, "shop/Vote.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Vote {
                    @Id Long id;

                    @ManyToOne(cascade = ) Comment comment;

                    @ManyToOne(cascade = CascadeType.REMOVE)
                    Post post;
                }
                """));
        assertThat(result.complete()).isFalse();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
            assertThat(problem.file()).isEqualTo("shop/Vote.java");
            assertThat(problem.line()).isEqualTo(9);
        });
        // What is right in the broken file counts as well.
        assertThat(result.findings())
                .extracting(f -> f.finding().subject())
                .containsExactly("shop.Comment#post", "shop.Vote#post");
    }

    @Test
    void whatIsBrokenIsNotCalledMissing() {
        AnalysisResult result = analyze(Map.of("shop/Post.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Post {
                    @Id Long id;

                    @OneToMany(mappedBy = "post")
                    java.util.List<Vote> votes;
                }
                """, "shop/Vote.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Vote {
                    @Id Long id;

                    @ManyToOne( Post post;
                }
                """));
        assertThat(result.complete()).isFalse();
        assertThat(rules(result)).doesNotContain("unknown-mapped-by");
    }

    @Test
    void aFileThatIsNoJavaAtAllIsAProblemAndNoCrash() {
        AnalysisResult result = analyze(Map.of(
                "shop/Comment.java", COMMENT,
                "shop/Post.java", POST,
                "shop/Noise.java", "@Entity jakarta.persistence }{ )( \" ' /* \u0000 class class"));
        assertThat(result.complete()).isFalse();
        assertThat(result.problems()).extracting(Problem::file).containsOnly("shop/Noise.java");
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
    }

    @Test
    void oneTypeInTwoFilesIsAProblemThatHidesNothing() {
        AnalysisResult result = analyze(Map.of(
                "a/shop/Comment.java", COMMENT,
                "a/shop/Post.java", POST,
                "b/shop/Comment.java", COMMENT.replace("(cascade = CascadeType.ALL)", "")));
        assertThat(result.complete()).isTrue();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.DUPLICATE_TYPE);
            assertThat(problem.file()).isEqualTo("b/shop/Comment.java");
            assertThat(problem.text()).contains("shop.Comment", "a/shop/Comment.java");
        });
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
        assertThat(result.coverage().entities()).isEqualTo(2);
    }

    @Test
    void theLinesThatReportsShowAreKept() {
        AnalysisResult result = analyze(Map.of(
                "shop/Comment.java", COMMENT,
                "shop/Post.java", POST,
                "shop/Vote.java", COMMENT.replace("Comment", "Vote").replace("(cascade = CascadeType.ALL)", "")));
        assertThat(result.line("shop/Comment.java", 9)).hasValue("    @ManyToOne(cascade = CascadeType.ALL)");
        assertThat(result.line("shop/Vote.java", 10)).hasValue("    Post post;");
        assertThat(result.line("shop/Post.java", 1)).isEmpty();
        assertThat(result.line("no/such/File.java", 1)).isEmpty();
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() {
        AnalysisResult unix = analyze(Map.of("shop/Comment.java", COMMENT, "shop/Post.java", POST));
        AnalysisResult windows =
                analyze(Map.of("shop/Comment.java", "\uFEFF" + COMMENT.replace("\n", "\r\n"), "shop/Post.java", POST));
        assertThat(windows.findings()).isEqualTo(unix.findings());
        assertThat(windows.line("shop/Comment.java", 9)).isEqualTo(unix.line("shop/Comment.java", 9));
    }

    @Test
    void severalImportsOnOneLine() {
        AnalysisResult result = analyze(Map.of(
                "shop/Comment.java",
                "package shop; import jakarta.persistence.CascadeType; import jakarta.persistence.*; "
                        + "@Entity public class Comment { @Id Long id; @ManyToOne(cascade = CascadeType.ALL) Post post; }",
                "shop/Post.java",
                POST));
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
    }

    @Test
    void entitiesMayHaveNoPackage() {
        AnalysisResult result = analyze(Map.of(
                "Comment.java", COMMENT.replace("package shop;", ""),
                "Post.java", POST.replace("package shop;", ""),
                "Finder.java",
                        "class Finder { Post find(jakarta.persistence.EntityManager em) {"
                                + " return em.find(Post.class, 1L); } }"));
        assertThat(result.findings()).singleElement().satisfies(f -> {
            assertThat(f.finding().target()).hasValue("Post");
            assertThat(f.finding().confidence()).isEqualTo(Confidence.CERTAIN);
        });
    }

    @Test
    void testSourcesAndWhatIsExcludedAreLeftOut() throws Exception {
        write("src/main/java/shop/Comment.java", COMMENT);
        write("src/main/java/shop/Post.java", POST);
        write("src/test/java/shop/Draft.java", COMMENT.replace("Comment", "Draft"));
        write("src/main/java/gen/Copy.java", COMMENT.replace("Comment", "Copy"));
        write("target/generated-sources/shop/Old.java", COMMENT.replace("Comment", "Old"));
        AnalysisResult result = CascadeLint.analyze(request(false, "**/gen/**"));
        assertThat(result.findings())
                .extracting(f -> f.finding().range().file())
                .containsExactly("src/main/java/shop/Comment.java");
        assertThat(result.coverage().files()).isEqualTo(2);
        assertThat(CascadeLint.analyze(request(true)).coverage().files()).isEqualTo(4);
    }

    @Test
    void rowsThatOnlyTestsMakeAreNotMadeByTheApplication() throws Exception {
        write("src/main/java/shop/Comment.java", COMMENT);
        write("src/main/java/shop/Post.java", POST);
        write("src/test/java/shop/PostTest.java", "package shop;\n\nclass PostTest { Post post = new Post(); }\n");
        assertThat(CascadeLint.analyze(request(false)).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.finding().confidence()).isEqualTo(Confidence.LIKELY));
    }

    @Test
    void nothingToAnalyseIsSaid() {
        assertThatThrownBy(() -> CascadeLint.analyze(request(false)))
                .isInstanceOf(NothingToAnalyseException.class)
                .hasMessageContaining("no Java, mapping or class file")
                .hasMessageContaining(folder.toString());
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> CascadeLint.analyze(AnalysisRequest.of(List.of(missing))))
                .isInstanceOf(NothingToAnalyseException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void aRequestWithoutRootsOrThreadsIsRefused() {
        assertThatThrownBy(() ->
                        new AnalysisRequest(List.of(), folder, false, Configuration.DEFAULT, Confidence.LIKELY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnalysisRequest(
                        List.of(folder), folder, false, Configuration.DEFAULT, Confidence.LIKELY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
