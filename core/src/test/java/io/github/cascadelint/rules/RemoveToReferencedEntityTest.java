package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.testkit.CalledModel;
import io.github.cascadelint.testkit.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveToReferencedEntityTest {

    private static final String ID = "remove-to-referenced-entity";
    private static final RuleTester RULE = RuleTester.of(ID);

    private static final String ORDERS = """
            @Entity class Order {
                @Id Long id;
                @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
            }
            @Entity class Line { @Id Long id; @ManyToOne Order order; }
            @Entity class Claim { @Id Long id; @ManyToOne(optional = false) Line line; }
            """;

    @Test
    void rowsThatNobodyRefersToGoWithTheirOwner() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                """);
    }

    @Test
    void whatGoesInTheSameDeleteIsNoReferrer() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Claim> claims;
                    @OneToOne Line best;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                @Entity class Claim { @Id Long id; @ManyToOne Order order; @ManyToOne Line line; }
                """);
    }

    @Test
    void whatTheDatabaseClearsIsNoReferrer() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                @Entity class Claim {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Line line;
                }
                """);
    }

    @Test
    void ofOrphanRemovalAnotherRuleSpeaks() {
        RULE.silent(ORDERS.replace("cascade = CascadeType.ALL", "orphanRemoval = true"));
    }

    @Test
    void withoutASeenDeleteItIsPossible() {
        RULE.reports(ORDERS.replace("    @OneToMany", """
                    // finding: remove-to-referenced-entity possible warning "Order.lines says ALL"
                    @OneToMany"""));
    }

    @Test
    void aDeleteThatIsSeenMakesItLikely() {
        List<Finding> findings =
                CalledModel.of(ORDERS).with(Act.REMOVES, "shop.Order").findings(ID);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence().get(0).text()).isEqualTo("Service.call deletes an Order");
        });
    }

    @Test
    void aDeleteThatComesFromFurtherUpIsTracedToTheRows() {
        String shops = ORDERS + """
                @Entity class Shop {
                    @Id Long id;
                    @OneToMany(mappedBy = "shop", cascade = CascadeType.ALL) List<Desk> desks;
                }
                @Entity class Desk {
                    @Id Long id;
                    @ManyToOne Shop shop;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) @JoinColumn List<Order> orders;
                }
                """;

        assertThat(CalledModel.of(shops).with(Act.REMOVES, "shop.Shop").findings(ID))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence().get(0).text())
                            .isEqualTo("Service.call deletes a Shop, and with it its Order");
                    assertThat(finding.path())
                            .containsExactly(
                                    new PathStep("shop.Shop", "desks", "shop.Desk", "remove"),
                                    new PathStep("shop.Desk", "orders", "shop.Order", "remove"),
                                    new PathStep("shop.Order", "lines", "shop.Line", "remove"));
                });
        assertThat(CalledModel.of(shops).with(Act.REMOVES, "shop.Order").findings(ID))
                .allMatch(finding -> finding.path().isEmpty());
    }

    @Test
    void codeThatClearsOrDeletesTheReferrersMakesItPossible() {
        assertThat(CalledModel.of(ORDERS)
                        .with(Act.REMOVES, "shop.Order")
                        .with(Act.BULK_DELETES, "shop.Claim")
                        .findings(ID))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
        assertThat(CalledModel.of(ORDERS)
                        .with(Act.REMOVES, "shop.Order")
                        .with(Act.NULLS, "shop.Claim", "line")
                        .findings(ID))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }

    @Test
    void anOptionalReferenceMayWellBeEmpty() {
        assertThat(CalledModel.of(ORDERS.replace("(optional = false)", ""))
                        .with(Act.REMOVES, "shop.Order")
                        .findings(ID))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }
}
