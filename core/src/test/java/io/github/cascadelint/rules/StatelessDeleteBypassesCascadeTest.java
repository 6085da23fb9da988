package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class StatelessDeleteBypassesCascadeTest {

    private static final RuleTester RULE = RuleTester.of("stateless-delete-bypasses-cascade");

    private static final String LINE = """
            @Entity class Line { @Id Long id; @ManyToOne PurchaseOrder order; }
            """;

    private static final String ORDER = """
            @Entity class PurchaseOrder {
                @Id Long id;
                @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
            }
            """ + LINE;

    @Test
    void aSessionWithContextCascades() {
        RULE.silent(ORDER + """
                class Orders {
                    void purge(org.hibernate.Session session, PurchaseOrder order) { session.remove(order); }
                }
                """);
    }

    @Test
    void childrenAreDeletedByHand() {
        RULE.silent(ORDER + """
                class Orders {
                    void purge(org.hibernate.StatelessSession session, PurchaseOrder order) {
                        for (Line line : order.lines) { session.delete(line); }
                        session.delete(order);
                    }
                }
                """);
    }

    @Test
    void nothingIsOwned() {
        RULE.silent(ORDER + """
                class Orders {
                    void purge(org.hibernate.StatelessSession session, Line line) { session.delete(line); }
                }
                """);
    }

    @Test
    void childrenStay() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE + """
                class Orders {
                    // finding: stateless-delete-bypasses-cascade possible warning "without a persistence context"
                    void purge(org.hibernate.StatelessSession session, PurchaseOrder order) { session.delete(order); }
                }
                """);
    }
}
