package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What graphs made up at random once told wrong, each on several sets of rows. {@code G0} is the prefix of the graph. */
class DifferentialRegressionTest {

    private static final int POPULATIONS = 8;
    private static final Pattern NAME = Pattern.compile("\\bclass (\\w+)");

    private static void agrees(String... types) {
        agrees(1, types);
    }

    /** With keys that are changed beyond what the mapping says. */
    private static void agreesAltered(String... types) {
        agrees(1, true, types);
    }

    /** @param first from which population on the types disagreed */
    private static void agrees(long first, String... types) {
        agrees(first, false, types);
    }

    private static void agrees(long first, boolean altered, String... types) {
        Map<Long, Map<String, String>> graphs = new LinkedHashMap<>();
        for (long seed = first; seed < first + POPULATIONS; seed++) {
            Map<String, String> files = new LinkedHashMap<>();
            for (String type : types) {
                String text = type.replace("G0", "G" + seed);
                Matcher matcher = NAME.matcher(text);
                assertThat(matcher.find()).isTrue();
                files.put(
                        "graph/" + matcher.group(1) + ".java",
                        "package graph;\n\nimport jakarta.persistence.*;\nimport java.util.*;\n"
                                + "import org.hibernate.annotations.OnDelete;\n"
                                + "import org.hibernate.annotations.OnDeleteAction;\n"
                                + "import org.hibernate.annotations.SQLDelete;\n"
                                + "import org.hibernate.annotations.SoftDelete;\n\n" + text);
            }
            graphs.put(seed, files);
        }
        Differential differential = new Differential("jdbc:h2:mem:regression;DB_CLOSE_DELAY=-1");
        differential.compare(graphs, altered);
        assertThat(differential.disagreements()).isEmpty();
        assertThat(differential.deletes()).isPositive();
    }

    @Test
    void aReferenceToWhatWasRemovedBeforeIsSetToNullFirst() {
        agrees("""
                @Entity public class G0A { @Id Long id; @ManyToOne(cascade = CascadeType.REMOVE) G0B b; }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne(cascade = CascadeType.REMOVE) G0A a; }
                """);
    }

    @Test
    void aReferenceToWhatWasRemovedBeforeMustNotBeMandatory() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @OneToMany(mappedBy = "a", cascade = CascadeType.REMOVE) @OrderBy Set<G0B> bs;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @ManyToOne(optional = false, cascade = CascadeType.REMOVE) G0A a;
                    @ManyToOne(optional = false) G0A other;
                }
                """);
    }

    @Test
    void aRemovalGoesAlongJoinTablesAfterOtherReferences() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @JoinTable(name = "G0J") @ManyToOne(cascade = CascadeType.REMOVE) G0B a;
                    @ManyToOne(cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @OneToMany(mappedBy = "b", cascade = CascadeType.REMOVE) @OrderBy Set<G0A> as;
                }
                """);
    }

    @Test
    void onDeleteOfACollectionIsThatOfTheKeyAtTheOtherEnd() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @OnDelete(action = OnDeleteAction.CASCADE) @OneToMany(mappedBy = "a") Set<G0B> bs;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0A a; }
                """);
    }

    @Test
    void theSecondEndOfAManyToManyTakesOnDeleteBack() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @OnDelete(action = OnDeleteAction.CASCADE) @JoinTable(name = "G0J") @ManyToMany Set<G0B> bs;
                    @OnDelete(action = OnDeleteAction.CASCADE) @JoinTable(name = "G0K") @ManyToMany Set<G0B> alone;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToMany(mappedBy = "bs") Set<G0A> as; }
                """);
    }

    @Test
    void aTableOfItsOwnForgetsTheActionOfAnInheritedKey() {
        agrees("""
                @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) public class G0A {
                    @Id Long id;
                    @OnDelete(action = OnDeleteAction.SET_NULL) @ManyToOne G0C c;
                    @CollectionTable(name = "G0E") @ElementCollection Set<String> words;
                }
                """, """
                @Entity public class G0B extends G0A { }
                """, """
                @Entity public class G0C { @Id Long id; }
                """);
    }

    @Test
    void whatIsFetchedAlongIsThereBeforeLazyReferencesAreTold() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B lazy;
                    @ManyToOne G0C eager;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C { @Id Long id; @ManyToOne G0B b; }
                """);
    }

    @Test
    void aLoadedRowMustNotHoldTheRemovedOneAtTheInverseEndEither() {
        agrees("""
                @Entity public class G0A { @Id Long id; @OneToOne G0B b; }
                """, """
                @Entity public class G0B { @Id Long id; @OneToOne(mappedBy = "b") G0A a; }
                """);
    }

    @Test
    void whatPassesPersistOnTakesRemovalsBack() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @OneToMany(mappedBy = "a", fetch = FetchType.EAGER, cascade = CascadeType.ALL) @OrderBy Set<G0B> bs;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne G0A a; }
                """);
    }

    @Test
    void whatLiesInAnEmbeddableThatCascadesIsNotCheckedAtTheFlush() {
        agrees("""
                @Embeddable public class G0n { @ManyToOne(cascade = CascadeType.MERGE) G0B in; }
                """, """
                @Entity public class G0A { @Id Long id; @Embedded G0n n; @OneToOne(mappedBy = "a") G0B b; }
                """, """
                @Entity public class G0B { @Id Long id; @OneToOne(cascade = CascadeType.PERSIST) G0A a; }
                """);
    }

    @Test
    void aStandInIsDeletedWithoutLoadingAndWithItsCollections() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @CollectionTable(name = "G0E") @ElementCollection Set<String> words;
                    @JoinTable(name = "G0J") @ManyToMany Set<G0B> bs;
                }
                """);
    }

    @Test
    void whereJoinsWouldGoAroundASelectFollowsOnceReferencesAreTold() {
        agrees(76, """
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B a;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @OneToMany(mappedBy = "b", fetch = FetchType.EAGER, cascade = CascadeType.REMOVE) @OrderBy Set<G0A> as;
                    @ManyToOne G0B next;
                }
                """);
    }

    @Test
    void primaryKeysThatNeedNotMeetAreNoForeignKey() {
        agrees("""
                @Entity public class G0A { @Id Long id; }
                """, """
                @Entity public class G0B { @Id Long id; @PrimaryKeyJoinColumn @OneToOne G0A a; }
                """, """
                @Entity public class G0C { @Id Long id; @PrimaryKeyJoinColumn @OneToOne(optional = false) G0A a; }
                """);
    }

    @Test
    void aRowIsFoundByTwoColumnsOfWhichOneRefers() {
        agrees("""
                @Embeddable public class G0idB implements java.io.Serializable {
                    public Long a;
                    public Long b;

                    @Override public boolean equals(Object o) {
                        return o instanceof G0idB i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }

                    @Override public int hashCode() {
                        return Objects.hash(a, b);
                    }
                }
                """, """
                @Entity public class G0A {
                    @Id Long id;
                    @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL) @OrderBy("id.b") Set<G0B> bs;
                }
                """, """
                @Entity public class G0B {
                    @EmbeddedId G0idB id;
                    @MapsId("a") @JoinColumn(name = "a") @ManyToOne(fetch = FetchType.LAZY) G0A owner;
                    @ElementCollection @CollectionTable(name = "G0E") Set<String> words;
                }
                """);
    }

    @Test
    void whatAKeyDeletesAlongIsGoneBeforeItsOwnKeysAreLookedAt() {
        agrees("""
                @Entity public class G0A { @Id Long id; }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @OnDelete(action = OnDeleteAction.CASCADE) @ManyToOne(fetch = FetchType.LAZY) G0A a;
                    @ManyToOne(fetch = FetchType.LAZY) G0B b;
                }
                """, """
                @Entity public class G0C { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0B b; }
                """, """
                @Entity public class G0D { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0A a; }
                """);
    }

    @Test
    void aRowInASecondaryTableIsDeletedBeforeThoseOfAllClasses() {
        agrees("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) @SecondaryTable(name = "G0AS") public class G0A {
                    @Id Long id;
                    @Column(table = "G0AS") String more;
                    @OnDelete(action = OnDeleteAction.CASCADE) @ManyToOne(fetch = FetchType.LAZY) G0B b;
                }
                """, """
                @Entity public class G0B extends G0A { }
                """);
    }

    @Test
    void aStandInHoldsTheReferencesThatArePartOfItsIdentifier() {
        agrees("""
                @Embeddable public class G0idB implements java.io.Serializable {
                    public Long a;
                    public Long b;

                    @Override public boolean equals(Object o) {
                        return o instanceof G0idB i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }

                    @Override public int hashCode() {
                        return Objects.hash(a, b);
                    }
                }
                """, """
                @Entity public class G0A { @Id Long id; @OneToOne G0C c; }
                """, """
                @Entity @IdClass(G0idB.class) public class G0B {
                    @Id @JoinColumn(name = "a") @ManyToOne G0A a;
                    @Id Long b;
                }
                """, """
                @Entity public class G0C { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0B b; }
                """);
    }

    @Test
    void aStandInIsLoadedBeforeItsRemovalIfAReferenceIsPartOfItsIdentifier() {
        agrees("""
                @Embeddable public class G0idC implements java.io.Serializable {
                    public Long a;
                    public Long b;

                    @Override public boolean equals(Object o) {
                        return o instanceof G0idC i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }

                    @Override public int hashCode() {
                        return Objects.hash(a, b);
                    }
                }
                """, """
                @Entity public class G0A { @Id Long id; }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0C c;
                }
                """, """
                @Entity @IdClass(G0idC.class) public class G0C {
                    @Id @JoinColumn(name = "a") @ManyToOne(fetch = FetchType.LAZY) G0A a;
                    @Id Long b;
                    @OneToOne(mappedBy = "c") G0D d;
                }
                """, """
                @Entity public class G0D { @Id Long id; @OneToOne(cascade = CascadeType.PERSIST) G0C c; }
                """);
    }

    @Test
    void aStandInIsLoadedBeforeItsRemovalIfAnEmbeddedReferenceCascades() {
        agrees("""
                @Embeddable public class G0n { @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.MERGE) G0A in; }
                """, """
                @Entity public class G0A { @Id Long id; }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0C c;
                }
                """, """
                @Entity public class G0C { @Id Long id; @Embedded G0n n; @OneToOne(mappedBy = "c") G0D d; }
                """, """
                @Entity public class G0D { @Id Long id; @OneToOne(cascade = CascadeType.PERSIST) G0C c; }
                """);
    }

    @Test
    void aReferenceToASubclassHoldsNoStandInForTheClassAbove() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity @Inheritance public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C extends G0B { @OneToOne(mappedBy = "c") G0D d; }
                """, """
                @Entity public class G0D { @Id Long id; @OneToOne G0C c; }
                """);
    }

    @Test
    void aSecondStandInIsNotToldThatItsRowIsLoaded() {
        agrees(9, """
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                    @ManyToOne G0D d;
                }
                """, """
                @Entity @Inheritance public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C extends G0B { @PreRemove void going() {} }
                """, """
                @Entity public class G0D {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST) G0C c;
                }
                """);
    }

    @Test
    void aStandInForAClassWithSubclassesIsLoadedBeforeItsRemoval() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity @Inheritance public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C extends G0B { @OneToOne(mappedBy = "c") G0D d; }
                """, """
                @Entity public class G0D { @Id Long id; @OneToOne(cascade = CascadeType.PERSIST) G0C c; }
                """);
    }

    @Test
    void aRowHoldsAStandInForWhatOnlyALaterRowBrings() {
        agrees(12, """
                @Entity public class G0A {
                    @Id Long id;
                    @JoinTable(name = "G0J") @ManyToMany(fetch = FetchType.EAGER) @OrderBy Set<G0B> bs;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B z;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0B next; }
                """);
    }

    @Test
    void aStandInWithACopiedIdentifierIsThereBeforeTheRowThatItIsCopiedFrom() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE, fetch = FetchType.LAZY) G0B b;
                    @OneToOne(mappedBy = "a") G0B copy;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @MapsId @OneToOne G0A a;
                    @PreRemove void going() {}
                }
                """);
    }

    @Test
    void whatIsDeletedWithoutLoadingAndThenLoadedIsNotSetToNull() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B lazy;
                    @ManyToOne G0B eager;
                    @OneToMany(mappedBy = "a", cascade = CascadeType.REMOVE) @OrderBy Set<G0C> cs;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE) G0A a;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0A next;
                }
                """);
    }

    @Test
    void whatAMappedSuperclassDeclaresIsInOrderWithWhatTheEntityDeclares() {
        agrees("""
                @MappedSuperclass public abstract class G0mA {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B z;
                }
                """, """
                @Entity public class G0A extends G0mA {
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0C a;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """, """
                @Entity public class G0C { @Id Long id; @ManyToOne G0B b; @PreRemove void going() {} }
                """);
    }

    @Test
    void elementsAreLoadedWhereTheirReferenceCascadesAnything() {
        agrees("""
                @Embeddable public class G0n {
                    @JoinColumn(name = "nsk") @ManyToOne(cascade = CascadeType.PERSIST) G0B in;
                    @Column(name = "nsn") String note;
                }
                """, """
                @Entity public class G0A {
                    @Id Long id;
                    @CollectionTable(name = "G0E") @ElementCollection @OrderBy("note") Set<G0n> ns;
                    @ManyToOne(cascade = CascadeType.REMOVE) G0C c;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne G0C c; }
                """, """
                @Entity public class G0C { @Id Long id; @PreRemove void going() {} }
                """);
    }

    @Test
    void onH2AKeyThatRefusesSeesWhatAnotherKeyDeletesInTheSameTable() {
        agrees(15, """
                @Entity public class G0A {
                    @Id Long id;
                    @OnDelete(action = OnDeleteAction.CASCADE) @ManyToOne(fetch = FetchType.LAZY) G0A a;
                    @ManyToOne(fetch = FetchType.LAZY) G0A b;
                }
                """);
    }

    @Test
    void aLazyReferenceByPrimaryKeysIsLookedUpAndNotJoined() {
        agrees("""
                @Entity public class G0A { @Id Long id; @ManyToOne G0D d; }
                """, """
                @Entity public class G0B { @Id Long id; @PrimaryKeyJoinColumn @OneToOne(fetch = FetchType.LAZY) G0A a; }
                """, """
                @Entity public class G0C {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0D d;
                    @ManyToOne G0B e;
                }
                """, """
                @Entity public class G0D { @Id Long id; @PreRemove void going() {} }
                """);
    }

    @Test
    void anEagerCollectionInACircleIsReadOnceAllElseIs() {
        agrees(28, """
                @Entity public class G0A {
                    @Id Long id;
                    @JoinTable(name = "G0J") @ManyToMany(fetch = FetchType.EAGER) @OrderBy Set<G0A> as;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0A z;
                }
                """);
    }

    @Test
    void aReferenceBackToTheRowThatWasJoinedFromHoldsNoStandInForTheClassAbove() {
        agrees(5, """
                @Entity @Inheritance public class G0A {
                    @Id Long id;
                    @OneToMany(mappedBy = "a", fetch = FetchType.EAGER) @OrderBy Set<G0C> cs;
                }
                """, """
                @Entity public class G0B extends G0A { }
                """, """
                @Entity public class G0C {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0A a;
                }
                """);
    }

    @Test
    void aStandInWithACopiedIdentifierIsDeletedWithoutLoading() {
        agrees("""
                @Embeddable public class G0idB implements java.io.Serializable {
                    public Long a;
                    public Long b;

                    @Override public boolean equals(Object o) {
                        return o instanceof G0idB i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }

                    @Override public int hashCode() {
                        return Objects.hash(a, b);
                    }
                }
                """, """
                @Entity public class G0A { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0C c; }
                """, """
                @Entity public class G0B {
                    @EmbeddedId G0idB id;
                    @MapsId("a") @JoinColumn(name = "a") @ManyToOne G0A owner;
                }
                """, """
                @Entity public class G0C {
                    @Id Long id;
                    @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0B b;
                    @PreRemove void going() {}
                }
                """);
    }

    @Test
    void aReferenceThatIsPartOfAnIdentifierIsTheFirstToHoldAStandIn() {
        agrees("""
                @Embeddable public class G0idC implements java.io.Serializable {
                    public Long a;
                    public Long b;

                    @Override public boolean equals(Object o) {
                        return o instanceof G0idC i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }

                    @Override public int hashCode() {
                        return Objects.hash(a, b);
                    }
                }
                """, """
                @Entity @Inheritance public class G0A { @Id Long id; }
                """, """
                @Entity public class G0B extends G0A { @PreRemove void going() {} }
                """, """
                @Entity @IdClass(G0idC.class) public class G0C {
                    @Id @JoinColumn(name = "a") @ManyToOne(fetch = FetchType.LAZY) G0B a;
                    @Id Long b;
                }
                """, """
                @Entity public class G0D {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE) G0A a;
                    @ManyToOne G0C c;
                }
                """);
    }

    @Test
    void aOneToOneFromAnEntityBelowIsLookedUpByItsKey() {
        agrees(6, """
                @Entity public class G0A {
                    @Id Long id;
                    @OneToOne(mappedBy = "a", cascade = CascadeType.REMOVE, fetch = FetchType.LAZY) G0B b;
                }
                """, """
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class G0B {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY) G0B other;
                    @OneToOne G0A a;
                }
                """, """
                @Entity public class G0C extends G0B {
                    @ManyToOne(cascade = CascadeType.REMOVE) G0D d;
                }
                """, """
                @Entity public class G0D {
                    @Id Long id;
                    @OneToMany(mappedBy = "d", cascade = CascadeType.REMOVE) @OrderBy Set<G0C> cs;
                }
                """);
    }

    @Test
    void aReferenceIsLookedUpWhereItsCollectionWasJoinedWithinAnother() {
        agrees(40, """
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class G0A {
                    @Id Long id;
                    @OneToMany(mappedBy = "a", fetch = FetchType.EAGER) @OrderBy Set<G0D> ds;
                }
                """, """
                @Entity public class G0B extends G0A { }
                """, """
                @Entity public class G0C {
                    @Id Long id;
                    @JoinTable(name = "G0J") @ManyToMany(cascade = CascadeType.REMOVE) @OrderBy Set<G0B> bs;
                    @ManyToOne(cascade = CascadeType.REMOVE, fetch = FetchType.LAZY) G0A a;
                }
                """, """
                @Entity public class G0D { @Id Long id; @ManyToOne G0A a; }
                """);
    }

    @Test
    void aReferenceIsLookedUpWhereItsCollectionWasJoinedFromAnEntityBelow() {
        agrees(5, """
                @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) public class G0A {
                    @Id Long id;
                    @ManyToOne(fetch = FetchType.LAZY) G0A parent;
                    @OneToMany(mappedBy = "parent", fetch = FetchType.EAGER) @OrderBy Set<G0A> children;
                }
                """, """
                @Entity public class G0B {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE, fetch = FetchType.LAZY) G0C c;
                }
                """, """
                @Entity public class G0C extends G0A {
                    @OneToMany(mappedBy = "c", cascade = CascadeType.REMOVE, orphanRemoval = true) @OrderBy Set<G0B> bs;
                }
                """, """
                @Entity public class G0E extends G0C { }
                """);
    }

    @Test
    void whatIsJoinedIsThereBeforeAReferenceWithinAnIdentifier() {
        agrees("""
                @Embeddable public class G0idC implements java.io.Serializable {
                    public Long a;
                    public Long b;
                    public boolean equals(Object o) {
                        return o instanceof G0idC i && Objects.equals(i.a, a) && Objects.equals(i.b, b);
                    }
                    public int hashCode() { return Objects.hash(a, b); }
                }
                """, """
                @Entity public class G0A { @Id Long id; }
                """, """
                @Entity @IdClass(G0idC.class) public class G0C {
                    @Id @JoinColumn(name = "a") @ManyToOne(cascade = CascadeType.ALL, fetch = FetchType.LAZY) G0A a;
                    @Id Long b;
                    @ManyToOne G0E e;
                }
                """, """
                @Entity public class G0E { @Id Long id; @ManyToOne(cascade = CascadeType.REMOVE) G0A a; }
                """);
    }

    @Test
    void aJoinedRowThatTheDatabaseIsToDeleteHasNoStatement() {
        agreesAltered("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class G0A { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0D d; }
                """, """
                @Entity @OnDelete(action = OnDeleteAction.CASCADE) public class G0B extends G0A { }
                """, """
                @Entity @OnDelete(action = OnDeleteAction.CASCADE) public class G0C extends G0B { }
                """, """
                @Entity public class G0D {
                    @Id Long id;
                    @OneToMany(mappedBy = "d", cascade = CascadeType.REMOVE) @OrderBy Set<G0A> as;
                }
                """);
    }

    @Test
    void aJoinedRowBelowOneThatTheDatabaseIsToDeleteIsDeletedFirst() {
        agreesAltered("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class G0A { @Id Long id; }
                """, """
                @Entity @OnDelete(action = OnDeleteAction.CASCADE) public class G0B extends G0A { }
                """, """
                @Entity public class G0C extends G0B { @ManyToOne(cascade = CascadeType.REMOVE) G0A a; }
                """);
    }

    @Test
    void aMarkedRowStaysAndRefersToWhatGoes() {
        agreesAltered("""
                @Entity @SQLDelete(sql = "update G0A set id = id where id = ?") public class G0A {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE) G0B b;
                    @JoinTable(name = "G0J") @ManyToOne(cascade = CascadeType.REMOVE) G0B linked;
                    @ElementCollection @CollectionTable(name = "G0E") Set<String> words;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """);
    }

    @Test
    void ofAJoinedRowOnlyThePartIsMarkedWhoseClassSaysSo() {
        agreesAltered("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class G0A { @Id Long id; }
                """, """
                @Entity @SQLDelete(sql = "update G0B set id = id where id = ?") public class G0B extends G0A { }
                """, """
                @Entity @SQLDelete(sql = "update G0D set id = id where id = ?")
                @Inheritance(strategy = InheritanceType.JOINED) public class G0D { @Id Long id; }
                """, """
                @Entity public class G0E extends G0D { @ManyToOne(cascade = CascadeType.REMOVE) G0A a; }
                """);
    }

    @Test
    void aSecondaryRowIsMarkedByAStatementOfItsOwn() {
        agreesAltered("""
                @Entity @SecondaryTable(name = "G0S")
                @SQLDelete(sql = "update G0A set id = id where id = ?")
                public class G0A { @Id Long id; @Column(table = "G0S") String more; }
                """, """
                @Entity @SecondaryTable(name = "G0T")
                @SQLDelete(table = "G0T", sql = "update G0T set id = id where id = ?")
                public class G0B { @Id Long id; @Column(table = "G0T") String more; }
                """);
    }

    @Test
    void nobodyCountsTheRowsOfAStatementOfTheMappingsOwn() {
        agreesAltered("""
                @Entity @SQLDelete(sql = "update G0A set id = id where id = ?") public class G0A {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE) @OnDelete(action = OnDeleteAction.CASCADE) G0B b;
                    @OneToMany(mappedBy = "a", cascade = CascadeType.REMOVE) @OrderBy Set<G0B> bs;
                }
                """, """
                @Entity public class G0B { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) G0A a; }
                """);
    }

    @Test
    void aRowThatHibernateItselfMarksKeepsItsReferences() {
        agreesAltered("""
                @Entity @SoftDelete public class G0A {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.REMOVE) G0B b;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """);
    }

    @Test
    void aCollectionWhoseColumnMayNotBeUpdatedIsNotSetToNull() {
        agrees("""
                @Entity public class G0A {
                    @Id Long id;
                    @OneToMany @JoinColumn(name = "a_id", updatable = false) @OrderBy Set<G0B> bs;
                }
                """, """
                @Entity public class G0B { @Id Long id; }
                """);
    }
}
