package io.github.cascadelint.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the oracle test cannot show: names, constants, what is missing, and what no provider would start with. */
class LinkerTest {

    private static final String JPA = "import jakarta.persistence.*; import java.util.*; ";

    /** Files by path, linked the way of a scan: what is missing is parsed, round by round. */
    private static LinkResult link(Map<String, String> sources) {
        Map<String, FileFragment> files = new LinkedHashMap<>();
        sources.forEach((path, text) -> files.put(path, read(path, text, false)));
        while (true) {
            TypeIndex index = new TypeIndex(files.values());
            Linker linker = new Linker(index, file -> Naming.JPA);
            Set<String> missing = linker.missing();
            if (missing.isEmpty()) {
                return linker.link(files.values());
            }
            for (String name : missing) {
                String path = index.unparsed(name).orElseThrow().file();
                files.put(path, read(path, sources.get(path), true));
            }
        }
    }

    private static FileFragment read(String path, String text, boolean always) {
        return new JavaFileReader()
                .read(path, text.getBytes(StandardCharsets.UTF_8), always)
                .orElseThrow();
    }

    private static MappingModel model(String... files) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            sources.put(files[i], files[i + 1]);
        }
        return link(sources).model();
    }

    private static MappingModel single(String types) {
        return model("p/A.java", "package p; " + JPA + types);
    }

    private static Association association(MappingModel model, String type, String attribute) {
        return (Association) attribute(model, type, attribute);
    }

    private static Attribute attribute(MappingModel model, String type, String attribute) {
        return model.type(type).flatMap(t -> t.attribute(attribute)).orElseThrow();
    }

    private static String target(MappingModel model, String type, String attribute) {
        return association(model, type, attribute).target().resolved().orElse("-");
    }

    private static final String ENTITY = " class %s { @Id int id; }";

    private static String entity(String packageName, String name) {
        return "package " + packageName + "; " + JPA + "@Entity public" + ENTITY.formatted(name);
    }

    // --- names of types

    @Test
    void tellsTypesOfOneSimpleNameApart() {
        MappingModel model = model(
                "a/Tag.java", entity("a", "Tag"),
                "b/Tag.java", entity("b", "Tag"),
                "a/One.java", "package a; " + JPA + "@Entity class One { @Id int id; @ManyToOne Tag tag; }",
                "c/Two.java",
                        "package c; import b.Tag; " + JPA + "@Entity class Two { @Id int id; @ManyToOne Tag tag; }",
                "c/Three.java",
                        "package c; import a.*; " + JPA + "@Entity class Three { @Id int id; @ManyToOne Tag tag; }",
                "b/Four.java",
                        "package b; import a.*; " + JPA + "@Entity class Four { @Id int id; @ManyToOne Tag tag; }",
                "c/Five.java", "package c; " + JPA + "@Entity class Five { @Id int id; @ManyToOne b.Tag tag; }");

        assertThat(target(model, "a.One", "tag")).isEqualTo("a.Tag");
        assertThat(target(model, "c.Two", "tag")).isEqualTo("b.Tag");
        assertThat(target(model, "c.Three", "tag")).isEqualTo("a.Tag");
        assertThat(target(model, "b.Four", "tag")).isEqualTo("b.Tag");
        assertThat(target(model, "c.Five", "tag")).isEqualTo("b.Tag");
    }

    @Test
    void findsNestedAndInheritedMemberTypes() {
        MappingModel model = model(
                "p/Tag.java", entity("p", "Tag"),
                "q/Base.java",
                        "package q; " + JPA + "@MappedSuperclass public class Base<T> { @Entity public static"
                                + ENTITY.formatted("Tag") + " }",
                "q/Kinds.java",
                        "package q; " + JPA + "public interface Kinds { @Entity" + ENTITY.formatted("Kind") + " }",
                "p/A.java",
                        "package p; import q.*; import q.Base.Tag; " + JPA
                                + "@Entity class A extends Base<String> implements Kinds { @Id int id; @ManyToOne Tag tag;"
                                + " @ManyToOne Kind kind; @ManyToOne Inner inner; @ManyToOne B.Deep deep;"
                                + " @Entity static" + ENTITY.formatted("Inner") + " }"
                                + " class B { @Entity static" + ENTITY.formatted("Deep") + " }",
                "p/C.java",
                        "package p; " + JPA
                                + "@Entity class C extends A { @ManyToOne Inner mine; @ManyToOne A.Tag tag2; }");

        assertThat(target(model, "p.A", "tag")).isEqualTo("q.Base.Tag");
        assertThat(target(model, "p.A", "kind")).isEqualTo("q.Kinds.Kind");
        assertThat(target(model, "p.A", "inner")).isEqualTo("p.A.Inner");
        assertThat(target(model, "p.A", "deep")).isEqualTo("p.B.Deep");
        assertThat(target(model, "p.C", "mine")).isEqualTo("p.A.Inner");
        assertThat(target(model, "p.C", "tag2")).isEqualTo("q.Base.Tag");
    }

    @Test
    void readsAnnotationsByTheirImports() {
        MappingModel model = model(
                "p/Entity.java", "package p; @interface Entity {} // jakarta.persistence",
                "p/Not.java", "package p; import jakarta.persistence.Id; @Entity class Not { @Id int id; }",
                "p/Old.java", "package p; import javax.persistence.Entity; @Entity class Old { }",
                "q/Full.java", "package q; @jakarta.persistence.Entity class Full { @jakarta.persistence.Id int id; }",
                "Root.java", JPA + "@Entity class Root { @Id int id; @ManyToOne Root parent; }");

        assertThat(model.types()).extracting(ManagedType::name).containsExactly("Root", "p.Old", "q.Full");
        assertThat(target(model, "Root", "parent")).isEqualTo("Root");
    }

    @Test
    void saysWhereATargetIsNotAmongTheSources() {
        MappingModel model =
                single("@Entity class A { @Id int id; @ManyToOne lib.Thing thing; @ManyToOne Plain plain; }"
                        + " class Plain {}");

        assertThat(association(model, "p.A", "thing").target()).isEqualTo(new TypeRef.External("lib.Thing"));
        assertThat(association(model, "p.A", "plain").target()).isEqualTo(new TypeRef.External("p.Plain", true));
    }

    @Test
    void readsTargetsOfAllShapes() {
        MappingModel model =
                single("@Entity class A { @Id int id; @OneToMany List<? extends B> some; @OneToMany Map<String, B> map;"
                        + " @OneToMany B[] array; @OneToMany(targetEntity = B.class) Collection raw;"
                        + " @ManyToOne(targetEntity = void.class) B none; @OneToMany List<? super B> any; }"
                        + " @Entity class B { @Id int id; }");

        for (String attribute : List.of("some", "map", "array", "raw", "none")) {
            assertThat(target(model, "p.A", attribute)).as(attribute).isEqualTo("p.B");
        }
        assertThat(association(model, "p.A", "any").target().resolved()).isEmpty();
    }

    // --- generics

    @Test
    void bindsTypeParametersThroughRenamedLevels() {
        MappingModel model = single(
                "@MappedSuperclass class Top<X, Y> { @ManyToOne X x; @OneToMany List<Y> ys; @OneToMany Map<X, Y[]> z; }"
                        + " class Middle<Y, Q> extends Top<Q, Y> { }"
                        + " @MappedSuperclass class Low<Z extends B> extends Middle<Z, C> { @ManyToOne Z own; }"
                        + " @Entity class A extends Low<B> { @Id int id; }"
                        + " @Entity class Raw extends Low { @Id int id; }"
                        + " @Entity class B { @Id int id; } @Entity class C { @Id int id; }");

        assertThat(target(model, "p.A", "x")).isEqualTo("p.C");
        assertThat(target(model, "p.A", "ys")).isEqualTo("p.B");
        assertThat(target(model, "p.A", "own")).isEqualTo("p.B");
        assertThat(association(model, "p.A", "x").declaredBy()).isEqualTo("p.Top");
        assertThat(association(model, "p.A", "x").owner()).isEqualTo("p.A");
        assertThat(target(model, "p.Raw", "own")).as("the bound").isEqualTo("p.B");
    }

    @Test
    void tellsWhatNothingBinds() {
        LinkResult result = link(Map.of(
                "p/A.java",
                "package p; " + JPA
                        + "@MappedSuperclass class Base<T> { @ManyToOne T t; @OneToMany List raw; }\n"
                        + "@Entity class A extends Base { @Id int id; }"));

        assertThat(association(result.model(), "p.A", "t").target()).isInstanceOf(TypeRef.Unresolved.class);
        assertThat(association(result.model(), "p.A", "raw").target()).isInstanceOf(TypeRef.Unresolved.class);
        assertThat(result.problems()).isEmpty();
    }

    // --- constants

    private static Setting<String> mappedBy(MappingModel model, String attribute) {
        return association(model, "p.A", attribute).mappedBy();
    }

    @Test
    void followsConstantsWhereverTheyStand() {
        MappingModel model = model(
                "p/A.java",
                        "package p; import static q.More.LAST; import static q.Most.*; import q.Const; " + JPA
                                + "@Entity class A extends Super implements Names { static final String OWN = \"own\"; @Id int id;"
                                + " @OneToMany(mappedBy = OWN) List<A> a;"
                                + " @OneToMany(mappedBy = A.OWN) List<A> b;"
                                + " @OneToMany(mappedBy = NAME) List<A> c;"
                                + " @OneToMany(mappedBy = Const.CHAINED) List<A> d;"
                                + " @OneToMany(mappedBy = LAST) List<A> e;"
                                + " @OneToMany(mappedBy = ANY) List<A> f;"
                                + " @OneToMany(mappedBy = \"x\" + Const.X + '1' + 2) List<A> g;"
                                + " @OneToMany(mappedBy = q.Const.X) List<A> h;"
                                + " @OneToMany(mappedBy = INHERITED) List<A> i;"
                                + " @OneToMany(mappedBy = \"\"\"\n  text\"\"\") List<A> j;"
                                + " @OneToMany(mappedBy = \"\") List<A> k; }",
                "p/Names.java", "package p; interface Names extends q.Most { String NAME = \"name\"; }",
                "p/Super.java", "package p; class Super { static final String INHERITED = \"inherited\"; }",
                "q/Const.java",
                        "package q; public class Const { public static final String X = \"y\", CHAINED = More.END; }",
                "q/More.java",
                        "package q; public class More { public static final String END = \"end\", LAST = \"last\"; }",
                "q/Most.java", "package q; public interface Most { String ANY = \"any\"; }");

        assertThat(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))
                .extracting(name -> mappedBy(model, name).known().orElse("?"))
                .containsExactly("own", "own", "name", "end", "last", "any", "xy12", "y", "inherited", "text");
        assertThat(association(model, "p.A", "k").isOwning()).isTrue();
    }

    @Test
    void guessesMetamodelConstantsFromTheAttribute() {
        MappingModel model = single(
                "@Entity class A { @Id int id; @OneToMany(mappedBy = B_.MAIN_AUTHOR) List<B> bs;"
                        + " @OneToMany(mappedBy = B_.NO_SUCH) List<B> cs; } @Entity class B { @Id int id; @ManyToOne A mainAuthor; }");

        assertThat(mappedBy(model, "bs").is("mainAuthor")).isTrue();
        assertThat(mappedBy(model, "cs")).isInstanceOf(Setting.Unknown.class);
    }

    @Test
    void theNamesOfFieldsThatLombokMakes() {
        MappingModel model = link(Map.of(
                        "p/A.java", "package p; " + JPA + """
                                        import static p.B.Fields.mainAuthor;
                                        import lombok.experimental.FieldNameConstants;
                                        @Entity @FieldNameConstants(innerTypeName = "Names") class A {
                                            @Id int id;
                                            @OneToMany(mappedBy = B.Fields.mainAuthor) List<B> qualified;
                                            @OneToMany(mappedBy = mainAuthor) List<B> imported;
                                            @OneToMany(mappedBy = q.C.Fields.OTHER) List<q.C> elsewhere;
                                            @OneToMany(mappedBy = Names.parent) List<A> own;
                                            @OneToMany(mappedBy = A.Fields.parent) List<A> otherwiseCalled;
                                            @OneToMany(mappedBy = D.Fields.mainAuthor) List<D> notMade;
                                            @ManyToOne A parent;
                                        }
                                        """,
                        "p/B.java",
                                "package p; " + JPA
                                        + "@Entity @lombok.experimental.FieldNameConstants class B { @Id int id;"
                                        + " @ManyToOne A mainAuthor; }",
                        "p/D.java", "package p; " + JPA + "@Entity class D { @Id int id; @ManyToOne A mainAuthor; }",
                        "q/C.java",
                                "package q; " + JPA
                                        + "@Entity @lombok.experimental.FieldNameConstants class C { @Id int id;"
                                        + " @ManyToOne p.A other; }"))
                .model();

        assertThat(List.of("qualified", "imported", "elsewhere", "own"))
                .extracting(name -> mappedBy(model, name).known().orElse("?"))
                .containsExactly("mainAuthor", "mainAuthor", "other", "parent");
        assertThat(List.of("otherwiseCalled", "notMade"))
                .allSatisfy(name -> assertThat(mappedBy(model, name)).isInstanceOf(Setting.Unknown.class));
    }

    @Test
    void tellsWhatCannotBeEvaluated() {
        LinkResult result = link(Map.of(
                "p/A.java",
                "package p; " + JPA
                        + "@Entity class A { @Id int id; @OneToMany(mappedBy = lib.Names.X, orphanRemoval = lib.B.ON,"
                        + " cascade = {CascadeType.PERSIST, CascadeType.NO_SUCH}) List<A> as; static final String LOOP = LOOP2,"
                        + " LOOP2 = LOOP; @OneToMany(mappedBy = LOOP) List<A> bs; }"));

        Association as = association(result.model(), "p.A", "as");
        assertThat(as.mappedBy()).isInstanceOf(Setting.Unknown.class);
        assertThat(as.isOwning()).isFalse();
        assertThat(as.cascade().unknown()).isTrue();
        assertThat(as.cascade().types()).containsExactly(CascadeType.PERSIST);
        assertThat(result.problems())
                .extracting(Problem::text)
                .containsExactly(
                        "the mappedBy of A.as is lib.Names.X, which the sources at hand do not tell; scan the class that"
                                + " defines it, too",
                        "the orphanRemoval of A.as is lib.B.ON, which the sources at hand do not tell; scan the class that"
                                + " defines it, too",
                        "the cascade of A.as holds a word that is no CascadeType",
                        "the mappedBy of A.bs is LOOP, which the sources at hand do not tell; scan the class that defines"
                                + " it, too");
    }

    @Test
    void parsesNoMoreThanItNeeds() {
        Map<String, String> sources = Map.of(
                "p/A.java",
                "package p; " + JPA + "@Entity @Audit(Level.HIGH) class A { @Id int id; @ManyToOne B b; }",
                "p/Level.java",
                "package p; enum Level { HIGH }",
                "p/B.java",
                entity("p", "B"));
        List<FileFragment> files = new ArrayList<>();
        sources.forEach((path, text) -> files.add(read(path, text, false)));

        assertThat(new Linker(new TypeIndex(files), file -> Naming.JPA).missing())
                .isEmpty();
    }

    // --- what belongs to a type

    @Test
    void skipsClassesThatAreNotManaged() {
        MappingModel model = model(
                "p/A.java", "package p; " + JPA + "@Entity class A extends Between { @Id int id; }",
                "p/Between.java", "package p; class Between extends Top { @javax.persistence.ManyToOne A lost; }",
                "p/Top.java", "package p; " + JPA + "@MappedSuperclass class Top { @ManyToOne A kept; }");

        assertThat(model.type("p.A").orElseThrow().attributes())
                .extracting(Attribute::name)
                .containsExactly("kept", "id");
        assertThat(model.supertypes("p.A")).containsExactly("p.Top");
        assertThat(model.isComplete("p.A")).isTrue();
    }

    @Test
    void knowsThatATypeMayHaveMore() {
        MappingModel model =
                single("@Entity class A extends lib.Base { @Id int id; } @Entity class B { @Id int id; int 1x; }");

        assertThat(model.isComplete("p.A")).isFalse();
        assertThat(model.isComplete("p.B")).isFalse();
        assertThat(single("@Entity class A extends Object { @Id int id; }").isComplete("p.A"))
                .isTrue();
    }

    @Test
    void survivesCircles() {
        MappingModel model = single("@Entity class A extends B { @Id int id; A.X x; } @Entity class B extends A { }"
                + " @Embeddable class E { @Embedded E again; @ManyToOne A a; } @Entity class C { @EmbeddedId E e; }"
                + " @Entity class D { @Id @ManyToOne D self; }");

        assertThat(model.types()).hasSize(5);
        assertThat(attribute(model, "p.C", "e.again.a")).isInstanceOf(Association.class);
    }

    @Test
    void tellsTypesThatAreDeclaredTwice() {
        LinkResult result =
                link(new LinkedHashMap<>(Map.of("a/A.java", entity("p", "A"), "b/A.java", entity("p", "A"))));

        assertThat(result.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.DUPLICATE_TYPE);
    }

    @Test
    void ofTwinsTheOneCountsBesideWhichMostEntitiesAre() {
        MappingModel model = model(
                "client/p/A.java",
                "package p; " + JPA + "@Entity class A { @Id int id; }",
                "core/p/A.java",
                "package p; " + JPA + "@Entity class A { @Id int id; @ManyToOne B b; }",
                "core/p/B.java",
                "package p; " + JPA + "@Entity class B { @Id int id; @OneToMany(mappedBy = \"b\") Set<A> as; }");

        assertThat(target(model, "p.A", "b")).isEqualTo("p.B");
        assertThat(model.isComplete("p.A")).isTrue();
    }

    @Test
    void whatATwinHasMoreMayBeThereToo() {
        MappingModel model = model(
                "client/p/A.java",
                "package p; " + JPA + "@Entity class A { @Id int id; }",
                "client/p/B.java",
                entity("p", "B"),
                "client/p/C.java",
                "package p; " + JPA + "@Entity class C extends A { }",
                "core/p/A.java",
                "package p; " + JPA + "@Entity class A { @Id int id; String name; }",
                "core/p/B.java",
                entity("p", "B"));

        assertThat(model.isComplete("p.A")).isFalse();
        assertThat(model.isComplete("p.C")).isFalse();
        assertThat(model.isComplete("p.B")).isTrue();
    }

    @Test
    void readsLombokEntitiesAndRecords() {
        MappingModel model = single(
                "@lombok.Data @Entity class A { @Id private int id; @ManyToOne private A parent; @EmbeddedId K k; }"
                        + " @Embeddable record K(int number, @ManyToOne A other) {}");

        assertThat(target(model, "p.A", "parent")).isEqualTo("p.A");
        assertThat(target(model, "p.A", "k.other")).isEqualTo("p.A");
        assertThat(association(model, "p.A", "k.other").id()).isTrue();
    }

    @Test
    void readsTheMappingFromAnIdentifierClass() {
        MappingModel model = model(
                "p/A.java",
                "package p; " + JPA + "@Entity @IdClass(Key.class) class A { @Id B b; @Id int n; }",
                "p/Key.java",
                "package p; import jakarta.persistence.ManyToOne; class Key { @ManyToOne B b; int n; }",
                "p/B.java",
                entity("p", "B"));

        assertThat(target(model, "p.A", "b")).isEqualTo("p.B");
        assertThat(association(model, "p.A", "b").sharedKey()).isFalse();
    }

    // --- keys

    @Test
    void knowsKeysThatAreUniqueOrShared() {
        MappingModel model = single("@Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = \"B_ID\"),"
                + " indexes = {@Index(unique = true, columnList = \"d asc\"), @Index(columnList = \"e\")}) class A {"
                + " @Id int id; @ManyToOne @JoinColumn(name = \"b_id\") B b; @ManyToOne @JoinColumn(unique = true) B c;"
                + " @ManyToOne @JoinColumn(name = \"d\") B d; @ManyToOne @JoinColumn(name = \"e\") B e;"
                + " @OneToOne @MapsId B f; @OneToOne @PrimaryKeyJoinColumn B g; }"
                + " @Entity class B { @Id @ManyToOne A a; }");

        assertThat(List.of("b", "c", "d", "e"))
                .map(name -> association(model, "p.A", name).uniqueKey())
                .containsExactly(true, true, true, false);
        assertThat(List.of("b", "f", "g"))
                .map(name -> association(model, "p.A", name).sharedKey())
                .containsExactly(false, true, true);
        assertThat(association(model, "p.B", "a").sharedKey()).isTrue();
    }

    @Test
    void readsForeignKeysWhereverTheyAreWritten() {
        MappingModel model = single("import org.hibernate.annotations.OnDelete; "
                .concat("@Entity class A { @Id int id;")
                .concat(" @ManyToOne @JoinColumn(foreignKey = @ForeignKey(value = ConstraintMode.NO_CONSTRAINT)) A a;")
                .concat(" @ManyToOne @JoinColumns(value = {}, foreignKey = @ForeignKey(name = \"fk\")) A b;")
                .concat(
                        " @ManyToMany @JoinTable(inverseForeignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) List<A> c;")
                .concat(" @ManyToOne @org.hibernate.annotations.ForeignKey(name = \"none\") A d;")
                .concat(" @ManyToOne @OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE) A e;")
                .concat(" @ManyToOne A f; }"));

        assertThat(List.of("a", "b", "c", "d"))
                .map(name -> association(model, "p.A", name)
                        .foreignKey()
                        .orElseThrow()
                        .mode())
                .containsExactly("NO_CONSTRAINT", "CONSTRAINT", "NO_CONSTRAINT", "NO_CONSTRAINT");
        assertThat(association(model, "p.A", "f").foreignKey()).isEmpty();
        assertThat(association(model, "p.A", "e").onDelete().flatMap(Setting::known))
                .contains(OnDelete.CASCADE);
    }

    @Test
    void readsWhatHibernateSaysOfCollections() {
        MappingModel model = single("import org.hibernate.annotations.*; "
                .concat("@Entity class A { @Id int id; @ManyToOne A up;")
                .concat(" @OneToMany(mappedBy = \"up\") @LazyCollection(LazyCollectionOption.FALSE) List<A> a;")
                .concat(" @OneToMany(mappedBy = \"up\") @LazyCollection(LazyCollectionOption.EXTRA) List<A> b;")
                .concat(" @OneToMany(mappedBy = \"up\") @Where(clause = \"x = 1\") List<A> c;")
                .concat(" @OneToMany(mappedBy = \"up\") @SQLRestriction(\"x = 1\") List<A> d;")
                .concat(" @ManyToMany @WhereJoinTable(clause = \"x = 1\") List<A> e; }"));

        assertThat(List.of("a", "b", "c"))
                .map(name -> association(model, "p.A", name).fetch().known().orElseThrow())
                .containsExactly("EAGER", "LAZY", "LAZY");
        assertThat(List.of("a", "b", "c", "d", "e"))
                .map(name -> association(model, "p.A", name).filtered())
                .containsExactly(false, false, true, true, true);
    }

    @Test
    void bindsTheParametersOfAnEmbeddableWhereItIsEmbedded() {
        MappingModel model = single("@Embeddable class Pair<V> { @ManyToOne V v; }"
                + " @Entity class A { @Id int id; @Embedded Pair<B> pair; @ElementCollection List<Pair<B>> pairs; }"
                + " @MappedSuperclass class Up<X> { @Embedded Pair<X> up; }"
                + " @Entity class C extends Up<B> { @Id int id; } @Entity class B { @Id int id; }");

        assertThat(List.of(
                        association(model, "p.A", "pair.v"),
                        association(model, "p.A", "pairs.v"),
                        association(model, "p.C", "up.v")))
                .allSatisfy(end -> {
                    assertThat(end.target()).isEqualTo(new TypeRef.Resolved("p.B"));
                    assertThat(end.joinColumns()).extracting(JoinColumn::name).containsExactly("v_id");
                });
    }

    @Test
    void aGetterThatOverridesAnEntitysKeepsItsMapping() {
        MappingModel model = single("@Entity class A { @Id int getId() { return 0; }"
                + " @ManyToOne(cascade = CascadeType.REMOVE) public B getB() { return null; } }"
                + " @Entity class Sub extends A { @Override @ManyToOne @JoinColumn(name = \"over\") public B getB() { return null; } }"
                + " @Entity class B { @Id int getId() { return 0; } }");

        assertThat(association(model, "p.Sub", "b").cascade().types()).containsExactly(CascadeType.REMOVE);
        assertThat(association(model, "p.Sub", "b").declaredBy()).isEqualTo("p.A");
    }

    @Test
    void readsWhatEclipseLinkAdds() {
        MappingModel model = single("@Entity class A { @Id int id;"
                + " @OneToMany(mappedBy = \"a\") @org.eclipse.persistence.annotations.PrivateOwned"
                + " @org.eclipse.persistence.annotations.CascadeOnDelete List<B> owned;"
                + " @ManyToMany @org.eclipse.persistence.annotations.PrivateOwned List<B> shared; }"
                + " @Entity class B { @Id int id;"
                + " @ManyToOne @org.eclipse.persistence.annotations.CascadeOnDelete A a; }");

        Association owned = association(model, "p.A", "owned");
        assertThat(owned.removesOrphans()).isTrue();
        assertThat(owned.cascade().types()).containsExactly(CascadeType.REMOVE);
        assertThat(owned.onDelete().flatMap(Setting::known)).contains(OnDelete.CASCADE);
        assertThat(association(model, "p.A", "shared").removesOrphans()).isFalse();
        assertThat(association(model, "p.B", "a").onDelete()).isEmpty();
    }

    @Test
    void keepsWhatJoinColumnsSay() {
        MappingModel model =
                single("@Entity class A { @Id int id; @ManyToOne @JoinColumn(name = \"x\", nullable = false,"
                        + " insertable = false, updatable = false) A a; @ManyToOne(optional = false) A b; }");

        assertThat(association(model, "p.A", "a").joinColumns())
                .containsExactly(new JoinColumn("x", "id", false, false, false, false, true));
        assertThat(association(model, "p.A", "a").isReadOnly()).isTrue();
        assertThat(association(model, "p.A", "b").joinColumns())
                .containsExactly(new JoinColumn("b_id", "id", false, false, true, true, false));
    }

    @Test
    void tellsWhatJoinColumnsReferToInTheOrderOfTheKey() {
        MappingModel model = single("@IdClass(B.Key.class) @Entity class B { @Id int x; @Id int y;"
                .concat(" @Column(name = \"CODE\") String code; }")
                .concat(" @Entity class A { @Id int id; @ManyToOne @JoinColumn(name = \"b_x\")")
                .concat(" @JoinColumn(name = \"b_y\") B b; @ManyToOne @JoinColumn(name = \"half\") B half;")
                .concat(" @ManyToOne @JoinColumn(name = \"b_code\")")
                .concat(" @org.hibernate.annotations.PropertyRef(\"code\") B byCode; }"));

        assertThat(List.of("b", "half", "byCode"))
                .map(name -> association(model, "p.A", name).joinColumns().stream()
                        .map(JoinColumn::referencedColumnName)
                        .toList())
                .containsExactly(List.of("x", "y"), List.of(""), List.of("CODE"));
    }

    @Test
    void overridesColumnsOfEmbeddedAttributes() {
        MappingModel model = single("@Embeddable class E { String a; @Column(name = \"bb\") String b; }"
                + " @Entity class A { @Id int id; @AttributeOverrides({@AttributeOverride(name = \"a\","
                + " column = @Column(name = \"other\"))}) E e; }");

        assertThat(((BasicAttribute) attribute(model, "p.A", "e.a")).column()).isEqualTo("other");
        assertThat(((BasicAttribute) attribute(model, "p.A", "e.b")).column()).isEqualTo("bb");
    }

    @Test
    void readsTraits() {
        MappingModel model = model(
                "p/A.java",
                "package p; import org.hibernate.annotations.*; import jakarta.persistence.Entity; import jakarta.persistence.*;"
                        + " @Entity @Immutable @Cache(usage = CacheConcurrencyStrategy.READ_ONLY) class A { @Id int id; }"
                        + " @Entity @SQLDelete(sql = \"UPDATE b SET x = 1\") @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)"
                        + " class B { @Id int id; } @Entity class C extends B {} @Entity @Subselect(\"x\") class D { @Id int id; }");

        assertThat(model.type("p.A").orElseThrow().traits())
                .containsExactly(Trait.IMMUTABLE, Trait.READ_ONLY_CACHE, Trait.CACHED);
        assertThat(model.type("p.C").orElseThrow().traits()).containsExactly(Trait.TABLE_PER_CLASS);
        assertThat(model.type("p.B").orElseThrow().traits()).containsExactly(Trait.SOFT_DELETE, Trait.TABLE_PER_CLASS);
        assertThat(model.type("p.D").orElseThrow().traits()).containsExactly(Trait.VIEW);
    }

    @Test
    void readsHowADeleteMarksRowsAndWhatHidesThem() {
        MappingModel model = model(
                "p/A.java",
                "package p; import org.hibernate.annotations.*; import jakarta.persistence.*; import jakarta.persistence.Entity;"
                        + " @Entity @SQLDelete(sql = \"update A set x = 1\") @SQLRestriction(\"x = 0\") class A { @Id int id; }"
                        + " @Entity class B extends A {} @Entity @SQLDelete(sql = \"delete from C\") @Where(clause = \"x = 0\")"
                        + " class C { @Id int id; } @MappedSuperclass @SoftDelete class Base {} @Entity class D extends Base {"
                        + " @Id int id; } @Entity @Filter(name = \"f\") class E { @Id int id; }"
                        + " @Entity @SQLDelete(sql = Elsewhere.SQL) class F { @Id int id; }",
                "p/G.java",
                "package p; import javax.persistence.*; @Entity class G { @Id int id; }");

        assertThat(model.type("p.A").orElseThrow().traits()).containsExactly(Trait.SOFT_DELETE, Trait.RESTRICTED);
        assertThat(model.type("p.B").orElseThrow().traits()).containsExactly(Trait.RESTRICTED);
        assertThat(model.type("p.C").orElseThrow().traits()).containsExactly(Trait.RESTRICTED);
        assertThat(model.type("p.D").orElseThrow().traits()).containsExactly(Trait.SOFT_DELETE, Trait.RESTRICTED);
        assertThat(model.type("p.E").orElseThrow().traits()).containsExactly(Trait.FILTERED);
        assertThat(model.type("p.F").orElseThrow().traits()).isEmpty();
        assertThat(model.type("p.G").orElseThrow().traits()).containsExactly(Trait.JAVAX);
    }

    @Test
    void readsWhoHearsOfARemoval() {
        MappingModel model = model(
                "p/A.java",
                "package p; import jakarta.persistence.*; import org.hibernate.envers.Audited;"
                        + " @Entity class A { @Id int id; @PreRemove void leave() { } }"
                        + " @MappedSuperclass @EntityListeners(Object.class) class B { }"
                        + " @Entity class C extends B { @Id int id; }"
                        + " @Entity @Cacheable @Audited class D { @Id int id; }"
                        + " @Entity class E { @Id int id; @Audited String name; @PrePersist void enter() { } }");

        assertThat(model.type("p.A").orElseThrow().traits()).containsExactly(Trait.CALLBACKS);
        assertThat(model.type("p.C").orElseThrow().traits()).containsExactly(Trait.CALLBACKS);
        assertThat(model.type("p.D").orElseThrow().traits()).containsExactly(Trait.CACHED, Trait.AUDITED);
        assertThat(model.type("p.E").orElseThrow().traits()).containsExactly(Trait.AUDITED);
    }

    @Test
    void unitesBothCascadesAndExpandsAll() {
        MappingModel model = single("import org.hibernate.annotations.Cascade; "
                .concat("@Entity class A { @Id int id;")
                .concat(
                        " @OneToMany(cascade = CascadeType.MERGE) @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)")
                .concat(" List<A> a; @OneToMany(cascade = javax.persistence.CascadeType.ALL) List<A> b;")
                .concat(" @OneToMany @Cascade({org.hibernate.annotations.CascadeType.DELETE_ORPHAN}) List<A> c;")
                .concat(" @OneToMany(orphanRemoval = true) List<A> d; }"));

        assertThat(association(model, "p.A", "a").cascade().types())
                .containsExactly(CascadeType.MERGE, CascadeType.PERSIST);
        assertThat(association(model, "p.A", "a").cascade().declared())
                .isEqualTo("CascadeType.MERGE, org.hibernate.annotations.CascadeType.SAVE_UPDATE");
        assertThat(association(model, "p.A", "b").cascade().types()).containsExactly(CascadeType.values());
        assertThat(association(model, "p.A", "c").removesOrphans()).isTrue();
        assertThat(association(model, "p.A", "d").cascade().types()).containsExactly(CascadeType.REMOVE);
    }
}
