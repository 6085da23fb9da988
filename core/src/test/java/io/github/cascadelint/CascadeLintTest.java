package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
        Configuration configuration =
                exclude.length == 0 ? Configuration.DEFAULT : Configurations.exclude(List.of(exclude));
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
        assertThat(result.coverage())
                .isEqualTo(new Coverage(
                        7,
                        6,
                        6,
                        4,
                        3,
                        1,
                        List.of(new Coverage.RunBy(Provider.UNKNOWN.withApi(Optional.of(Provider.Api.JAKARTA)), 4)),
                        List.of(new Coverage.Names(NamingChoice.byDefault(), 4)),
                        Coverage.Schemas.NONE));
        assertThat(result.complete()).isTrue();
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void namesFollowTheConfigurationOfEachModule() throws Exception {
        write("shop/src/main/java/shop/Comment.java", COMMENT);
        write("shop/src/main/java/shop/Post.java", POST);
        write("shop/src/main/resources/application.properties", "spring.jpa.show-sql=true\n");
        write("shop/src/main/java/shop/LineItem.java", POST.replace("Post", "LineItem"));
        write(
                "stock/src/main/java/stock/StockItem.java",
                POST.replace("shop", "stock").replace("Post", "StockItem"));
        write(
                "stock/src/main/resources/application.properties",
                "spring.jpa.hibernate.naming.physical-strategy=stock.Names\n");
        AnalysisResult result = CascadeLint.analyze(request(false));
        assertThat(result.graph().model().entities())
                .extracting(entity -> entity.table().orElseThrow())
                .containsExactly("comment", "line_item", "post", "StockItem");
        assertThat(result.coverage().names())
                .extracting(names -> names.choice().strategy() + " " + names.entities())
                .containsExactly("spring 3", "unknown 1");
        assertThat(result.complete()).isTrue();
        assertThat(result.problems())
                .containsExactly(new Problem(
                        Problem.Kind.UNRESOLVED,
                        "the naming strategy stock.Names is not known, so names of tables and columns are read as if by the"
                                + " specification's defaults; say under schema.naming in cascade-lint.yml what it does",
                        "stock/src/main/resources/application.properties",
                        1));
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

    private AnalysisResult analyze(String encoding, byte[] comment) throws Exception {
        write("shop/Post.java", POST);
        Files.write(folder.resolve("shop/Comment.java"), comment);
        AnalysisRequest request = request(false);
        return CascadeLint.analyze(new AnalysisRequest(
                request.roots(),
                folder,
                false,
                request.configuration().withEncoding(Charset.forName(encoding), "--encoding"),
                Confidence.POSSIBLE,
                1));
    }

    @Test
    void tellsOfEntitiesInLanguagesThatItDoesNotRead() {
        AnalysisResult result = analyze(Map.of(
                "shop/Post.java", POST,
                "shop/Kin.kt", "package shop\n\nimport jakarta.persistence.*\n\n@Entity\nclass Kin(@Id val id: Long)\n",
                "shop/Plain.kt", "package shop\n\nclass Plain\n"));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("shop/Kin.kt");
            assertThat(problem.text()).contains("in Kotlin, whose sources are not read");
        });
        assertThat(result.complete()).isTrue();
    }

    @Test
    void aCommentInAnotherEncodingLosesNothing() throws Exception {
        String text = COMMENT.replace("    @ManyToOne", "    // Größe\n    @ManyToOne");
        AnalysisResult result = analyze("UTF-8", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(result.complete()).isTrue();
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
        assertThat(result.problems())
                .containsExactly(new Problem(
                        Problem.Kind.ENCODING,
                        "this is not UTF-8, but stands in a comment or a body, and nothing is lost; save the file in UTF-8,"
                                + " or name its encoding by the option or key 'encoding'",
                        "shop/Comment.java",
                        9));
        assertThat(analyze("ISO-8859-1", text.getBytes(StandardCharsets.ISO_8859_1))
                        .problems())
                .isEmpty();
    }

    @Test
    void aNameInAnotherEncodingMayBeLost() throws Exception {
        byte[] latin = COMMENT.replace("    Post post", "    @JoinColumn(name = \"größe\")\n    Post post")
                .getBytes(StandardCharsets.ISO_8859_1);
        AnalysisResult result = analyze("UTF-8", latin);
        assertThat(result.complete()).isFalse();
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.text()).startsWith("this is not UTF-8, and stands in a declaration");
        });
        assertThat(analyze("ISO-8859-1", latin).problems()).isEmpty();
    }

    @Test
    void utf16IsReadByItsMark() throws Exception {
        AnalysisResult result = analyze("UTF-8", ("\uFEFF" + COMMENT).getBytes(StandardCharsets.UTF_16LE));
        assertThat(result.problems()).isEmpty();
        assertThat(rules(result)).containsExactly("remove-on-many-to-one");
        assertThat(result.line("shop/Comment.java", 9)).hasValue("    @ManyToOne(cascade = CascadeType.ALL)");
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
                "Comment.java",
                        COMMENT.replace("package shop;", "")
                                .replace("Post post;", "Post post; void setPost(Post p) { this.post = p; }"),
                "Post.java", POST.replace("package shop;", ""),
                "Finder.java",
                        "class Finder { void find(jakarta.persistence.EntityManager em, Comment comment) {"
                                + " comment.setPost(em.find(Post.class, 1L)); } }"));
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
    void whatTheConfigurationSaysOfNothingIsToldAndLosesNothing() throws Exception {
        write("src/main/java/shop/Comment.java", COMMENT);
        write("src/main/java/shop/Post.java", POST);
        write("src/main/java/gen/Copy.java", COMMENT.replace("Comment", "Copy"));
        Configuration configuration = Configurations.of("""
                roles:
                  lookup: [shop.Pots, shop.*]
                  shared: [shop.Post, stock.*]
                  root: [shop.Comment]
                  history: [shop.Post.Old]
                  owned: { shop.Comment: shop.Pos }
                exclude: ["**/gen/**", "**/gen/Old.java", "gen/**"]
                """);
        AnalysisResult result = CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, configuration, Confidence.POSSIBLE, 1));
        assertThat(result.complete()).isTrue();
        assertThat(result.problems())
                .allMatch(problem -> problem.kind() == Problem.Kind.CONFIGURATION)
                .extracting(Problem::text)
                .containsExactly(
                        "'**/gen/Old.java' in exclude keeps nothing from being read; globs are on paths below the scan root",
                        "'gen/**' in exclude keeps nothing from being read; globs are on paths below the scan root",
                        "'shop.Pos' in roles.owned is no entity of this scan; did you mean 'shop.Post'?",
                        "'shop.Post.Old' in roles.history is no entity of this scan; did you mean 'shop.Post'?",
                        "'shop.Pots' in roles.lookup is no entity of this scan; did you mean 'shop.Post'?",
                        "'stock.*' in roles.shared is no entity of this scan");
    }

    private AnalysisResult withOverrides(String configuration) throws Exception {
        write("src/main/java/shop/Comment.java", COMMENT);
        write("src/main/java/shop/Post.java", POST);
        write("src/main/java/legacy/Note.java", COMMENT.replace("Comment", "Note"));
        write("src/main/java/legacy/old/Memo.java", COMMENT.replace("Comment", "Memo"));
        return CascadeLint.analyze(new AnalysisRequest(
                List.of(folder), folder, false, Configurations.of(configuration), Confidence.LIKELY, 1));
    }

    /** The severities that findings are reported with, by entity. */
    private Map<String, String> severities(String configuration) throws Exception {
        Map<String, String> severities = new TreeMap<>();
        withOverrides(configuration).findings().stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("remove-on-many-to-one"))
                .forEach(finding ->
                        severities.put(finding.entity(), finding.severity().id()));
        return severities;
    }

    @Test
    void theLastOverrideThatMatchesAFileSetsTheLevel() throws Exception {
        assertThat(severities(""))
                .containsOnly(
                        Map.entry("shop.Comment", "warning"),
                        Map.entry("shop.Note", "warning"),
                        Map.entry("shop.Memo", "warning"));
        assertThat(severities("""
                rules: { remove-on-many-to-one: error }
                overrides:
                  - { paths: ["**/legacy"], rules: { remove-on-many-to-one: off } }
                  - { paths: ["**/Nothing.java", "**/old/*.java"], rules: { remove-on-many-to-one: { level: info } } }
                """)).containsOnly(Map.entry("shop.Comment", "error"), Map.entry("shop.Memo", "info"));
        assertThat(severities("""
                overrides:
                  - { paths: ["**/old/*.java"], rules: { remove-on-many-to-one: info } }
                  - { paths: ["src/main/java/legacy/**"], rules: { remove-on-many-to-one: off } }
                """)).containsOnly(Map.entry("shop.Comment", "warning"));
    }

    @Test
    void anOverrideThatDecidesNothingIsTold() throws Exception {
        AnalysisResult result = withOverrides("""
                overrides:
                  - { paths: ["**/legacy/**", "no/**"], rules: { remove-on-many-to-one: off, slow-remove: off } }
                  - { paths: ["never/**"], rules: { remove-on-many-to-one: off } }
                """);
        assertThat(result.complete()).isTrue();
        assertThat(result.problems())
                .allMatch(problem -> problem.kind() == Problem.Kind.CONFIGURATION)
                .extracting(Problem::text)
                .containsExactly(
                        "'never/**' in overrides matches no file that was read; globs are on paths below the scan root",
                        "'no/**' in overrides matches no file that was read; globs are on paths below the scan root",
                        "'slow-remove' in overrides has no effect: it finds nothing in **/legacy/**, no/**");
    }

    /** Fails in the middle of what it goes through. */
    @RuleInfo(
            id = "fails",
            category = Category.LINTER,
            severity = Severity.ERROR,
            since = "0.1",
            summary = "It fails at Post")
    private static final class Failing implements Rule {
        @Override
        public void check(RuleContext context) {
            for (ManagedType type : context.model().entities()) {
                if (type.name().equals("shop.Post")) {
                    throw new IllegalStateException("no such thing");
                }
                context.report(type).message("seen").emit();
            }
        }
    }

    /** Fails at an association, with an error of the virtual machine's. */
    @RuleInfo(
            id = "fails-too",
            category = Category.LINTER,
            severity = Severity.ERROR,
            since = "0.1",
            summary = "It fails at Comment")
    private static final class FailingAtAnAssociation implements Rule {
        @Override
        public void check(RuleContext context) {
            context.graph().ends().forEach(end -> {
                throw new NoSuchMethodError("gone");
            });
        }
    }

    @RuleInfo(id = "works", category = Category.LINTER, severity = Severity.ERROR, since = "0.1", summary = "It works")
    private static final class Working implements Rule {
        @Override
        public void check(RuleContext context) {
            context.model().types().forEach(type -> context.report(type).emit());
        }
    }

    @Test
    void aRuleThatFailsIsToldWithTheEntityAndTheOthersFinish() throws Exception {
        write("src/main/java/shop/Comment.java", COMMENT);
        write("src/main/java/shop/Post.java", POST);
        AnalysisResult result = CascadeLint.analyze(request(false)
                .withRules(new RuleRegistry(List.of(new Failing(), new FailingAtAnAssociation(), new Working()))));
        assertThat(result.complete()).isFalse();
        assertThat(result.problems())
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.text())
                .containsExactly(
                        "src/main/java/shop/Comment.java:6 rule fails-too failed at shop.Comment"
                                + " (java.lang.NoSuchMethodError: gone); its findings are incomplete. Please report this",
                        "src/main/java/shop/Post.java:6 rule fails failed at shop.Post"
                                + " (java.lang.IllegalStateException: no such thing); its findings are incomplete."
                                + " Please report this");
        assertThat(rules(result)).containsExactly("fails", "works", "works");
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

    private static final String STATUS = """
            package shop;

            import jakarta.persistence.*;

            @Entity @Table(name = "order_status") class Status { @Id String id; int rank; }
            @Entity class Order { @Id Long id; @ManyToOne(cascade = CascadeType.ALL) Status status; }
            @Entity class Parcel { @Id Long id; @ManyToOne Status status; }
            """;

    @Test
    void rowsThatMigrationsInsertAreReferenceData() throws Exception {
        write("src/main/java/shop/Order.java", STATUS);
        assertThat(status(request(false)).kind()).isEqualTo(Role.Kind.SHARED);
        write("src/main/resources/db/migration/V1__init.sql", "-- rows\ninsert into ORDER_STATUS values ('A', 1);\n");
        Role role = status(request(false));
        assertThat(role.kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(role.evidence().get(0).text()).isEqualTo("a migration inserts Status rows, and no code makes one");
        assertThat(role.evidence().get(0).range().orElseThrow().file())
                .isEqualTo("src/main/resources/db/migration/V1__init.sql");
        assertThat(role.evidence().get(0).range().orElseThrow().startLine()).isEqualTo(2);
        assertThat(CascadeLint.analyze(request(false)).coverage().files()).isEqualTo(1);
    }

    @Test
    void aChangeLogIsAMigrationAndTestDataIsNone() throws Exception {
        write("src/main/java/shop/Order.java", STATUS);
        write("src/test/resources/data.sql", "insert into order_status values ('A', 1);\n");
        assertThat(status(request(false)).kind()).isEqualTo(Role.Kind.SHARED);
        write(
                "src/main/resources/db/changes.xml",
                "<?xml version=\"1.0\"?>\n<databaseChangeLog><changeSet>\n<insert tableName=\"order_status\"/></changeSet>"
                        + "</databaseChangeLog>\n");
        assertThat(status(request(false)).kind()).isEqualTo(Role.Kind.LOOKUP);
        write("src/main/java/shop/Seeds.java", "package shop;\n\nclass Seeds { Status s = new Status(); }\n");
        assertThat(status(request(false)).kind()).isEqualTo(Role.Kind.SHARED);
    }

    private static Role status(AnalysisRequest request) throws NothingToAnalyseException {
        return CascadeLint.analyze(request).graph().role("shop.Status");
    }

    @Test
    void scriptsAloneAreNothingToAnalyse() throws Exception {
        write("db/V1__init.sql", "insert into a values (1);\n");
        assertThatThrownBy(() -> CascadeLint.analyze(request(false))).isInstanceOf(NothingToAnalyseException.class);
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
