package io.github.cascadelint.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletionFinderTest {

    private static final String SHOP = """
            @Entity
            class Customer {
                @Id Long id;

                @OneToMany(mappedBy = "customer", cascade = CascadeType.REMOVE)
                List<Purchase> purchases;
            }

            @Entity
            class Purchase {
                @Id Long id;

                @ManyToOne
                Customer customer;

                @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
                List<Line> lines;
            }

            @Entity
            class Line {
                @Id Long id;

                @ManyToOne
                Purchase purchase;
            }

            class Shop {
                EntityManager em;

                void cancel(Purchase purchase) {
                    em.remove(purchase);
                }

                void purge(org.hibernate.StatelessSession session, Purchase purchase) {
                    session.delete(purchase);
                }

                void trim(Purchase purchase, Line line) {
                    purchase.lines.remove(line);
                }
            }
            """;

    @Test
    void nothingIsSeenThatRemovesWhatNobodyTouches() throws IOException {
        assertThat(text("Customer", SHOP)).isEqualTo("""
                How Customer rows disappear  shop/Customer.java:14

                └─ nothing seen that removes Customer rows
                """);
    }

    @Test
    void cascadesAreFollowedBackToTheCodeThatStartsThem() throws IOException {
        assertThat(text("Line", SHOP)).isEqualTo("""
                How Line rows disappear  shop/Customer.java:33

                ├─ with the Purchase that is removed: Purchase.lines cascades REMOVE  shop/Customer.java:29
                │  ├─ code removes Purchase rows
                │  │  └─ ▸ Shop.cancel: em.remove(purchase)  shop/Customer.java:44
                │  └─ with the Customer that is removed: Customer.purchases cascades REMOVE; nothing seen that
                │     removes Customer  shop/Customer.java:18
                └─ taken out of Purchase.lines: orphan removal  shop/Customer.java:29
                   └─ ▸ Shop.trim: purchase.lines.remove(line)  shop/Customer.java:52
                """);
    }

    /** A delete past the persistence context cascades nothing, so it is no path to the child. */
    @Test
    void aDeletePastTheContextCountsForTheEntityAndNotForWhatCascades() throws IOException {
        assertThat(text("Purchase", SHOP))
                .contains("a statement deletes Purchase rows past the persistence context", "Shop.purge: ");
        assertThat(text("Line", SHOP)).doesNotContain("Shop.purge");
    }

    @Test
    void aDeletePastTheContextCountsWhereTheDatabaseCascades() throws IOException {
        String withOnDelete = SHOP.replace(
                "@ManyToOne\n    Purchase purchase;",
                "@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE)\n    Purchase purchase;");

        assertThat(text("Line", withOnDelete))
                .contains("Purchase.lines cascades REMOVE, and the database would, too", "Shop.purge: ");
    }

    @Test
    void aKeyWithoutCollectionIsFollowedToo() throws IOException {
        assertThat(text("Login", """
                        @Entity
                        class Account {
                            @Id Long id;
                        }

                        @Entity
                        class Login {
                            @Id Long id;

                            @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE)
                            Account account;
                        }

                        class Accounts {
                            EntityManager em;

                            void close(Account account) {
                                em.remove(account);
                            }
                        }
                        """)).isEqualTo("""
                        How Login rows disappear  shop/Account.java:19

                        └─ by the database with the Account row: Login.account is declared ON DELETE CASCADE
                           shop/Account.java:23
                           └─ code removes Account rows
                              └─ ▸ Accounts.close: em.remove(account)  shop/Account.java:30
                        """);
    }

    @Test
    void circlesEnd() throws IOException {
        assertThat(text("Node", """
                        @Entity
                        class Node {
                            @Id Long id;

                            @ManyToOne
                            Node parent;

                            @OneToMany(mappedBy = "parent", cascade = CascadeType.REMOVE)
                            List<Node> children;

                            @ElementCollection
                            List<String> labels;
                        }
                        """)).isEqualTo("""
                        How Node rows disappear  shop/Node.java:14

                        └─ with the Node that is removed: Node.children cascades REMOVE; who removes Node is told elsewhere
                           in this tree  shop/Node.java:21

                        Rows beside it
                          - Node_labels holds Node.labels: its rows go with the Node, or when taken out  shop/Node.java:24
                        """);
    }

    @Test
    void subtypesAndSupertypesCount() throws IOException {
        String fleet = """
                @Entity
                class Garage {
                    @Id Long id;

                    @OneToMany(cascade = CascadeType.REMOVE)
                    List<Vehicle> vehicles;

                    @OneToMany(cascade = CascadeType.REMOVE)
                    List<Truck> trucks;
                }

                @Entity
                class Vehicle {
                    @Id Long id;
                }

                @Entity
                class Truck extends Vehicle {}

                @Entity
                class Car extends Vehicle {}

                class Yard {
                    EntityManager em;

                    void scrap(Car car) {
                        em.remove(car);
                    }
                }
                """;

        assertThat(text("Truck", fleet))
                .contains("Garage.trucks cascades REMOVE", "Garage.vehicles cascades REMOVE (as a Vehicle)")
                .doesNotContain("Yard.scrap");
        assertThat(text("Vehicle", fleet))
                .contains("Rows of its subtypes count: Car and Truck.", "(if it is a Truck)", "Yard.scrap");
    }

    @Test
    void aDeleteThatOnlyMarksIsTold() throws IOException {
        assertThat(text("Note", """
                        @Entity
                        @org.hibernate.annotations.SQLDelete(sql = "update Note set gone = true where id = ?")
                        class Note {
                            @Id Long id;
                        }
                        """))
                .contains("@SQLDelete replaces the delete of the persistence context: update Note set gone = true");
    }

    @Test
    void statementsOfSqlAreStatementsToo() throws IOException {
        String withSql = SHOP + """

                class Cleaner {
                    EntityManager em;

                    void sweep() {
                        em.createNativeQuery("delete from Line where id < 10").executeUpdate();
                    }
                }
                """;

        assertThat(text("Line", withSql))
                .contains("a statement deletes Line rows past the persistence context", "▸ Cleaner.sweep: ");
    }

    @Test
    void rowsOfALinkTableThatAStatementDeletesAreTold() throws IOException {
        assertThat(text("Tag", """
                        @Entity
                        class Post {
                            @Id Long id;

                            @ManyToMany
                            Set<Tag> tags;
                        }

                        @Entity
                        class Tag {
                            @Id Long id;
                        }

                        class Cleaner {
                            EntityManager em;

                            void sweep() {
                                em.createNativeQuery("delete from Post_Tag").executeUpdate();
                            }
                        }
                        """))
                .contains("- a statement deletes rows of Post_Tag: Cleaner.sweep: em.createNativeQuery");
    }

    @Test
    void aMergeDeletesWhatTheMergedInstanceLacks() throws IOException {
        String withMerge = SHOP.replace("cascade = CascadeType.REMOVE", "cascade = CascadeType.MERGE") + """

                class Desk {
                    EntityManager em;

                    void open(Purchase purchase) {
                        em.persist(purchase);
                    }

                    void change(Purchase purchase) {
                        em.merge(purchase);
                    }

                    void move(Customer customer) {
                        em.merge(customer);
                    }
                }
                """;

        assertThat(text("Line", withMerge))
                .contains(
                        "missing from Purchase.lines of a detached Purchase that is merged: orphan removal deletes what it",
                        "▸ Desk.change: em.merge(purchase)",
                        "▸ Desk.move: em.merge(customer)")
                .doesNotContain("Desk.open");
    }

    @Test
    void aReplacedCollectionIsNoDeletion() throws IOException {
        String replacing = SHOP.replace(
                        "List<Line> lines;\n",
                        "List<Line> lines;\n\n    void setLines(List<Line> lines) {\n        this.lines = lines;\n    }\n")
                .replace("purchase.lines.remove(line);", "purchase.setLines(new ArrayList<>());");

        DeletionPaths paths = find("Line", replacing);

        assertThat(paths.root().ways())
                .filteredOn(way -> way.kind() == DeletionPaths.Way.Kind.ORPHAN)
                .allMatch(way -> way.code().isEmpty());
        assertThat(paths.root().ways())
                .filteredOn(way -> way.kind() == DeletionPaths.Way.Kind.REPLACED)
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.text()).startsWith("not by replacing Purchase.lines of a managed Purchase");
                    assertThat(way.code()).hasSize(2);
                });
    }

    @Test
    void aReplacedReferenceIsADeletion() throws IOException {
        assertThat(text("Photo", """
                        @Entity
                        class Album {
                            @Id Long id;

                            @OneToOne(orphanRemoval = true)
                            Photo cover;

                            void setCover(Photo cover) {
                                this.cover = cover;
                            }
                        }

                        @Entity
                        class Photo {
                            @Id Long id;
                        }

                        class Editor {
                            void clear(Album album) {
                                album.setCover(null);
                            }
                        }
                        """))
                .contains("replaced or set to null in Album.cover: orphan removal", "▸ Editor.clear: ")
                .doesNotContain("the flush fails");
    }

    /** A statement that a method is annotated with is a path, whether its call is seen or not, of its own entity or another. */
    @Test
    void whatRepositoriesCouldDeleteByStatementsIsTold() throws IOException {
        String repositories = """
                package shop;

                import org.springframework.data.jpa.repository.*;

                interface Purchases extends JpaRepository<Purchase, Long> {
                    @Modifying @Query("delete from Purchase p") void wipe();

                    @Modifying @Query("delete from #{#entityName} p where p.id > ?1") void trim(long id);

                    @Modifying @Query(value = "delete from Purchase", nativeQuery = true) void raw();

                    @NativeQuery("delete from Purchase where id = ?1") int one(long id);

                    @Modifying @Query("delete from Customer c") void customers();

                    @Modifying @Query("delete from Purchase p where p.id = ?1") void called(long id);
                }
                """;
        String caller = """
                package shop;

                class Closing {
                    Purchases purchases;

                    void close() {
                        purchases.called(1);
                    }
                }
                """;
        RelationshipGraph graph = Analysis.run(
                        Configuration.DEFAULT,
                        Map.of(
                                "shop/Customer.java",
                                "package shop; import jakarta.persistence.*; import java.util.*;\n" + SHOP,
                                "shop/Purchases.java",
                                repositories,
                                "shop/Closing.java",
                                caller))
                .graph();

        assertThat(waysOf(graph, "shop.Purchase"))
                .contains("repositories could delete it past the persistence context by statements, no call recognised:"
                        + " Purchases.wipe, Purchases.trim, Purchases.raw and Purchases.one");
        assertThat(waysOf(graph, "shop.Customer"))
                .containsExactly(
                        "repositories could delete it past the persistence context by statements, no call recognised:"
                                + " Purchases.customers");
        assertThat(waysOf(graph, "shop.Line")).noneMatch(way -> way.contains("past the persistence context"));
    }

    /** Jakarta Data has {@code @Delete} find the rows by what they have, too. */
    @Test
    void aDeleteOfJakartaDataIsOfTheRepositorysEntity() throws IOException {
        String repositories = """
                package shop;

                import jakarta.data.repository.*;

                interface Purchases extends CrudRepository<Purchase, Long> {
                    @Delete void drop(String name);

                    @Delete void dropAll();

                    @Delete void uncalled(String name, int year);
                }
                """;
        String caller = """
                package shop;

                class Closing {
                    Purchases purchases;

                    void close() {
                        purchases.drop("x");
                        purchases.dropAll();
                    }
                }
                """;
        RelationshipGraph graph = Analysis.run(
                        Configuration.DEFAULT,
                        Map.of(
                                "shop/Customer.java",
                                "package shop; import jakarta.persistence.*; import java.util.*;\n" + SHOP,
                                "shop/Purchases.java",
                                repositories,
                                "shop/Closing.java",
                                caller))
                .graph();

        assertThat(DeletionFinder.find(
                                graph, graph.model().type("shop.Purchase").orElseThrow())
                        .root()
                        .ways())
                .filteredOn(way -> way.kind() == DeletionPaths.Way.Kind.STATEMENT)
                .flatExtracting(DeletionPaths.Way::code)
                .extracting(Evidence::text)
                .contains("Closing.close: purchases.drop(\"x\")", "Closing.close: purchases.dropAll()");
        assertThat(waysOf(graph, "shop.Purchase"))
                .contains("repositories could delete it past the persistence context by statements, no call recognised:"
                        + " Purchases.uncalled");
    }

    private static List<String> waysOf(RelationshipGraph graph, String entity) {
        return DeletionFinder.find(graph, graph.model().type(entity).orElseThrow()).root().ways().stream()
                .map(DeletionPaths.Way::text)
                .toList();
    }

    @Test
    void whatRepositoriesCouldDeleteIsOneLine() throws IOException {
        String repositories = """
                package shop;

                import org.springframework.data.jpa.repository.JpaRepository;
                import org.springframework.data.jpa.repository.Query;

                interface Repositories {
                    interface PurchaseRepository extends JpaRepository<Purchase, Long> {
                        void deleteByCustomer(Customer customer);

                        void deleteByYear(int year);

                        @Query("select p from Purchase p")
                        List<Purchase> deleteNothing();
                    }

                    interface LineRepository extends org.springframework.data.repository.Repository<Line, Long> {
                        Line findById(Long id);
                    }
                }
                """;
        String caller = """
                package shop;

                class Closing {
                    Repositories.PurchaseRepository purchases;

                    void close(Customer customer) {
                        purchases.deleteByCustomer(customer);
                    }
                }
                """;
        RelationshipGraph graph = Analysis.run(
                        Configuration.DEFAULT,
                        Map.of(
                                "shop/Customer.java",
                                "package shop; import jakarta.persistence.*; import java.util.*;\n" + SHOP,
                                "shop/Repositories.java",
                                repositories,
                                "shop/Closing.java",
                                caller))
                .graph();

        DeletionPaths paths =
                DeletionFinder.find(graph, graph.model().type("shop.Purchase").orElseThrow());
        assertThat(paths.root().ways())
                .filteredOn(way -> way.kind() == DeletionPaths.Way.Kind.REPOSITORY)
                .extracting(DeletionPaths.Way::text)
                .containsExactly(
                        "repositories could delete it, no call recognised: PurchaseRepository.deleteByYear and the"
                                + " deletes that PurchaseRepository inherits");
        assertThat(DeletionFinder.find(graph, graph.model().type("shop.Line").orElseThrow())
                        .root()
                        .ways())
                .noneMatch(way -> way.kind() == DeletionPaths.Way.Kind.REPOSITORY);
        assertThat(new EntityExplainer(graph)
                        .explain(graph.model().type("shop.Line").orElseThrow())
                        .sections())
                .filteredOn(section -> section.id().equals("repositories"))
                .flatExtracting(EntityExplanation.Section::facts)
                .extracting(Evidence::text)
                .containsExactly("LineRepository, which only reads");
    }

    @Test
    void jsonHasTheSameTree() throws IOException {
        StringBuilder json = new StringBuilder();
        ExplainJson.write(find("Line", SHOP), json);

        assertThat(json.toString())
                .startsWith("{\n  \"entity\": \"shop.Line\",\n  \"file\": \"shop/Customer.java\",\n  \"line\": 33,")
                .contains("\"kind\": \"cascade\"", "\"kind\": \"orphan-removal\"", "\"entity\": \"shop.Customer\"")
                .contains(
                        "\"seenInCode\": true",
                        "\"seenInCode\": false",
                        "\"text\": \"Shop.cancel: em.remove(purchase)\"");
    }

    private static String text(String entity, String source) throws IOException {
        StringBuilder text = new StringBuilder();
        ExplainText.write(find(entity, source), ConsoleReporter.Options.PLAIN, text);
        return text.toString();
    }

    private static DeletionPaths find(String entity, String source) {
        RelationshipGraph graph = Analysis.of(source).graph();
        return DeletionFinder.find(graph, graph.model().type("shop." + entity).orElseThrow());
    }
}
