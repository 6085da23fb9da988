package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MergeDiamondTest {

    private static final RuleTester RULE = RuleTester.of("merge-diamond");

    @Test
    void oneWayAndWaysBackAreSilent() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    @ManyToOne Currency currency;
                }
                @Entity class Line {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.MERGE) Order order;
                    @ManyToOne(cascade = CascadeType.MERGE) Currency currency;
                }
                @Entity class Currency { @Id Long id; }
                """);
    }

    @Test
    void rowsOfOneOwnerAreSilent() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Address address;
                }
                @Entity class Line {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Address address;
                }
                @Entity class Address { @Id Long id; }
                """);
    }

    @Test
    void twoWaysToOneRow() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL) List<Line> lines;
                    @ManyToOne(cascade = CascadeType.MERGE) Customer customer;
                }
                @Entity class Line {
                    @Id Long id;
                    // finding: merge-diamond possible info "along Order.customer and along Order.lines and Line.customer"
                    @ManyToOne(cascade = CascadeType.MERGE) Customer customer;
                }
                @Entity class Customer { @Id Long id; }
                """);
    }
}
