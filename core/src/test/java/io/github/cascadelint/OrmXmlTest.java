package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mappings in {@code orm.xml} (chapter 12): the same as annotations, laid over them, and broken. */
class OrmXmlTest {

    private static final String POST = """
            package shop;

            import java.util.List;
            import java.util.Set;

            public class Post {
                private Long id;
                private String title;
                private User author;
                private List<Comment> comments;
                private Set<Tag> tags;
                private Details details;
                private List<String> notes;
                private Money price;
                private Post next;
            }
            """;

    private static final String OTHERS = """
            package shop;

            import java.util.List;
            import java.util.Set;

            class Base {
                private Long id;
                private User editor;
            }

            class User extends Base {
                private List<Post> posts;
            }

            class Comment {
                private int number;
                private Post post;
                private User writer;
            }

            class CommentId {
                private Long post;
                private int number;
            }

            class Tag {
                private Long id;
                private Set<Post> posts;
            }

            class Details {
                private Long id;
                private Post post;
            }

            class Money {
                private User payer;
                private String currency;
            }

            class SpecialPost extends Post {
                private User sponsor;
            }
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
              <package>shop</package>
              <access>FIELD</access>
              <mapped-superclass class="Base">
                <attributes>
                  <id name="id"><generated-value strategy="IDENTITY"/></id>
                  <many-to-one name="editor" fetch="LAZY"/>
                </attributes>
              </mapped-superclass>
              <entity class="User" name="Account">
                <table name="accounts"/>
                <association-override name="editor"><join-column name="edited_by"/></association-override>
                <attributes>
                  <one-to-many name="posts" mapped-by="author" orphan-removal="true"><cascade><cascade-all/></cascade></one-to-many>
                </attributes>
              </entity>
              <entity class="shop.Post">
                <table name="post"><unique-constraint><column-name>next</column-name></unique-constraint></table>
                <inheritance strategy="JOINED"/>
                <named-query name="all"><query>select p from Post p</query></named-query>
                <attributes>
                  <id name="id"><column name="post_id"/></id>
                  <many-to-one name="author" optional="false">
                    <join-column name="author_id" nullable="false"/>
                    <foreign-key name="none" constraint-mode="NO_CONSTRAINT"/>
                  </many-to-one>
                  <one-to-many name="comments" target-entity="Comment" mapped-by="post">
                    <order-by/>
                    <cascade><cascade-persist/><cascade-remove/></cascade>
                  </one-to-many>
                  <one-to-one name="details" mapped-by="post"><cascade><cascade-merge/><cascade-detach/></cascade></one-to-one>
                  <one-to-one name="next"><join-column name="next"/></one-to-one>
                  <many-to-many name="tags">
                    <join-table name="post_tags">
                      <join-column name="p"/>
                      <inverse-join-column name="t"/>
                    </join-table>
                    <cascade><cascade-refresh/></cascade>
                  </many-to-many>
                  <element-collection name="notes"><collection-table name="post_notes"/></element-collection>
                  <embedded name="price">
                    <attribute-override name="currency"><column name="cur"/></attribute-override>
                    <association-override name="payer"><join-column name="paid_by"/></association-override>
                  </embedded>
                </attributes>
              </entity>
              <entity class="SpecialPost">
                <primary-key-join-column name="base_id"/>
                <attributes>
                  <many-to-one name="sponsor"/>
                </attributes>
              </entity>
              <entity class="Comment">
                <id-class class="CommentId"/>
                <attributes>
                  <id name="number"/>
                  <many-to-one name="post" id="true"/>
                  <many-to-one name="writer"/>
                </attributes>
              </entity>
              <entity class="Tag">
                <attributes>
                  <id name="id"/>
                  <many-to-many name="posts" mapped-by="tags"/>
                </attributes>
              </entity>
              <entity class="Details">
                <attributes>
                  <id name="id"/>
                  <one-to-one name="post" maps-id=""/>
                </attributes>
              </entity>
              <embeddable class="Money">
                <attributes><many-to-one name="payer"/></attributes>
              </embeddable>
            </entity-mappings>
            """;

    private static final String ANNOTATED_POST = """
            package shop;

            import jakarta.persistence.*;
            import java.util.List;
            import java.util.Set;

            @Entity
            @Table(name = "post", uniqueConstraints = @UniqueConstraint(columnNames = "next"))
            @Inheritance(strategy = InheritanceType.JOINED)
            public class Post {
                @Id @Column(name = "post_id") private Long id;
                private String title;
                @ManyToOne(optional = false)
                @JoinColumns(
                        value = @JoinColumn(name = "author_id", nullable = false),
                        foreignKey = @ForeignKey(name = "none", value = ConstraintMode.NO_CONSTRAINT))
                private User author;
                @OneToMany(mappedBy = "post", cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
                private List<Comment> comments;
                @ManyToMany(cascade = CascadeType.REFRESH)
                @JoinTable(name = "post_tags", joinColumns = @JoinColumn(name = "p"), inverseJoinColumns = @JoinColumn(name = "t"))
                private Set<Tag> tags;
                @OneToOne(mappedBy = "post", cascade = {CascadeType.MERGE, CascadeType.DETACH}) private Details details;
                @ElementCollection @CollectionTable(name = "post_notes") private List<String> notes;
                @Embedded
                @AttributeOverride(name = "currency", column = @Column(name = "cur"))
                @AssociationOverride(name = "payer", joinColumns = @JoinColumn(name = "paid_by"))
                private Money price;
                @OneToOne @JoinColumn(name = "next") private Post next;
            }
            """;

    private static final String ANNOTATED_OTHERS = """
            package shop;

            import jakarta.persistence.*;
            import java.util.List;
            import java.util.Set;

            @MappedSuperclass
            class Base {
                @Id private Long id;
                @ManyToOne(fetch = FetchType.LAZY) private User editor;
            }

            @Entity(name = "Account")
            @Table(name = "accounts")
            @AssociationOverride(name = "editor", joinColumns = @JoinColumn(name = "edited_by"))
            class User extends Base {
                @OneToMany(mappedBy = "author", orphanRemoval = true, cascade = CascadeType.ALL) private List<Post> posts;
            }

            @Entity
            @IdClass(CommentId.class)
            class Comment {
                @Id private int number;
                @Id @ManyToOne private Post post;
                @ManyToOne private User writer;
            }

            class CommentId {
                private Long post;
                private int number;
            }

            @Entity
            class Tag {
                @Id private Long id;
                @ManyToMany(mappedBy = "tags") private Set<Post> posts;
            }

            @Entity
            class Details {
                @Id private Long id;
                @OneToOne private Post post;
            }

            @Embeddable
            class Money {
                @ManyToOne private User payer;
                private String currency;
            }

            @Entity
            @PrimaryKeyJoinColumn(name = "base_id")
            class SpecialPost extends Post {
                @ManyToOne private User sponsor;
            }
            """;

    private static AnalysisResult analyze(String... files) {
        Map<String, String> byPath = new LinkedHashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            byPath.put(files[i], files[i + 1]);
        }
        return Analysis.run(Configuration.DEFAULT, byPath);
    }

    private static String withoutPlaces(AnalysisResult result) {
        StringBuilder json = new StringBuilder();
        try {
            ModelJson.write(result.graph(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString()
                .replaceAll("\"(file|source)\": \"[^\"]*\"", "")
                .replaceAll("\"(line|column|endLine|endColumn)\": \\d+", "");
    }

    private static ManagedType type(AnalysisResult result, String name) {
        return result.graph().model().type(name).orElseThrow();
    }

    private static Association association(AnalysisResult result, String type, String attribute) {
        return (Association) type(result, type).attribute(attribute).orElseThrow();
    }

    private static String mappings(String content) {
        return "<entity-mappings>" + content + "</entity-mappings>";
    }

    // What is no mapping

    @Test
    void otherXmlSaysNothing() {
        AnalysisResult result = analyze(
                "pom.xml", "<project><entity class='shop.Post'/></project>",
                "broken.xml", "<beans><bean",
                "empty.xml", "",
                "shop/Post.java", POST);
        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().files()).isEqualTo(1);
    }

    @Test
    void elementsThatNobodyKnowsSayNothing() {
        AnalysisResult result = analyze("shop/Post.java", POST, "orm.xml", mappings("""
                <description>x</description><future/>
                <entity class="shop.Post"><future/><attributes><id name="id"><future/></id><future name="title"/></attributes></entity>
                """));
        assertThat(result.problems()).isEmpty();
        assertThat(type(result, "shop.Post").attributes()).hasSize(9);
    }

    @Test
    void classesThatOnlyXmlNamesAreNotManagedWithoutIt() {
        assertThat(analyze("shop/Post.java", POST).coverage().managedTypes()).isZero();
    }

    // The same as annotations

    @Test
    void saysTheSameAsAnnotations() {
        AnalysisResult xml = analyze("META-INF/orm.xml", XML, "shop/Post.java", POST, "shop/Base.java", OTHERS);
        AnalysisResult annotated = analyze(
                "shop/Post.java",
                ANNOTATED_POST,
                "shop/Base.java",
                ANNOTATED_OTHERS.replace("@OneToOne private Post post", "@MapsId @OneToOne private Post post"));
        assertThat(withoutPlaces(xml)).isEqualTo(withoutPlaces(annotated));
        assertThat(xml.problems()).isEmpty();
        assertThat(xml.graph().model().types()).extracting(ManagedType::origin).containsOnly(Origin.ORM_XML);
    }

    @Test
    void theNamespaceAndTheVersionDoNotMatter() {
        AnalysisResult plain = analyze("a.xml", XML, "shop/Post.java", POST, "shop/Base.java", OTHERS);
        AnalysisResult prefixed = analyze(
                "a.xml",
                XML.replaceAll("<(/?)([a-z])", "<$1o:$2")
                        .replace(
                                "xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\"",
                                "xmlns:o=\"http://java.sun.com/xml/ns/persistence/orm\""),
                "shop/Post.java",
                POST,
                "shop/Base.java",
                OTHERS);
        assertThat(withoutPlaces(prefixed)).isEqualTo(withoutPlaces(plain)).contains("shop.Post");
    }

    @Test
    void theAccessTypeTellsWhichMemberAnAttributeIs() {
        String source = """
                package shop;
                public class Post {
                    private Object id;
                    private Object other;
                    private Object third;
                    public Long getId() { return null; }
                    public Post getOther() { return null; }
                    public Post getThird() { return null; }
                }
                """;
        String attributes = """
                <attributes><id name="id"/><many-to-one name="other" access="PROPERTY"/><many-to-one name="third"/></attributes>
                """;
        AnalysisResult byField = analyze(
                "shop/Post.java",
                source,
                "orm.xml",
                mappings("<entity class='shop.Post' access='FIELD'>" + attributes + "</entity>"));
        assertThat(association(byField, "shop.Post", "other").target()).isEqualTo(new TypeRef.Resolved("shop.Post"));
        assertThat(association(byField, "shop.Post", "third").target()).isEqualTo(new TypeRef.External("Object"));
        AnalysisResult byProperty = analyze(
                "shop/Post.java",
                source,
                "orm.xml",
                mappings("<access>PROPERTY</access><entity class='shop.Post'>" + attributes + "</entity>"));
        assertThat(association(byProperty, "shop.Post", "third").target()).isEqualTo(new TypeRef.Resolved("shop.Post"));
    }

    @Test
    void nestedClassesAreNamedWithADollar() {
        AnalysisResult result = analyze("shop/Shop.java", """
                package shop;
                class Shop { static class Item { Long id; Shop shop; } }
                """, "orm.xml", mappings("""
                <package>shop</package>
                <entity class="Shop$Item"><attributes><id name="id"/><many-to-one name="shop"/></attributes></entity>
                """));
        assertThat(type(result, "shop.Shop.Item").table()).contains("Shop$Item");
    }

    @Test
    void theForeignKeyOfASharedKeyIsRead() {
        AnalysisResult result = analyze("shop/Post.java", POST, "orm.xml", mappings("""
                <entity class="shop.Post" access="FIELD"><attributes><id name="id"/>
                <one-to-one name="next"><primary-key-join-column/>
                <primary-key-foreign-key constraint-mode="NO_CONSTRAINT"/></one-to-one>
                </attributes></entity>
                """));
        Association next = association(result, "shop.Post", "next");
        assertThat(next.sharedKey()).isTrue();
        assertThat(next.foreignKey().orElseThrow().mode()).isEqualTo("NO_CONSTRAINT");
    }

    @Test
    void whatHibernateAddsToTheSchemaIsRead() {
        AnalysisResult result = analyze("shop/Post.java", POST, "orm.xml", """
                <entity-mappings xmlns="http://www.hibernate.org/xsd/orm/mapping" version="3.1">
                  <entity class="shop.Post" access="FIELD">
                    <sql-delete>update Post set gone = 1</sql-delete><filter name="live"/><caching access="read-only"/><mutable>false</mutable>
                    <attributes>
                      <id name="id"/>
                      <natural-id><many-to-one name="next"><on-delete>cascade</on-delete></many-to-one></natural-id>
                      <one-to-many name="comments" target-entity="shop.Post" mapped-by="next"><where>x</where></one-to-many>
                      <any name="author"><cascade><cascade-all/></cascade></any>
                    </attributes>
                  </entity>
                </entity-mappings>
                """);
        assertThat(type(result, "shop.Post").traits())
                .contains(Trait.IMMUTABLE, Trait.SOFT_DELETE, Trait.FILTERED, Trait.READ_ONLY_CACHE);
        assertThat(association(result, "shop.Post", "next")
                        .onDelete()
                        .orElseThrow()
                        .is(OnDelete.CASCADE))
                .isTrue();
        assertThat(association(result, "shop.Post", "comments").filtered()).isTrue();
        assertThat(association(result, "shop.Post", "author").kind()).isEqualTo(AssociationKind.ANY);
        assertThat(association(result, "shop.Post", "author").cascade().types()).hasSize(5);
    }

    // Over annotations

    private static final String MIXED = """
            package shop;
            import jakarta.persistence.*;
            import java.util.List;
            @Entity(name = "Beitrag") @Table(name = "beitrag")
            class Post {
                @Id Long id;
                @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(name = "top") Post parent;
                @OneToMany(mappedBy = "parent", cascade = CascadeType.PERSIST) List<Post> replies;
                @org.hibernate.annotations.Immutable Long version;
            }
            """;

    @Test
    void anAttributeThatIsMappedHasThatMappingAndNoOther() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Post"><attributes><many-to-one name="parent"/></attributes></entity>
                """));
        Association parent = association(result, "shop.Post", "parent");
        assertThat(parent.cascade().types()).isEmpty();
        assertThat(parent.joinColumns()).extracting(column -> column.name()).containsExactly("parent_id");
        assertThat(parent.range()).isEqualTo(new SourceRange("orm.xml", 1, 75, 1, 81));
        assertThat(association(result, "shop.Post", "replies").cascade().types())
                .containsExactly(CascadeType.PERSIST);
        assertThat(type(result, "shop.Post"))
                .extracting(
                        ManagedType::origin,
                        t -> t.table().orElseThrow(),
                        t -> t.range().file())
                .containsExactly(Origin.JAVA, "beitrag", "shop/Post.java");
    }

    @Test
    void aSettingOfTheClassReplacesTheAnnotationOfItsName() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Post"><table name="post"/></entity>
                """));
        assertThat(type(result, "shop.Post").table()).contains("post");
        assertThat(association(result, "shop.Post", "parent").cascade().types()).hasSize(5);
    }

    @Test
    void completeMetadataLeavesNoAnnotation() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Post" metadata-complete="true" access="FIELD"><attributes>
                  <id name="id"/><many-to-one name="parent"/><transient name="replies"/>
                </attributes></entity>
                """));
        assertThat(type(result, "shop.Post").table()).contains("Post");
        assertThat(type(result, "shop.Post").attribute("replies")).isEmpty();
        assertThat(type(result, "shop.Post").origin()).isEqualTo(Origin.ORM_XML);
    }

    // The unit

    @Test
    void defaultsOfTheUnitHoldInItsModule() {
        String defaults = mappings("""
                <persistence-unit-metadata><xml-mapping-metadata-complete/>
                  <persistence-unit-defaults><access>FIELD</access><cascade-persist/></persistence-unit-defaults>
                </persistence-unit-metadata>
                """);
        String mapping = mappings("""
                <entity class="shop.Post"><attributes><id name="id"/><many-to-one name="parent"/></attributes></entity>
                """);
        AnalysisResult result = analyze(
                "a/src/main/java/shop/Post.java", MIXED,
                "a/src/main/resources/META-INF/orm.xml", defaults,
                "a/src/main/resources/posts.xml", mapping);
        assertThat(association(result, "shop.Post", "parent").cascade().types()).containsExactly(CascadeType.PERSIST);
        assertThat(type(result, "shop.Post").origin()).isEqualTo(Origin.ORM_XML);
        AnalysisResult other = analyze(
                "a/src/main/java/shop/Post.java", MIXED,
                "b/src/main/resources/META-INF/orm.xml", defaults);
        assertThat(association(other, "shop.Post", "parent").cascade().types()).hasSize(5);
        assertThat(association(other, "shop.Post", "replies").cascade().elements())
                .hasSize(1);
    }

    @Test
    void ofTwoMappingsOfAClassTheOneCountsThatPersistenceXmlNames() {
        String wide = mappings(
                "<entity class='shop.Post'><attributes><many-to-one name='parent'><cascade><cascade-all/></cascade></many-to-one></attributes></entity>");
        String narrow =
                mappings("<entity class='shop.Post'><attributes><many-to-one name='parent'/></attributes></entity>");
        String unit =
                "<persistence><persistence-unit name='u'><mapping-file>db/z.xml</mapping-file></persistence-unit></persistence>";
        AnalysisResult first = analyze("shop/Post.java", MIXED, "db/a.xml", wide, "db/z.xml", narrow);
        assertThat(association(first, "shop.Post", "parent").cascade().types()).hasSize(5);
        assertThat(first.problems())
                .extracting(Problem::kind, Problem::file, Problem::line)
                .containsExactly(tuple(Problem.Kind.DUPLICATE_TYPE, "db/z.xml", 1));
        AnalysisResult named = analyze(
                "shop/Post.java", MIXED, "db/a.xml", wide, "db/z.xml", narrow, "META-INF/persistence.xml", unit);
        assertThat(association(named, "shop.Post", "parent").cascade().types()).isEmpty();
        AnalysisResult byConvention = analyze("shop/Post.java", MIXED, "META-INF/orm.xml", narrow, "A/a.xml", wide);
        assertThat(association(byConvention, "shop.Post", "parent").cascade().types())
                .isEmpty();
        AnalysisResult same = analyze("shop/Post.java", MIXED, "a.xml", wide, "b.xml", "<!-- copy -->\n" + wide);
        assertThat(same.problems()).isEmpty();
    }

    @Test
    void aClassThatAUnitDoesNotListIsStillRead() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "META-INF/persistence.xml", """
                <persistence><persistence-unit name="u"><class>shop.Other</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes></persistence-unit></persistence>
                """);
        assertThat(result.coverage().entities()).isEqualTo(1);
    }

    // Findings

    private static final String CASCADING = mappings("""
            <entity class="shop.Post"><attributes><id name="id"/>
              <many-to-one name="parent">
                <!-- %s -->
                <cascade>
                  <cascade-all/>
                </cascade>
              </many-to-one>
            </attributes></entity>
            """);

    @Test
    void aFindingStandsAtTheXml() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", CASCADING);
        assertThat(result.findings())
                .filteredOn(f -> f.finding().rule().equals("remove-on-many-to-one"))
                .singleElement()
                .satisfies(f -> assertThat(f.finding().range()).isEqualTo(new SourceRange("orm.xml", 5, 7, 5, 21)));
        assertThat(result.lines().get("orm.xml")).containsEntry(5, "      <cascade-all/>");
    }

    @Test
    void aCommentInTheXmlSuppresses() {
        AnalysisResult result = analyze(
                "shop/Post.java",
                MIXED,
                "orm.xml",
                CASCADING.formatted("cascade-lint:allow remove-on-many-to-one: it is a tree"));
        assertThat(result.findings())
                .filteredOn(f -> f.finding().rule().equals("remove-on-many-to-one"))
                .extracting(TriagedFinding::state)
                .containsExactly(TriagedFinding.State.SUPPRESSED);
        assertThat(result.findings()).extracting(f -> f.finding().rule()).doesNotContain("unused-suppression");
    }

    @Test
    void aSuppressionInXmlThatSilencesNothingIsReported() {
        AnalysisResult result = analyze(
                "shop/Post.java", MIXED, "orm.xml", CASCADING.formatted("cascade-lint:allow remove-on-many-to-many"));
        assertThat(result.findings()).extracting(f -> f.finding().rule()).contains("unused-suppression");
    }

    // Trouble

    @Test
    void aClassThatIsNotThereIsNamed() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Pots"><attributes><id name="id"/>
                <one-to-many name="posts" target-entity="shop.Post"/><many-to-many name="others"/></attributes></entity>
                """));
        assertThat(result.problems())
                .extracting(Problem::kind, Problem::line)
                .contains(tuple(Problem.Kind.UNRESOLVED, 1));
        assertThat(result.problems().get(0).text()).startsWith("shop.Pots is mapped here and is not among the sources");
        assertThat(association(result, "shop.Pots", "posts").target()).isEqualTo(new TypeRef.Resolved("shop.Post"));
        assertThat(association(result, "shop.Pots", "others").target()).isInstanceOf(TypeRef.Unresolved.class);
    }

    @Test
    void anAttributeThatIsNotThereIsNamed() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Post"><attributes>
                <many-to-one name="father"/><transient name="gone"/></attributes></entity>
                """));
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.text()).startsWith("shop.Post has no field or getter for the attribute father");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @Test
    void whatHasNoNameIsLeftOutAndNamed() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity><attributes/></entity>
                <entity class="shop.Post"><attributes><many-to-one/></attributes></entity>
                """));
        assertThat(result.problems())
                .extracting(Problem::kind)
                .containsOnly(Problem.Kind.SYNTAX)
                .hasSize(2);
        assertThat(result.coverage().entities()).isEqualTo(1);
    }

    @Test
    void aBrokenMappingKeepsWhatStandsBeforeTheError() {
        AnalysisResult result = analyze(
                "shop/Post.java",
                POST,
                "shop/Base.java",
                OTHERS,
                "orm.xml",
                XML.replace("<id-class class=\"CommentId\"/>", "<id-class class="));
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
            assertThat(problem.file()).isEqualTo("orm.xml");
        });
        assertThat(result.graph().model().entities())
                .extracting(ManagedType::simpleName)
                .containsExactly("Post", "SpecialPost", "User");
    }

    @Test
    void aDocumentTypeAndAnEntityOfAFileAreNotFollowed() {
        AnalysisResult result = analyze(
                "shop/Post.java",
                POST,
                "orm.xml",
                """
                <!DOCTYPE entity-mappings SYSTEM "http://nowhere.invalid/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                """ + mappings("&x;<entity class='shop.Post'><attributes><id name='id'/></attributes></entity>"));
        assertThat(result.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.IO);
        assertThat(result.coverage().entities()).isEqualTo(1);
    }

    @Test
    void aHugeFileThatIsNoMappingIsNotRead() {
        String huge = "<catalog>" + "<product number='1'/>\n".repeat(1_000_000);
        AnalysisResult result = analyze("shop/Post.java", MIXED, "db/products.xml", huge);
        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().files()).isEqualTo(1);
    }

    @Test
    void settingsThatAreNoConstantAreUnknown() {
        AnalysisResult result = analyze("shop/Post.java", MIXED, "orm.xml", mappings("""
                <entity class="shop.Post"><attributes>
                <one-to-many name="replies" mapped-by="parent" orphan-removal="maybe"/></attributes></entity>
                """));
        assertThat(association(result, "shop.Post", "replies").orphanRemoval()).isInstanceOf(Setting.Unknown.class);
    }
}
