package io.github.cascadelint.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Since;
import io.github.cascadelint.change.Change.Kind;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final String SHOP = """
            package shop;

            import jakarta.persistence.*;
            import java.util.List;

            @Entity
            class Customer {
                @Id Long id;
                @ManyToOne Region region;
            }

            @Entity
            class Region {
                @Id Long id;
            }

            @Entity
            class Purchase {
                @Id Long id;
                @ManyToOne Customer customer;
                @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
            }

            @Entity
            class Line {
                @Id Long id;
                @ManyToOne Purchase purchase;
            }

            @Entity
            class Invoice {
                @Id Long id;
                @OneToOne(cascade = CascadeType.ALL) Purchase purchase;
            }
            """;

    @Test
    void saysNothingOfWhatIsTheSame() {
        assertThat(changes(SHOP, SHOP)).isEmpty();
    }

    @Test
    void saysWhatARemoveDeletesAndByHowManyPaths() {
        List<Change> changes = changes(
                SHOP,
                SHOP.replace(
                        "@ManyToOne Customer customer", "@ManyToOne(cascade = CascadeType.ALL) Customer customer"));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.REMOVE_GAINED);
            assertThat(change.entity()).isEqualTo("shop.Purchase");
            assertThat(change.attribute()).contains("customer");
            assertThat(change.text())
                    .isEqualTo("`Purchase.customer` now cascades REMOVE (`CascadeType.ALL`): a delete of the `Purchase`"
                            + " deletes its `Customer`");
            assertThat(change.effects())
                    .containsExactly(
                            "`Customer` can now be deleted by two more paths: `Purchase.customer` and"
                                    + " `Invoice.purchase → Purchase.customer`",
                            "a delete of `Purchase` is now blocked while other rows refer to what goes by"
                                    + " `Purchase.customer`");
            assertThat(change.place().map(range -> range.line())).contains("shop/Shop.java:20");
        });
    }

    @Test
    void saysWhatGoesAlongFurtherDown() {
        String deep = SHOP.replace("@ManyToOne Region", "@ManyToOne(cascade = CascadeType.REMOVE) Region");

        List<Change> changes =
                changes(deep, deep.replace("@ManyToOne Customer", "@ManyToOne(cascade = CascadeType.REMOVE) Customer"));

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.effects()).contains("it takes along, too: `Region`"));
    }

    @Test
    void saysThatARemoveIsNoLongerPassedOn() {
        List<Change> changes = changes(
                SHOP,
                SHOP.replace("mappedBy = \"purchase\", cascade = CascadeType.ALL, orphanRemoval = true", """
                        mappedBy = "purchase"
                        """.strip()));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.REMOVE_LOST);
            assertThat(change.text())
                    .isEqualTo("`Purchase.lines` no longer cascades REMOVE and removes no orphans: a delete of the"
                            + " `Purchase` leaves its `Line` rows");
            assertThat(change.effects())
                    .containsExactly(
                            "`Line` is no longer deleted by two paths: `Purchase.lines` and"
                                    + " `Invoice.purchase → Purchase.lines`",
                            "no other delete takes `Line` rows along",
                            "a delete of `Purchase` is now blocked while other rows refer to what goes by `Line.purchase`");
        });
    }

    @Test
    void tellsOrphanRemovalFromRemove() {
        String without = SHOP.replace(", orphanRemoval = true", "");

        assertThat(texts(changes(SHOP, without)))
                .containsExactly(
                        "`Purchase.lines` no longer removes orphans: what is taken out of the collection stays");
        assertThat(texts(changes(without, SHOP)))
                .containsExactly(
                        "`Purchase.lines` now removes orphans: what is taken out of the collection is deleted");
    }

    @Test
    void tellsOtherCascadesAsWithoutEffectOnDeletes() {
        List<Change> changes =
                changes(SHOP, SHOP.replace("@ManyToOne Region", "@ManyToOne(cascade = {CascadeType.MERGE}) Region"));

        assertThat(texts(changes)).containsExactly("`Customer.region` now cascades MERGE");
        assertThat(changes).noneMatch(Change::isAboutDeletes);
    }

    @Test
    void takesAMovedAndARenamedTypeForTheSame() {
        String moved = SHOP.replace("package shop;", "package store.model;");

        List<Change> changes = changesOf(Map.of("shop/Shop.java", SHOP), Map.of("store/model/Shop.java", moved));

        assertThat(texts(changes))
                .containsExactly(
                        "`Customer`, `Invoice`, `Line` and two more entities moved from `shop` to `store.model`");
        assertThat(changes).noneMatch(Change::isAboutDeletes);
    }

    @Test
    void takesARenamedEntityOfTheSameTableForTheSame() {
        String renamed = SHOP.replace("@Entity\nclass Region", "@Entity @Table(name = \"Region\")\nclass Area")
                .replace("@ManyToOne Region region", "@ManyToOne Area area");

        assertThat(texts(changes(SHOP, renamed))).containsExactly("`Region` is called `Area` now");
    }

    @Test
    void saysNothingOfAccessOrderOrALiftedAttribute() {
        String lifted = """
                package shop;

                import jakarta.persistence.*;
                import java.util.List;

                @MappedSuperclass
                abstract class Base {
                    Long id;

                    @Id Long getId() { return id; }
                    void setId(Long id) { this.id = id; }
                }

                @Entity
                class Invoice extends Base {
                    private Purchase purchase;

                    @OneToOne(cascade = CascadeType.ALL) Purchase getPurchase() { return purchase; }
                    void setPurchase(Purchase purchase) { this.purchase = purchase; }
                }

                """ + SHOP.substring(SHOP.indexOf("@Entity"), SHOP.indexOf("@Entity\nclass Invoice"));

        assertThat(changes(SHOP, lifted)).isEmpty();
    }

    private static final String SERVICE = """
            package shop;

            import jakarta.persistence.*;

            class Cleaner {
                EntityManager em;

                void end(Long id) {
                    em.remove(em.find(Region.class, id));
                }

                void count() {}
            }
            """;

    @Test
    void saysWhoDeletesNow() {
        Map<String, String> before = Map.of("shop/Shop.java", SHOP, "shop/Cleaner.java", SERVICE);
        Map<String, String> after =
                Map.of("shop/Shop.java", SHOP, "shop/Cleaner.java", SERVICE.replace("void count() {}", """
                        void forget(Customer customer) {
                                em.remove(customer);
                            }

                            void forgetAll() {
                                em.createQuery("delete from Customer").executeUpdate();
                            }
                        """.strip()));

        assertThat(changesOf(before, after)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.DELETE_GAINED);
            assertThat(change.isAboutDeletes()).isTrue();
            assertThat(change.entity()).isEqualTo("shop.Customer");
            assertThat(change.text())
                    .isEqualTo("`Customer` is now deleted by `Cleaner.forget` and `Cleaner.forgetAll`");
            assertThat(change.place().map(range -> range.line())).contains("shop/Cleaner.java:13");
        });
        assertThat(changesOf(after, before)).as("one place fewer").isEmpty();
    }

    @Test
    void saysNothingOfADeleteThatMoved() {
        Map<String, String> before = Map.of("shop/Shop.java", SHOP, "shop/Cleaner.java", SERVICE);

        assertThat(changesOf(
                        before, Map.of("shop/Shop.java", SHOP, "shop/Cleaner.java", SERVICE.replace("end(", "close("))))
                .isEmpty();
        assertThat(changesOf(
                        before,
                        Map.of(
                                "shop/Shop.java",
                                SHOP,
                                "shop/Cleaner.java",
                                SERVICE.replace("count() {}", """
                                finish(Long id) {
                                        em.remove(em.find(Region.class, id));
                                    }
                                """.strip()))))
                .as("once more, in another method")
                .singleElement()
                .satisfies(
                        change -> assertThat(change.text()).isEqualTo("`Region` is now deleted by `Cleaner.finish`"));
    }

    @Test
    void saysWhatIsInheritedOnce() {
        String base = """
                package shop;

                import jakarta.persistence.*;

                @MappedSuperclass
                abstract class Audited {
                    @Id Long id;
                    @ManyToOne Person author;
                }

                @Entity class Person { @Id Long id; }
                @Entity class A extends Audited { }
                @Entity class B extends Audited { }
                @Entity class C extends Audited { }
                @Entity class D extends Audited { }
                @Entity class E extends Audited { }
                """;

        List<Change> changes =
                changes(base, base.replace("@ManyToOne Person", "@ManyToOne(cascade = CascadeType.REMOVE) Person"));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.entity()).isEqualTo("shop.Audited");
            assertThat(change.effects())
                    .first()
                    .isEqualTo("`Person` can now be deleted by five more paths: `A.author`, `B.author`, `C.author` and"
                            + " two more ways");
        });
    }

    @Test
    void namesTheEntitiesWhereOnlySomeOfThoseThatInheritAreConcerned() {
        String base = """
                package shop;

                import jakarta.persistence.*;

                @MappedSuperclass
                abstract class Audited {
                    @Id Long id;
                    @ManyToOne Person author;
                }

                @Entity class Person { @Id Long id; }
                @Entity class A extends Audited { }
                @Entity class B { @Id Long id; }
                """;

        assertThat(texts(changes(base, base.replace("class B { @Id Long id; }", "class B extends Audited { }"))))
                .containsExactly("`B` has one new association: `author` to `Person`");
    }

    @Test
    void saysThatANewEntityDeletesWhatWasThere() {
        List<Change> changes = changes(SHOP, SHOP + """

                @Entity
                class Refund {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Invoice invoice;
                }
                """);

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.REMOVE_GAINED, Kind.ENTITY_ADDED);
        assertThat(changes.get(0).text()).startsWith("`Refund.invoice` cascades REMOVE");
    }

    @Test
    void tellsOfAnEntityThatIsGoneWhereItWas() {
        List<Change> changes = changes(SHOP, SHOP.substring(0, SHOP.indexOf("@Entity\nclass Invoice")));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.text()).isEqualTo("`Invoice` is no entity any more");
            assertThat(change.earlier()).isTrue();
        });
    }

    @Test
    void tellsWhatTheSchemaDoes() {
        String tables = """
                create table Region (id bigint primary key);
                create table Customer (id bigint primary key, region_id bigint references Region (id));
                """;
        Map<String, String> before = Map.of("shop/Shop.java", SHOP, "db/migration/V1__tables.sql", tables);
        Map<String, String> after = Map.of(
                "shop/Shop.java",
                SHOP,
                "db/migration/V1__tables.sql",
                tables.replace("Region (id));", "Region (id) on delete cascade);"));

        assertThat(changesOf(before, after)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ON_DELETE_GAINED);
            assertThat(change.text())
                    .isEqualTo(
                            "`Customer.region` has ON DELETE CASCADE now: the database deletes the `Customer` rows of"
                                    + " `Region` rows that go");
            assertThat(change.place().map(range -> range.file())).contains("db/migration/V1__tables.sql");
        });
        assertThat(texts(changesOf(
                        before,
                        Map.of(
                                "shop/Shop.java",
                                SHOP,
                                "db/migration/V1__tables.sql",
                                tables.replace(" references Region (id)", "")))))
                .containsExactly("`Customer.region` has no foreign key in the schema any more"
                        + ": nothing refuses the delete of a row that is still referred to");
    }

    @Test
    void tellsSoftDelete() {
        String soft =
                SHOP.replace("@Entity\nclass Region", "@Entity @org.hibernate.annotations.SoftDelete\nclass Region");

        assertThat(texts(changes(soft, SHOP)))
                .containsExactly("a delete of `Region` deletes the row now; before, it only marked it");
        assertThat(texts(changes(SHOP, soft))).containsExactly("a delete of `Region` only marks the row now");
    }

    @Test
    void doesNotTakeWhatCouldNotBeReadForGoneOrNew() {
        Map<String, String> whole = Map.of("shop/Shop.java", SHOP, "shop/Note.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity class Note { @Id Long id; @ManyToOne Customer customer; }
                """);
        Map<String, String> broken = Map.of("shop/Shop.java", SHOP, "shop/Note.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity class Note { @Id Long id; @ManyToOne Customer customer
                """);

        assertThat(changesOf(whole, broken)).isEmpty();
        assertThat(changesOf(broken, whole)).isEmpty();
    }

    private static List<String> texts(List<Change> changes) {
        return changes.stream().map(Change::text).toList();
    }

    private static List<Change> changes(String before, String after) {
        return changesOf(Map.of("shop/Shop.java", before), Map.of("shop/Shop.java", after));
    }

    private static List<Change> changesOf(Map<String, String> before, Map<String, String> after) {
        AnalysisResult then = Analysis.run(Configuration.DEFAULT, before);
        Since.Revision revision = new Since.Revision("main", "0".repeat(40), "0".repeat(40));
        return Analysis.run(Configuration.DEFAULT, after)
                .since(Optional.of(then), revision)
                .since()
                .orElseThrow()
                .changes();
    }
}
