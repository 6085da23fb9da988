package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class PersistUndoesRemoveTest {

    private static final RuleTester RULE = RuleTester.of("persist-undoes-remove");

    private static final String LINE = """
            @Entity class Line { @Id Long id; @ManyToOne PurchaseOrder order; }
            """;

    private static String order(String mapping) {
        return """
                @Entity class PurchaseOrder {
                    @Id Long id;
                    %s
                    List<Line> getLines() { return lines; }
                }
                """.formatted(mapping) + LINE;
    }

    private static final String ALL = "@OneToMany(mappedBy = \"order\", cascade = CascadeType.ALL) List<Line> lines;";

    private static final String FOUND = "PurchaseOrder found = em.find(PurchaseOrder.class, 1L); ";

    private static String service(String body) {
        return """
                class Orders {
                    EntityManager em;
                    void purge(PurchaseOrder order) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void withoutPersistNothingIsSavedAgain() {
        RULE.silent(order("@OneToMany(mappedBy = \"order\", cascade = CascadeType.REMOVE) List<Line> lines;")
                + service("for (Line line : order.getLines()) em.remove(line);"));
    }

    @Test
    void rowsThatTheParentLetsGo() {
        RULE.silent(order(ALL) + service("""
                for (Line line : order.getLines()) em.remove(line);
                order.getLines().clear();
                """));
        RULE.silent(order(ALL) + service("""
                for (Line line : new ArrayList<>(order.getLines())) { order.getLines().remove(line); em.remove(line); }
                """));
        RULE.silent(order(ALL) + service("""
                for (Iterator<Line> i = order.getLines().iterator(); i.hasNext(); ) { em.remove(i.next()); i.remove(); }
                """));
    }

    @Test
    void aSetterThatEmptiesAndFillsTheCollection() {
        String parent = """
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) Set<Line> lines = new HashSet<>();
                    Set<Line> getLines() { return new HashSet<>(lines); }
                    void setLines(Set<Line> given) { lines.clear(); for (Line line : given) lines.add(line); }
                }
                """ + LINE;
        RULE.silent(parent + service(FOUND + """
                Set<Line> held = found.getLines();
                found.setLines(new HashSet<>());
                for (Line line : held) em.remove(line);
                """));
    }

    @Test
    void aParentThatGoesToo() {
        RULE.silent(order(ALL) + service("order.getLines().forEach(em::remove); em.remove(order);"));
    }

    @Test
    void aLineThatIsLookedUpNoParentMayBeLoaded() {
        RULE.reports(order("// finding: persist-undoes-remove possible warning\n    " + ALL)
                + service("em.remove(em.find(Line.class, 1L));"));
    }

    @Test
    void linesReadFromTheirParent() {
        RULE.reports(order(
                        "// finding: persist-undoes-remove likely warning column 46 \"the flush saves it again, so that the"
                                + " row stays\"\n    " + ALL)
                + service(FOUND + "for (Line line : found.getLines()) em.remove(line);"));
        RULE.reports(order("// finding: persist-undoes-remove likely warning\n    " + ALL)
                + service(FOUND + "found.getLines().forEach(em::remove);"));
    }

    @Test
    void aParentThatMayBeDetached() {
        RULE.reports(order("// finding: persist-undoes-remove possible warning\n    " + ALL)
                + service("for (Line line : order.getLines()) em.remove(line);"));
        RULE.reports(order("// finding: persist-undoes-remove possible warning\n    " + ALL)
                + service(FOUND + "for (Line line : found.getLines()) em.remove(em.merge(line));"));
    }

    @Test
    void anotherInstanceOfTheParentMayBringAnotherCollection() {
        RULE.reports(order("// finding: persist-undoes-remove possible warning\n    " + ALL)
                + service(FOUND + "for (Line line : found.getLines()) em.remove(line); em.merge(order);"));
        RULE.reports(order("// finding: persist-undoes-remove likely warning\n    " + ALL)
                + service(FOUND + "for (Line line : found.getLines()) em.remove(line); em.merge(found);"));
    }

    @Test
    void theCollectionByAnotherName() {
        RULE.silent(order(ALL)
                + service(FOUND + "List<Line> lines = found.getLines(); lines.forEach(em::remove); lines.clear();"));
    }

    @Test
    void theOtherSideOfAOneToOne() {
        RULE.reports("""
                @Entity class Person {
                    @Id Long id;
                    // finding: persist-undoes-remove possible warning
                    @OneToOne(mappedBy = "person", cascade = CascadeType.ALL) Passport passport;
                }
                @Entity class Passport { @Id Long id; @OneToOne Person person; }
                class People {
                    EntityManager em;
                    void revoke(Person person) { em.remove(person.passport); }
                }
                """);
        RULE.silent("""
                @Entity class Person {
                    @Id Long id;
                    @OneToOne(mappedBy = "person", cascade = CascadeType.ALL) Passport passport;
                }
                @Entity class Passport { @Id Long id; @OneToOne Person person; }
                class People {
                    EntityManager em;
                    void revoke(Person person) { em.remove(person.passport); person.passport = null; }
                }
                """);
    }

    @Test
    void aHelperOfAMethodThatRemovesTheParent() {
        RULE.reports(order("// finding: persist-undoes-remove possible\n    " + ALL) + """
                class Orders {
                    EntityManager em;
                    void purge(PurchaseOrder order) { purgeLines(order); em.remove(order); }
                    private void purgeLines(PurchaseOrder order) { order.getLines().forEach(em::remove); }
                }
                """);
    }
}
