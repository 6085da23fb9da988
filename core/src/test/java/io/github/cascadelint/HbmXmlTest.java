package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hibernate's own mapping files: what they leave out, the same as annotations, and broken. */
class HbmXmlTest {

    private static final String POST = """
            package blog;

            import java.util.*;

            class Base {
                private Long id;
            }

            public class Post extends Base {
                private String title;
                private User author;
                private List<Comment> comments;
                private Set<Tag> tags;
                private Set<Image> images;
                private Details details;
                private Set<String> notes;
                private Seal seal;
                private Object notMapped;
            }

            class Comment {
                private Long id;
                private Post post;
                private Comment answerTo;
            }

            class User {
                private Long id;
                private Set<Post> posts;
            }

            class Tag {
                private Long id;
                private Set<Post> posts;
            }

            class Image {
                private Long id;
            }

            class Details {
                private Long id;
                private Post post;
            }

            class Seal {
                private Long id;
            }
            """;

    private static final String MAPPING = """
            <?xml version="1.0"?>
            <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN"
                "http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd">
            <hibernate-mapping package="blog" default-access="field">
              <class name="Post" table="POST">
                <id name="id" column="POST_ID"><generator class="native"/></id>
                <property name="title"/>
                <many-to-one name="author" column="AUTHOR_ID" not-null="true" foreign-key="FK_AUTHOR"/>
                <bag name="comments" inverse="true" cascade="all,delete-orphan">
                  <key column="POST_ID" on-delete="cascade"/>
                  <one-to-many class="Comment"/>
                </bag>
                <set name="tags" table="POST_TAG" cascade="save-update">
                  <key column="POST_ID"/>
                  <many-to-many class="Tag" column="TAG_ID"/>
                </set>
                <set name="images" cascade="all-delete-orphan">
                  <key column="POST_ID"/>
                  <one-to-many class="Image"/>
                </set>
                <one-to-one name="details" cascade="delete"/>
                <set name="notes" table="NOTE"><key column="POST_ID"/><element type="string" column="TEXT"/></set>
                <many-to-one name="seal" column="SEAL_ID" unique="true" lazy="false" not-found="ignore"/>
              </class>
              <class name="Comment" table="REMARK">
                <id name="id"/>
                <many-to-one name="post" column="POST_ID"/>
                <many-to-one name="answerTo"/>
              </class>
              <class name="User">
                <id name="id"/>
                <set name="posts" inverse="true"><key column="AUTHOR_ID"/><one-to-many class="Post"/></set>
              </class>
              <class name="Tag">
                <id name="id"/>
                <set name="posts" table="POST_TAG" inverse="true">
                  <key column="TAG_ID"/>
                  <many-to-many class="Post" column="POST_ID"/>
                </set>
              </class>
              <class name="Image"><id name="id"/></class>
              <class name="Details">
                <id name="id"/>
                <one-to-one name="post" constrained="true"/>
              </class>
              <class name="Seal" mutable="false"><id name="id"/></class>
            </hibernate-mapping>
            """;

    private static final String ANNOTATED = """
            package blog;

            import jakarta.persistence.*;
            import java.util.*;
            import org.hibernate.annotations.*;
            import org.hibernate.annotations.CascadeType;

            @Entity @Table(name = "POST")
            public class Post {
                @Id @Column(name = "POST_ID") private Long id;
                private String title;
                @ManyToOne(optional = false, fetch = FetchType.LAZY)
                @JoinColumn(name = "AUTHOR_ID", nullable = false, foreignKey = @jakarta.persistence.ForeignKey(name = "FK_AUTHOR"))
                private User author;
                @OneToMany(mappedBy = "post", orphanRemoval = true, cascade = jakarta.persistence.CascadeType.ALL)
                @OnDelete(action = OnDeleteAction.CASCADE)
                private List<Comment> comments;
                @ManyToMany @Cascade(CascadeType.SAVE_UPDATE)
                @JoinTable(name = "POST_TAG", joinColumns = @JoinColumn(name = "POST_ID"),
                        inverseJoinColumns = @JoinColumn(name = "TAG_ID"))
                private Set<Tag> tags;
                @OneToMany(orphanRemoval = true, cascade = jakarta.persistence.CascadeType.ALL)
                @JoinColumn(name = "POST_ID")
                private Set<Image> images;
                @OneToOne(mappedBy = "post", cascade = jakarta.persistence.CascadeType.REMOVE) private Details details;
                @ElementCollection @CollectionTable(name = "NOTE", joinColumns = @JoinColumn(name = "POST_ID"))
                private Set<String> notes;
                @ManyToOne @NotFound(action = NotFoundAction.IGNORE) @JoinColumn(name = "SEAL_ID", unique = true)
                private Seal seal;
            }

            @Entity @Table(name = "REMARK")
            class Comment {
                @Id private Long id;
                @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "POST_ID") private Post post;
                @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "answerTo") private Comment answerTo;
            }

            @Entity
            class User {
                @Id private Long id;
                @OneToMany(mappedBy = "author") private Set<Post> posts;
            }

            @Entity
            class Tag {
                @Id private Long id;
                @ManyToMany(mappedBy = "tags") private Set<Post> posts;
            }

            @Entity
            class Image {
                @Id private Long id;
            }

            @Entity
            class Details {
                @Id private Long id;
                @OneToOne(fetch = FetchType.LAZY, optional = false) @PrimaryKeyJoinColumn private Post post;
            }

            @Entity @Immutable
            class Seal {
                @Id private Long id;
            }
            """;

    private static final String ORM = """
            <entity-mappings>
              <package>blog</package>
              <access>FIELD</access>
              <entity class="Post">
                <table name="POST"/>
                <attributes>
                  <id name="id"><column name="POST_ID"/></id>
                  <many-to-one name="author" fetch="LAZY" optional="false">
                    <join-column name="AUTHOR_ID" nullable="false"/>
                    <foreign-key name="FK_AUTHOR"/>
                  </many-to-one>
                  <many-to-one name="seal"><join-column name="SEAL_ID" unique="true"/></many-to-one>
                  <one-to-many name="comments" mapped-by="post" orphan-removal="true">
                    <cascade><cascade-all/></cascade>
                    <on-delete>CASCADE</on-delete>
                  </one-to-many>
                  <one-to-many name="images" orphan-removal="true">
                    <join-column name="POST_ID"/>
                    <cascade><cascade-all/></cascade>
                  </one-to-many>
                  <one-to-one name="details" mapped-by="post"><cascade><cascade-remove/></cascade></one-to-one>
                  <many-to-many name="tags">
                    <join-table name="POST_TAG">
                      <join-column name="POST_ID"/>
                      <inverse-join-column name="TAG_ID"/>
                    </join-table>
                    <cascade><cascade-persist/><cascade-merge/></cascade>
                  </many-to-many>
                  <element-collection name="notes">
                    <collection-table name="NOTE"><join-column name="POST_ID"/></collection-table>
                  </element-collection>
                </attributes>
              </entity>
              <entity class="Comment">
                <table name="REMARK"/>
                <attributes>
                  <id name="id"/>
                  <many-to-one name="post" fetch="LAZY"><join-column name="POST_ID"/></many-to-one>
                  <many-to-one name="answerTo" fetch="LAZY"><join-column name="answerTo"/></many-to-one>
                </attributes>
              </entity>
              <entity class="User">
                <attributes><id name="id"/><one-to-many name="posts" mapped-by="author"/></attributes>
              </entity>
              <entity class="Tag">
                <attributes><id name="id"/><many-to-many name="posts" mapped-by="tags"/></attributes>
              </entity>
              <entity class="Image"><attributes><id name="id"/></attributes></entity>
              <entity class="Details">
                <attributes>
                  <id name="id"/>
                  <one-to-one name="post" fetch="LAZY" optional="false"><primary-key-join-column/></one-to-one>
                </attributes>
              </entity>
              <entity class="Seal"><mutable>false</mutable><attributes><id name="id"/></attributes></entity>
            </entity-mappings>
            """;

    private static AnalysisResult analyze(String... files) {
        Map<String, String> byPath = new LinkedHashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            byPath.put(files[i], files[i + 1]);
        }
        return Analysis.run(Configuration.DEFAULT, byPath);
    }

    private static String mapping(String content) {
        return "<hibernate-mapping package='p' default-access='field'>" + content + "</hibernate-mapping>";
    }

    /** Classes of package {@code p}, mapped in one file. */
    private static AnalysisResult mapped(String classes, String content) {
        return analyze("p/A.java", "package p; import java.util.*; " + classes, "p/a.hbm.xml", mapping(content));
    }

    private static ManagedType type(AnalysisResult result, String name) {
        return result.graph().model().type(name).orElseThrow();
    }

    private static Association association(AnalysisResult result, String type, String attribute) {
        return (Association) type(result, type).attribute(attribute).orElseThrow();
    }

    private static String withoutPlaces(AnalysisResult result) {
        StringBuilder json = new StringBuilder();
        try {
            ModelJson.write(result.graph(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString()
                .replaceAll("\"(file|source|cascadeDeclared)\": (\"[^\"]*\"|null)", "")
                .replaceAll("\"(line|column|endLine|endColumn)\": \\d+", "");
    }

    // What is not there

    @Test
    void attributesThatTheFileDoesNotMapAreNotPersistent() {
        AnalysisResult result = analyze("blog/Post.java", POST, "post.hbm.xml", MAPPING);

        assertThat(type(result, "blog.Post").attribute("notMapped")).isEmpty();
        assertThat(type(result, "blog.Post").attribute("id")).isPresent();
        assertThat(result.graph().model().type("blog.Base")).isEmpty();
    }

    @Test
    void annotationsCountForNothing() {
        AnalysisResult result = mapped(
                "@jakarta.persistence.Entity @jakarta.persistence.Table(name = \"T\") class A { @jakarta.persistence.Id int id;"
                        + " @jakarta.persistence.OneToOne(cascade = jakarta.persistence.CascadeType.ALL) A next;"
                        + " @jakarta.persistence.ManyToOne A other; }",
                "<class name='A'><id name='id'/><many-to-one name='next'/></class>");

        assertThat(type(result, "p.A").table()).contains("A");
        assertThat(association(result, "p.A", "next").kind()).isEqualTo(AssociationKind.MANY_TO_ONE);
        assertThat(association(result, "p.A", "next").cascade().types()).isEmpty();
        assertThat(type(result, "p.A").attribute("other")).isEmpty();
    }

    @Test
    void whatIsNoMappingOfAClassSaysNothing() {
        AnalysisResult result = mapped("class A { int id; }", """
                <meta attribute="x">y</meta><typedef name="t" class="T"/><filter-def name="f"/><import class="A" rename="B"/>
                <class name="A"><meta attribute="x">y</meta><cache usage="read-write"/><id name="id"/>
                  <discriminator column="D"/><loader query-ref="q"/><filter name="f"/></class>
                <query name="q">from A</query><sql-query name="s">select 1</sql-query>
                """);

        assertThat(result.problems()).isEmpty();
        assertThat(type(result, "p.A").traits()).containsExactlyInAnyOrder(Trait.FILTERED, Trait.CACHED);
    }

    // The same as annotations

    @Test
    void saysTheSameAsAnnotations() {
        AnalysisResult xml = analyze("blog/Post.java", POST, "blog/post.hbm.xml", MAPPING);
        AnalysisResult annotated = analyze("blog/Post.java", ANNOTATED);

        assertThat(withoutPlaces(xml)).isEqualTo(withoutPlaces(annotated));
        assertThat(xml.problems()).isEmpty();
        assertThat(xml.graph().model().types()).extracting(ManagedType::origin).containsOnly(Origin.HBM_XML);
    }

    @Test
    void saysTheSameAsTheMappingFileOfTheSpecification() {
        String post = POST.replace(" extends Base {", " { private Long id;");
        AnalysisResult hbm = analyze("blog/Post.java", post, "blog/post.hbm.xml", MAPPING);
        AnalysisResult orm = analyze("blog/Post.java", post, "META-INF/orm.xml", ORM);

        assertThat(withoutPlaces(hbm)).isEqualTo(withoutPlaces(orm));
        assertThat(orm.graph().model().types()).extracting(ManagedType::origin).containsOnly(Origin.ORM_XML);
    }

    @Test
    void placesAreThoseOfTheMappingFile() {
        AnalysisResult result = mapped(
                "class A { int id; A next; }",
                "\n<class name=\"A\">\n  <id name=\"id\"/>\n  <many-to-one name=\"next\" cascade=\"save-update, delete\"/>\n</class>");

        Association next = association(result, "p.A", "next");
        assertThat(next.range()).isEqualTo(new SourceRange("p/a.hbm.xml", 4, 22, 4, 26));
        assertThat(next.cascade().elements())
                .extracting(
                        element -> element.text(), element -> element.range().startColumn())
                .containsExactly(tuple("save-update", 37), tuple("delete", 37));
        assertThat(next.cascade().declared()).isEqualTo("save-update, delete");
        assertThat(type(result, "p.A").range()).isEqualTo(new SourceRange("p/a.hbm.xml", 2, 14, 2, 15));
    }

    // Cascades

    @Test
    void readsEveryWordOfACascade() {
        AnalysisResult result = mapped("class A { int id; A a; A b; A c; A d; A e; }", """
                <class name="A"><id name="id"/>
                  <many-to-one name="a" cascade="persist,merge,refresh,evict,remove"/>
                  <many-to-one name="b" cascade="lock, replicate"/>
                  <many-to-one name="c" cascade="none"/>
                  <many-to-one name="d" cascade="all-delete-orphan" unique="true"/>
                  <many-to-one name="e" cascade="everything"/>
                </class>
                """);

        assertThat(association(result, "p.A", "a").cascade().types()).containsExactly(CascadeType.values());
        assertThat(List.of("b", "c", "e"))
                .allMatch(name ->
                        association(result, "p.A", name).cascade().types().isEmpty());
        assertThat(association(result, "p.A", "d").cascade().types()).containsExactly(CascadeType.values());
        assertThat(association(result, "p.A", "d").removesOrphans()).isTrue();
        assertThat(association(result, "p.A", "a").removesOrphans()).isFalse();
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::kind, Problem::line)
                .containsExactly(Problem.Kind.UNRESOLVED, 6);
    }

    @Test
    void theCascadeOfTheFileHoldsWhereAnAssociationHasNone() {
        AnalysisResult result = analyze(
                "p/A.java",
                "package p; class A { int id; A a; A b; A c; }",
                "p/a.hbm.xml",
                "<hibernate-mapping package='p' default-cascade='persist,delete' default-access='field'>"
                        + "<class name='A'><id name='id'/><many-to-one name='a'/><many-to-one name='b' cascade='none'/>"
                        + "<many-to-one name='c' cascade='merge'/></class></hibernate-mapping>");

        assertThat(List.of("a", "b", "c"))
                .extracting(name -> association(result, "p.A", name).cascade().declared())
                .containsExactly("persist, delete", "", "merge");
    }

    // Columns and tables

    @Test
    void defaultNamesFollowTheRulesOfTheFormat() {
        AnalysisResult result =
                mapped("class A { int id; A one; Set<A> many; Set<A> children; Set<String> texts; }", """
                <class name="A"><id name="id"/>
                  <many-to-one name="one"/>
                  <set name="many"><key/><many-to-many class="A"/></set>
                  <set name="children"><key/><one-to-many class="A"/></set>
                </class>
                """);

        assertThat(association(result, "p.A", "one").joinColumns())
                .containsExactly(new JoinColumn("one", "id", true, false, true, true, true));
        assertThat(association(result, "p.A", "many").joinTable()).hasValueSatisfying(table -> {
            assertThat(table.name()).isEqualTo("A_many");
            assertThat(table.joinColumns()).extracting(JoinColumn::name).containsExactly("id");
            assertThat(table.inverseJoinColumns()).extracting(JoinColumn::name).containsExactly("elt");
        });
        assertThat(association(result, "p.A", "children").joinColumns())
                .extracting(JoinColumn::name)
                .containsExactly("id");
    }

    @Test
    void knowsKeysThatAreUniqueOrNotNullOrUnguarded() {
        AnalysisResult result = mapped("class A { int id; A a; A b; A c; A d; A e; }", """
                <class name="A"><id name="id"/>
                  <natural-id><many-to-one name="a"/></natural-id>
                  <many-to-one name="b"><column name="B" not-null="true" unique="true"/></many-to-one>
                  <many-to-one name="c" unique-key="k"/>
                  <many-to-one name="d" unique-key="two"/>
                  <many-to-one name="e" unique-key="two" foreign-key="none" insert="false" update="false"/>
                </class>
                """);

        assertThat(List.of("a", "b", "c", "d", "e"))
                .extracting(name -> association(result, "p.A", name).uniqueKey())
                .containsExactly(true, true, true, false, false);
        assertThat(association(result, "p.A", "b").isMandatory()).isTrue();
        assertThat(association(result, "p.A", "e").isReadOnly()).isTrue();
        assertThat(association(result, "p.A", "e").foreignKey().map(ForeignKey::mode))
                .contains("NO_CONSTRAINT");
    }

    @Test
    void aPropertyReferenceNamesTheColumnThatIsReferredTo() {
        AnalysisResult result = mapped("class A { int id; String code; A byCode; Set<A> others; }", """
                <class name="A"><id name="id"/>
                  <property name="code" column="CODE"/>
                  <many-to-one name="byCode" property-ref="code"/>
                  <set name="others"><key column="OTHER" property-ref="code"/><one-to-many class="A"/></set>
                </class>
                """);

        assertThat(List.of("byCode", "others"))
                .flatExtracting(name -> association(result, "p.A", name).joinColumns())
                .extracting(JoinColumn::referencedColumnName)
                .containsExactly("CODE", "CODE");
    }

    @Test
    void readsWhatTheDatabaseDoes() {
        AnalysisResult result = mapped("class A { int id; Set<A> a; Set<A> b; }", """
                <class name="A" subselect="select 1" where="gone = 0"><cache usage="read-only"/><id name="id"/>
                  <set name="a" where="x = 1"><key column="A" on-delete="cascade"/><one-to-many class="A" not-found="ignore"/></set>
                  <set name="b"><key column="B"/><one-to-many class="A"/></set>
                  <sql-delete>update A set gone = 1</sql-delete>
                </class>
                """);

        Association a = association(result, "p.A", "a");
        assertThat(a.onDelete().flatMap(Setting::known)).contains(OnDelete.CASCADE);
        assertThat(a.filtered()).isTrue();
        assertThat(a.notFound()).isPresent();
        Association b = association(result, "p.A", "b");
        assertThat(b.onDelete()).isEmpty();
        assertThat(b.filtered()).isFalse();
        assertThat(type(result, "p.A").traits())
                .containsExactlyInAnyOrder(
                        Trait.READ_ONLY_CACHE, Trait.CACHED, Trait.VIEW, Trait.SOFT_DELETE, Trait.RESTRICTED);
    }

    // Inverse ends

    @Test
    void anInverseEndThatNothingOwnsStaysInverse() {
        AnalysisResult result = mapped("class A { int id; Set<B> bs; } class B { int id; int aId; A other; }", """
                <class name="A"><id name="id"/><set name="bs" inverse="true"><key column="A_ID"/><one-to-many class="B"/></set></class>
                <class name="B"><id name="id"/><property name="aId" column="A_ID"/><many-to-one name="other"/></class>
                """);

        Association bs = association(result, "p.A", "bs");
        assertThat(bs.isOwning()).isFalse();
        assertThat(bs.mappedBy().known()).isEmpty();
        assertThat(bs.joinColumns()).extracting(JoinColumn::name).containsExactly("A_ID");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void anInverseEndIsOwnedByWhatIsStoredInTheSameColumns() {
        AnalysisResult result = mapped(
                "class A { int id; Set<B> bs; Set<B> others; Set<A> up; Set<A> down; A parent; Set<A> children; }"
                        + " class B { int id; A first; A second; A third; }",
                """
                <class name="A"><id name="id"/>
                  <set name="bs" inverse="true"><key column="second"/><one-to-many class="B"/></set>
                  <set name="others" inverse="true"><key column="SHARED"/><one-to-many class="B"/></set>
                  <set name="up" table="T" inverse="true"><key column="LOW"/><many-to-many class="A" column="HIGH"/></set>
                  <set name="down" table="t"><key column="high"/><many-to-many class="A" column="low"/></set>
                  <many-to-one name="parent"/>
                  <set name="children" inverse="true"><key column="parent"/><one-to-many class="A"/></set>
                </class>
                <class name="B"><id name="id"/>
                  <many-to-one name="first" column="SHARED" insert="false" update="false"/>
                  <many-to-one name="second"/>
                  <many-to-one name="third" column="SHARED"/>
                </class>
                """);

        assertThat(List.of("bs", "others", "up", "children"))
                .extracting(name ->
                        association(result, "p.A", name).mappedBy().known().orElse("-"))
                .containsExactly("second", "third", "down", "parent");
        assertThat(association(result, "p.A", "up").joinTable()).isEmpty();
    }

    @Test
    void anInverseEndIsOwnedByWhatASuperclassOrAnIdentifierHolds() {
        AnalysisResult result = mapped(
                "class A { int id; Set<C> cs; Set<D> ds; } class B { int id; A a; } class C extends B {}"
                        + " class D { Key key; } class Key { A owner; int number; }",
                """
                <class name="A"><id name="id"/>
                  <set name="cs" inverse="true"><key column="A_ID"/><one-to-many class="C"/></set>
                  <set name="ds" inverse="true"><key column="OWNER"/><one-to-many class="D"/></set>
                </class>
                <class name="B"><id name="id"/><many-to-one name="a" column="A_ID"/>
                  <subclass name="C"/></class>
                <class name="D"><composite-id name="key" class="Key">
                  <key-many-to-one name="owner" column="OWNER"/><key-property name="number"/></composite-id></class>
                """);

        assertThat(association(result, "p.A", "cs").mappedBy().known()).contains("a");
        assertThat(association(result, "p.A", "ds").mappedBy().known()).contains("key.owner");
        assertThat(association(result, "p.D", "key.owner").id()).isTrue();
    }

    @Test
    void ofTwoThatShareAKeyTheConstrainedOneRefersToTheOther() {
        AnalysisResult result =
                mapped("class A { int id; B b; B c; B d; } class B { int id; A a; A unique; String text; }", """
                <class name="A"><id name="id"/>
                  <one-to-one name="b"/>
                  <one-to-one name="c" property-ref="unique"/>
                  <one-to-one name="d" property-ref="text"/>
                </class>
                <class name="B"><id name="id"/>
                  <one-to-one name="a" constrained="true"/>
                  <many-to-one name="unique" unique="true"/>
                  <property name="text"/>
                </class>
                """);

        assertThat(List.of("b", "c", "d"))
                .extracting(name ->
                        association(result, "p.A", name).mappedBy().known().orElse("-"))
                .containsExactly("a", "unique", "-");
        assertThat(association(result, "p.B", "a").sharedKey()).isTrue();
        assertThat(association(result, "p.B", "a").isOwning()).isTrue();
        assertThat(result.findings())
                .extracting(finding -> finding.finding().rule())
                .doesNotContain("unknown-mapped-by");
    }

    // Kinds

    @Test
    void aUniqueManyToManyIsAOneToManyOverATable() {
        AnalysisResult result = mapped("class A { int id; Set<A> as; }", """
                <class name="A"><id name="id"/><set name="as" table="T" cascade="all">
                  <key column="A"/><many-to-many class="A" column="B" unique="true"/></set></class>
                """);

        assertThat(association(result, "p.A", "as").kind()).isEqualTo(AssociationKind.ONE_TO_MANY);
        assertThat(association(result, "p.A", "as").joinTable()).isPresent();
        assertThat(association(result, "p.A", "as").uniqueKey()).isTrue();
    }

    @Test
    void componentsMapTheirAttributesInPlace() {
        AnalysisResult result = mapped(
                "class A { int id; Part one; Part two; } class Part { A link; Inner inner; Set<A> set; } class Inner { A deep; }",
                """
                <class name="A"><id name="id"/>
                  <component name="one"><many-to-one name="link" column="L1"/>
                    <component name="inner"><many-to-one name="deep"/></component></component>
                  <component name="two"><parent name="owner"/>
                    <set name="set" table="S"><key column="A"/><many-to-many class="A" column="B"/></set></component>
                </class>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("one.link", "one.inner.deep", "two.set");
        assertThat(type(result, "p.A").associations())
                .extracting(Association::target)
                .containsOnly(new TypeRef.Resolved("p.A"));
    }

    @Test
    void elementsOfACollectionReferToWhatTheirClassRefersTo() {
        AnalysisResult result = mapped(
                "class A { int id; Set<Part> parts; Set<Part> others; } class Part { A link; Inner inner; } class Inner { A deep; }",
                """
                <class name="A"><id name="id"/>
                  <set name="parts" table="P"><key column="A"/><composite-element class="Part">
                    <parent name="owner"/><many-to-one name="link"/>
                    <nested-composite-element name="inner"><many-to-one name="deep"/></nested-composite-element>
                  </composite-element></set>
                  <set name="others" table="O"><key column="A"/><composite-element class="Part">
                    <many-to-one name="link" column="OTHER"/></composite-element></set>
                </class>
                """);

        assertThat(result.graph().referrers("p.A"))
                .extracting(Referrer::attribute)
                .containsExactly("parts.link", "parts.inner.deep", "others.link", "others.inner.deep");
        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("parts.link", "parts.inner.deep", "others.link", "others.inner.deep");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void readsAnyAndManyToAny() {
        AnalysisResult result = mapped("class A { int id; Object any; Set<Object> many; }", """
                <class name="A"><id name="id"/>
                  <any name="any" id-type="long" cascade="delete"><column name="T"/><column name="I"/></any>
                  <set name="many" table="M"><key column="A"/>
                    <many-to-any id-type="long"><column name="T"/><column name="I"/></many-to-any></set>
                </class>
                """);

        assertThat(association(result, "p.A", "any").kind()).isEqualTo(AssociationKind.ANY);
        assertThat(association(result, "p.A", "any").removes()).isTrue();
        assertThat(association(result, "p.A", "many").kind()).isEqualTo(AssociationKind.MANY_TO_ANY);
    }

    // Types

    @Test
    void theTypeOfAnAttributeIsFoundWhereverItIsDeclared() {
        AnalysisResult result = analyze(
                "p/A.java",
                        "package p; class A extends Generic<B> { public B getByGetter() { return null; } Object byGetter; }",
                "p/Generic.java", "package p; abstract class Generic<T> extends q.Top { T bound; }",
                "q/Top.java", "package q; public class Top { p.B top; int id; }",
                "p/B.java", "package p; class B { int id; }",
                "p/a.hbm.xml", """
                <hibernate-mapping package="p">
                  <class name="A"><id name="id"/><many-to-one name="bound"/><many-to-one name="top"/>
                    <many-to-one name="byGetter"/></class>
                  <class name="B"><id name="id"/></class>
                </hibernate-mapping>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::target)
                .containsExactly(new TypeRef.Resolved("p.B"), new TypeRef.Resolved("p.B"), new TypeRef.Resolved("p.B"));
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void subclassesComeInAnyOrderAndFromAnyFile() {
        AnalysisResult result = analyze(
                "p/A.java",
                "package p; class A { int id; A up; } class B extends A { A side; } class C extends B { }",
                "a/sub.hbm.xml",
                mapping("<subclass name='C' extends='B'/><joined-subclass name='D' extends='p.A'>"
                        + "<key column='A_ID'/><many-to-one name='a' class='A'/></joined-subclass>"),
                "z/root.hbm.xml",
                mapping("<class name='A' table='ROOT'><id name='id' column='ID'/><many-to-one name='up'/>"
                        + "<subclass name='B'><many-to-one name='side'/></subclass></class>"),
                "p/D.java",
                "package p; class D extends A { A a; }");

        assertThat(List.of("p.B", "p.C", "p.D"))
                .extracting(name -> type(result, name).superclass().orElse("-"))
                .containsExactly("p.A", "p.B", "p.A");
        assertThat(List.of("p.A", "p.B", "p.C", "p.D"))
                .extracting(name -> type(result, name).table().orElse("-"))
                .containsExactly("ROOT", "ROOT", "ROOT", "D");
        assertThat(type(result, "p.C").associations())
                .extracting(Association::name)
                .containsExactly("up", "side");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void anEntityNeedsNoClass() {
        AnalysisResult result = mapped("class A { int id; }", """
                <class entity-name="Order" table="ORDERS"><id name="id" type="long"/>
                  <many-to-one name="next" entity-name="Order"/>
                  <many-to-one name="a" class="A"/>
                </class>
                <class name="A" entity-name="Special"><id name="id"/></class>
                <class name="A"><id name="id"/></class>
                """);

        assertThat(result.graph().model().types())
                .extracting(ManagedType::name)
                .containsExactlyInAnyOrder("Order", "Special", "p.A");
        assertThat(association(result, "Order", "next").target()).isEqualTo(new TypeRef.Resolved("Order"));
        assertThat(association(result, "Order", "a").target()).isEqualTo(new TypeRef.Resolved("p.A"));
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void aClassThatIsNotAtHandIsWhatTheFileSays() {
        AnalysisResult result = analyze("p/a.hbm.xml", mapping("""
                <class name="A"><id name="id" type="long"/><many-to-one name="b" class="B"/>
                  <set name="as"><key column="x"/><one-to-many class="A"/></set></class>
                """));

        assertThat(type(result, "p.A").table()).contains("A");
        assertThat(association(result, "p.A", "as").target()).isEqualTo(new TypeRef.Resolved("p.A"));
        assertThat(association(result, "p.A", "b").target()).isEqualTo(new TypeRef.External("p.B"));
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::kind, Problem::file, Problem::line)
                .containsExactly(Problem.Kind.UNRESOLVED, "p/a.hbm.xml", 1);
    }

    // Parts

    @Test
    void aPartIsFoundAsAResourceToo() {
        AnalysisResult result = analyze(
                "p/A.java", "package p; class A { int id; A inPart; }",
                "m/parts/some.xml", "<id name='id'/><many-to-one name='inPart'/>",
                "m/hbm/deep/a.hbm.xml", """
                <!DOCTYPE hibernate-mapping [<!ENTITY some SYSTEM "classpath://parts/some.xml">]>
                <hibernate-mapping package="p"><class name="A">&some;</class></hibernate-mapping>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("inPart");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void aPartMayHaveAnotherEndingAndLieInAnotherModule() {
        AnalysisResult result = analyze(
                "p/A.java", "package p; class A { int id; A inPart; A other; }",
                "one/resources/parts/some.hbm", "<id name='id'/><many-to-one name='inPart'/>",
                "two/resources/a.hbm.xml", """
                <!DOCTYPE hibernate-mapping [
                  <!ENTITY some SYSTEM "classpath://parts/some.hbm">
                  <!ENTITY missing SYSTEM "classpath://parts/missing.hbm">
                ]>
                <hibernate-mapping package="p"><class name="A">&some;
                  &missing;</class></hibernate-mapping>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("inPart");
        assertThat(result.problems()).extracting(Problem::line).containsExactly(6);
    }

    @Test
    void theFileThatTheConfigurationNamesCounts() {
        String mapping = "<hibernate-mapping package='p'><class name='A'><id name='id'/>%s</class></hibernate-mapping>";
        AnalysisResult result = analyze(
                "p/A.java",
                "package p; class A { int id; A up; }",
                "a/A.hbm.xml",
                mapping.formatted(""),
                "z/A.hbm.xml",
                mapping.formatted("<many-to-one name='up'/>"),
                "hibernate.cfg.xml",
                """
                <hibernate-configuration><session-factory>
                  <mapping resource="z/A.hbm.xml"/>
                </session-factory></hibernate-configuration>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("up");
        assertThat(result.problems()).extracting(Problem::file).containsExactly("a/A.hbm.xml");
    }

    private static final String WITH_ANNOTATIONS =
            "package p; import javax.persistence.*; @Entity class A { @Id int id; @ManyToOne A annotated; A up; }";
    private static final String WITH_FILE = "<hibernate-mapping package='p'><class name='A'><id name='id'/>"
            + "<many-to-one name='up'/></class></hibernate-mapping>";

    @Test
    void aFileThatMayBeAResourceCounts() {
        for (String file : List.of(
                "m/src/main/resources/A.hbm.xml", "other/src/main/resources/A.hbm.xml", "m/src/hibernate/A.hbm.xml")) {
            assertThat(type(analyze("m/src/main/java/p/A.java", WITH_ANNOTATIONS, file, WITH_FILE), "p.A")
                            .associations())
                    .as(file)
                    .extracting(Association::name)
                    .containsExactly("up");
        }
        assertThat(type(analyze("m/src/p/A.java", WITH_ANNOTATIONS, "m/conf/A.hbm.xml", WITH_FILE), "p.A")
                        .associations())
                .as("the configuration of a module without Maven's layout")
                .extracting(Association::name)
                .containsExactly("up");
    }

    @Test
    void aFileOutsideOfAllModulesCountsWhereNothingElseMaps() {
        AnalysisResult result = analyze(
                "m/src/main/java/p/A.java", "package p; class A { int id; A up; }", "docs/A.hbm.xml", WITH_FILE);

        assertThat(type(result, "p.A").associations()).hasSize(1);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void aFileOutsideOfAllModulesIsADocument() {
        AnalysisResult result = analyze("m/src/main/java/p/A.java", WITH_ANNOTATIONS, "docs/old/A.hbm.xml", WITH_FILE);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("annotated");
        assertThat(result.problems()).extracting(Problem::file).containsExactly("docs/old/A.hbm.xml");
        assertThat(result.complete()).isTrue();
    }

    @Test
    void aFileThatIsNamedCountsWhereverItLies() {
        AnalysisResult result = analyze(
                "m/src/main/java/p/A.java",
                WITH_ANNOTATIONS,
                "maps/A.hbm.xml",
                WITH_FILE,
                "m/src/main/resources/hibernate.cfg.xml",
                "<hibernate-configuration><session-factory><mapping resource='maps/A.hbm.xml'/></session-factory>"
                        + "</hibernate-configuration>");

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("up");
    }

    @Test
    void filesOfTheScanAreTakenIn() {
        AnalysisResult result = analyze(
                "p/A.java", "package p; class A { int id; A inPart; A beside; }",
                "m/parts/some.xml", "<id name='id'/>\n<many-to-one name='inPart' cascade='all'/>",
                "m/hbm/a.hbm.xml", """
                <!DOCTYPE hibernate-mapping [
                  <!ENTITY some SYSTEM "../parts/some.xml">
                  <!ENTITY outside SYSTEM "../../../secret.xml">
                  <!ENTITY absolute SYSTEM "file:///etc/passwd">
                  <!ENTITY missing SYSTEM "missing.xml">
                ]>
                <hibernate-mapping package="p"><class name="A">&some;&outside;
                  &absolute;
                  &missing;
                  <many-to-one name="beside"/></class></hibernate-mapping>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("inPart", "beside");
        assertThat(association(result, "p.A", "inPart").range())
                .isEqualTo(new SourceRange("m/parts/some.xml", 2, 20, 2, 26));
        assertThat(result.problems()).extracting(Problem::line).containsExactly(7, 8, 9);
        assertThat(result.complete()).isFalse();
    }

    // Broken

    @Test
    void whatIsBrokenIsLeftOutAndNothingElse() {
        AnalysisResult result = mapped("class A { int id; A ok; A last; } class B { int id; }", """
                <class name="A">
                  <id name="id"/>
                  <many-to-one column="X"/>
                  <set name="noKey"><one-to-many class="A"/></set>
                  <set name="noContent"><key column="X"/></set>
                  <many-to-won name="typo"/>
                  <join table="J"><many-to-one name="lost"/></join>
                  <many-to-one name="ok"/>
                </class>
                <class table="NOBODY"><id name="id"/></class>
                <class name="B"><id name="id"/></class>
                """);

        assertThat(type(result, "p.A").associations())
                .extracting(Association::name)
                .containsExactly("ok");
        assertThat(result.graph().model().type("p.B")).isPresent();
        assertThat(result.problems()).extracting(Problem::line).containsExactly(3, 4, 5, 6, 7, 10);
        assertThat(result.problems()).extracting(Problem::kind).containsOnly(Problem.Kind.SYNTAX);
        assertThat(result.complete()).isFalse();
    }

    @Test
    void aFileThatBreaksOffKeepsItsWholeClasses() {
        AnalysisResult result = analyze(
                "p/A.java", "package p; class A { int id; } class B { int id; }",
                "p/a.hbm.xml",
                        "<hibernate-mapping package='p'>\n<class name='A'><id name='id'/></class>\n<class name='B'><id na");

        assertThat(result.graph().model().types()).extracting(ManagedType::name).containsExactly("p.A");
        assertThat(result.problems()).extracting(Problem::line).containsExactly(3);
        assertThat(result.complete()).isFalse();
    }

    @Test
    void circlesEnd() {
        AnalysisResult result =
                mapped("class A { int id; } class B { int id; } class C { Key key; } class Key { C c; }", """
                <subclass name="A" extends="B"><many-to-one name="x" property-ref="x" class="A"/></subclass>
                <subclass name="B" extends="A"/>
                <class name="C"><composite-id name="key"><key-many-to-one name="c"/></composite-id></class>
                """);

        assertThat(result.coverage().entities()).isEqualTo(3);
    }

    // Findings

    @Test
    void rulesJudgeItAndCommentsSuppressIt() {
        String file = """
                <class name="A"><id name="id"/>
                  %s
                  <many-to-one name="next" cascade="all"/>
                </class>
                """;
        AnalysisResult plain = mapped("class A { int id; A next; }", file.formatted(""));
        AnalysisResult suppressed = mapped(
                "class A { int id; A next; }",
                file.formatted("<!-- cascade-lint:allow remove-on-many-to-one: a chain -->"));

        assertThat(plain.findings())
                .extracting(
                        finding -> finding.finding().rule(),
                        finding -> finding.finding().range().startLine())
                .contains(tuple("remove-on-many-to-one", 3));
        assertThat(suppressed.findings())
                .filteredOn(finding -> finding.finding().rule().equals("remove-on-many-to-one"))
                .extracting(TriagedFinding::state)
                .containsOnly(TriagedFinding.State.SUPPRESSED);
    }

    @Test
    void findingsSpeakInWordsOfTheFile() {
        AnalysisResult result = mapped("class A { int id; A next; Set<A> others; List<A> children; A parent; }", """
                <class name="A"><id name="id"/>
                  <many-to-one name="next" cascade="all"/>
                  <set name="others" table="O" cascade="delete"><key column="A"/><many-to-many class="A" column="B"/></set>
                  <list name="children"><key column="parent"/><list-index column="I"/><one-to-many class="A"/></list>
                  <many-to-one name="parent"/>
                </class>
                """);

        assertThat(result.findings())
                .filteredOn(finding -> finding.finding().rule().startsWith("remove-on-many"))
                .extracting(finding -> finding.finding().message())
                .satisfiesExactly(
                        text -> assertThat(text).contains("A.next says cascade=\"all\" on <many-to-one>"),
                        text -> assertThat(text).contains("A.others says cascade=\"delete\" on <many-to-many>"));
        assertThat(result.findings())
                .filteredOn(finding -> finding.finding().rule().equals("unlinked-inverse"))
                .singleElement()
                .satisfies(finding -> assertThat(
                                finding.finding().suggestion().orElseThrow().text())
                        .contains("inverse=\"true\" on A.children")
                        .contains("insert=\"false\" update=\"false\" on A.parent"));
    }

    @Test
    void aJoinedSubclassLeavesItsRowToTheDatabase() {
        AnalysisResult result = mapped("class A { int id; } class B extends A { } class C extends A { }", """
                <class name="A"><id name="id"/>
                  <joined-subclass name="B"><key column="A_ID" on-delete="cascade"/></joined-subclass>
                  <joined-subclass name="C"><key column="A_ID"/></joined-subclass>
                </class>
                """);

        assertThat(onDelete(result, "p.B")).containsExactly(Optional.empty(), Optional.of(OnDelete.CASCADE));
        assertThat(onDelete(result, "p.C")).containsExactly(Optional.empty(), Optional.empty());
    }

    private static List<Optional<OnDelete>> onDelete(AnalysisResult result, String entity) {
        return result.graph().model().type(entity).orElseThrow().storage().parts().stream()
                .map(part -> part.onDelete().flatMap(Setting::known))
                .toList();
    }
}
