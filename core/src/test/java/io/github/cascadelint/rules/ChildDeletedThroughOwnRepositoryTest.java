package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class ChildDeletedThroughOwnRepositoryTest {

    private static final RuleTester RULE = RuleTester.of("child-deleted-through-own-repository");

    private static final String LINE = """
            @Entity class Line { @Id Long id; @ManyToOne PurchaseOrder order; }
            """;

    private static String order(String mapping) {
        return """
                @Entity class PurchaseOrder {
                    @Id Long id;
                    %s
                }
                """.formatted(mapping) + LINE;
    }

    private static final String ORPHANS = "@OneToMany(mappedBy = \"order\", orphanRemoval = true) List<Line> lines;";

    private static String service(String body) {
        return """
                class Lines {
                    EntityManager em;
                    void drop(Line line) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void withoutOrphanRemovalTheChildIsDeletedByItself() {
        RULE.silent(order("@OneToMany(mappedBy = \"order\", cascade = CascadeType.REMOVE) List<Line> lines;")
                + service("em.remove(line);"));
    }

    @Test
    void takenOutOfTheParent() {
        RULE.silent(order(ORPHANS) + service("line.order.lines.remove(line); em.remove(line);"));
    }

    @Test
    void theParentGoesToo() {
        RULE.silent(order(ORPHANS) + service("em.remove(line); em.remove(line.order);"));
    }

    @Test
    void pastAParentThatMayBeLoaded() {
        RULE.reports(
                order("// finding: child-deleted-through-own-repository possible info \"still holds the row that is"
                                + " gone\"\n    " + ORPHANS)
                        + service("em.remove(line);"));
    }

    @Test
    void pastAParentAtHand() {
        RULE.reports(order("// finding: child-deleted-through-own-repository likely info\n    " + ORPHANS) + """
                class Lines {
                    EntityManager em;
                    void drop(PurchaseOrder order) { em.remove(order.lines.get(0)); }
                }
                """);
    }

    @Test
    void whereTheRowIsSavedAgainTheOtherRuleSpeaks() {
        RULE.silent(order("""
                // finding: persist-undoes-remove possible
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;""") + """
                class Lines {
                    EntityManager em;
                    void drop(PurchaseOrder order) { order.lines.forEach(em::remove); }
                }
                """);
    }
}
