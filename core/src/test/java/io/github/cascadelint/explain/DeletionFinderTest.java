package io.github.cascadelint.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
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
