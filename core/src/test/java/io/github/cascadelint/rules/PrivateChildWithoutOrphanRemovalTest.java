package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class PrivateChildWithoutOrphanRemovalTest {

    private static final RuleTester RULE = RuleTester.of("private-child-without-orphan-removal");

    private static final String LINE = """
            @Entity class Line { @Id Long id; @ManyToOne(optional = false) Order order; }
            """;

    @Test
    void orphanRemovalDeletesWhatLeaves() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                """ + LINE);
    }

    @Test
    void aParentThatRemovesNothingOwnsNothing() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                """ + LINE);
    }

    @Test
    void anotherOwnerDecidesToo() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                @Entity class Page { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Line> lines; }
                """ + LINE);
    }

    @Test
    void aLinkBelongsToBothItsParents() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Vote> votes;
                    void drop(Vote vote) { votes.remove(vote); }
                }
                @Entity class User {
                    @Id Long id;
                    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL) List<Vote> votes;
                }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne(optional = false) Post post;
                    @ManyToOne(optional = false) User user;
                }
                """);
    }

    @Test
    void aChildThatMovesOutlivesItsPlace() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                }
                @Entity class Line {
                    @Id Long id;
                    @ManyToOne Order order;
                    void setOrder(Order order) { this.order = order; }
                }
                class Mover {
                    EntityManager em;
                    void move(Order from, Line line, Long to) {
                        from.getLines().remove(line);
                        line.setOrder(em.find(Order.class, to));
                    }
                }
                """);
    }

    @Test
    void codeThatDeletesTheRowItselfNeedsNoOrphanRemoval() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible info
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                }
                class Editor {
                    EntityManager em;
                    void drop(Order order, Line line) {
                        order.getLines().remove(line);
                        em.remove(line);
                    }
                }
                """ + LINE);
    }

    @Test
    void codeThatDeletesWhatAStreamGaveNeedsNoOrphanRemoval() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible info
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                }
                class Editor {
                    EntityManager em;
                    void drop(Order order, Long id) {
                        var line = order.getLines().stream().filter(l -> l.id.equals(id)).findFirst().orElse(null);
                        order.getLines().remove(line);
                        em.remove(line);
                    }
                }
                """ + LINE);
    }

    @Test
    void whatIsHandedToAnUnknownDeleteMayBeDeletedThere() {
        String order = """
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal %s
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                }
                interface Dao { void remove(Object row); void log(Object row); }
                class Editor {
                    Dao dao;
                    List<Line> cache;
                    void drop(Order order, Line line) {
                        order.getLines().remove(line);
                        %s;
                    }
                }
                """;
        RULE.reports(order.formatted("possible info", "dao.remove(line)") + LINE);
        RULE.reports(order.formatted("certain warning", "dao.log(line)") + LINE);
        RULE.reports(order.formatted("certain warning", "cache.remove(line)") + LINE);
    }

    @Test
    void whatIsDeletedOneByOneBeforeTheCollectionIsEmptiedMayBeDeletedThere() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible info
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                }
                interface Dao { void remove(Object row); }
                class Editor {
                    Dao dao;
                    void drop(Order order) {
                        for (Line line : order.getLines()) {
                            dao.remove(line);
                        }
                        order.getLines().clear();
                    }
                }
                """ + LINE);
    }

    @Test
    void aChildThatCodeTakesOutIsCertain() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal certain warning column 46 "stays in the database"
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                class Editor { void drop(Order order, Line line) { order.drop(line); } }
                """ + LINE);
    }

    @Test
    void aMemberThatNobodyCallsMayNeverRun() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                """ + LINE);
    }

    @Test
    void whatIsNarrowedToBeReadMayNeverBeWritten() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                @Entity class Bill { @Id Long id; @ManyToOne Order order; Order getOrder() { return order; } }
                class View {
                    void only(Bill bill, String language) {
                        Order order = bill.getOrder();
                        List<Line> some = order.getLines().stream().filter(l -> l.id != null).collect(java.util.stream.Collectors.toList());
                        order.setLines(some);
                    }
                }
                """ + LINE);
    }

    @Test
    void whatIsNarrowedToBeWrittenLeavesRowsBehind() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal likely warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    List<Line> getLines() { return lines; }
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                @Entity class Bill { @Id Long id; @ManyToOne Order order; Order getOrder() { return order; } }
                class Editor {
                    EntityManager em;
                    void only(Bill bill, String language) {
                        Order order = bill.getOrder();
                        order.setLines(order.getLines().stream().filter(l -> l.id != null).collect(java.util.stream.Collectors.toList()));
                        em.merge(order);
                    }
                }
                """ + LINE);
    }

    @Test
    void aRowThatIsPutBackUnderItsGivenKeyIsWrittenOver() {
        String order = """
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal %s
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void put(String name) {
                        this.removeLine(name);
                        lines.add(new Line());
                    }
                    void removeLine(String name) { lines.remove(lines.get(0)); }
                }
                class Editor { void put(Order order) { order.put("a"); } }
                """;
        RULE.reports(order.formatted("possible warning")
                + "@Entity class Line { @Id String name; @Id @ManyToOne(optional = false) Order order; }");
        RULE.reports(order.formatted("certain warning") + LINE);
    }

    @Test
    void aHelperOfTheParentMayBeCalledWhereTheRowIsDeleted() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                class Editor {
                    EntityManager em;
                    void drop(Order order, Line line) {
                        order.drop(line);
                        em.remove(line);
                    }
                }
                """ + LINE);
    }

    @Test
    void anOptionalReferenceIsPossible() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void drop(Line line) { lines.remove(line); }
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                """);
    }

    @Test
    void aSetterThatRefillsMayBeCalledOnNewInstances() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines = new ArrayList<>();
                    void setLines(List<Line> lines) {
                        this.lines.clear();
                        this.lines.addAll(lines);
                    }
                }
                """ + LINE);
    }

    @Test
    void aCollectionThatIsReplacedLeavesTheOldRows() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal likely warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Editor {
                    EntityManager em;
                    void edit(Long id, List<Line> lines) {
                        Order order = em.find(Order.class, id);
                        order.setLines(lines);
                    }
                }
                """ + LINE);
    }

    @Test
    void aFirstCollectionReplacesNothing() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible info
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Editor {
                    EntityManager em;
                    void edit(Long id) {
                        Order order = em.find(Order.class, id);
                        order.setLines(new ArrayList<>());
                    }
                }
                """ + LINE);
    }

    @Test
    void whereNothingIsSeenToLeaveItIsAPossibility() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: private-child-without-orphan-removal possible info
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE);
    }

    @Test
    void anOptionalReferenceThatNothingIsSeenToLeaveIsFine() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                """);
    }
}
