package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalCollectionReplacedTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-collection-replaced");

    private static final String LINE = """
            @Entity class Line { @Id Long id; @ManyToOne Order order; }
            """;

    @Test
    void withoutOrphanRemovalTheCollectionMayBeReplaced() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Editor { void edit(Order order, List<Line> lines) { order.setLines(lines); } }
                """ + LINE);
    }

    @Test
    void aSetterThatEmptiesAndFillsKeepsTheCollection() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
                    List<Line> lines = new ArrayList<>();
                    void setLines(List<Line> lines) {
                        this.lines.clear();
                        this.lines.addAll(lines);
                    }
                }
                class Editor { void edit(Order order, List<Line> lines) { order.setLines(lines); } }
                """ + LINE);
    }

    @Test
    void aConstructorMakesANewInstance() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    protected Order() {}
                    Order(List<Line> lines) { this.lines = lines; }
                }
                """ + LINE);
    }

    @Test
    void aReferenceMayBeReplaced() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Note note;
                    void setNote(Note note) { this.note = note; }
                }
                @Entity class Note { @Id Long id; }
                class Editor { void edit(Order order, Note note) { order.setNote(note); } }
                """);
    }

    @Test
    void aSetterThatCodeCallsIsLikely() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced likely warning column 79 "makes the flush fail"
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
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
    void anInstanceFoundInATransactionIsManaged() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced likely warning "makes the flush fail"
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                interface Orders { Order getById(Long id); }
                class Editor {
                    @interface Transactional {}
                    Orders orders;
                    @Transactional void edit(Long id, List<Line> lines) { orders.getById(id).setLines(lines); }
                }
                """ + LINE);
    }

    @Test
    void anInstanceThatMayBeDetachedOrNewIsPossible() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                interface Orders { Order getById(Long id); }
                class Editor {
                    @interface Transactional {}
                    EntityManager em;
                    Orders orders;
                    void detached(Long id, List<Line> lines) {
                        Order order = orders.getById(id);
                        order.setLines(lines);
                        em.merge(order);
                    }
                    @Transactional void made(Long id, List<Line> lines) {
                        Order order = em.find(Order.class, id);
                        if (order == null) {
                            order = new Order();
                            order.setLines(lines);
                        }
                    }
                }
                """ + LINE);
    }

    @Test
    void otherProvidersTakeAnotherCollection() {
        RULE.with(Configurations.provider(Product.OPENJPA, 4, 1)).silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Editor {
                    EntityManager em;
                    void edit(Long id, List<Line> lines) { em.find(Order.class, id).setLines(lines); }
                }
                """ + LINE);
    }

    @Test
    void aCallOnAnInstanceThatIsGivenIsPossible() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced possible warning "code puts another one"
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Converter { void fill(Order order, List<Line> lines) { order.setLines(lines); } }
                """ + LINE);
    }

    @Test
    void aSetterThatNobodyIsSeenToCallIsPossible() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                """ + LINE);
    }

    @Test
    void aNewInstanceMayBeGivenACollection() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class Importer {
                    Order read(List<Line> lines) {
                        Order order = new Order();
                        order.setLines(lines);
                        return order;
                    }
                }
                """ + LINE);
    }

    @Test
    void aGeneratedSetterIsOneToo() {
        RULE.reports("""
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                @Entity @lombok.Data class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced possible warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                }
                """ + LINE + """
                package lombok;
                public @interface Data {}
                """);
    }

    @Test
    void whatIsNarrowedIsReplacedToo() {
        RULE.reports("""
                @Entity class Order {
                    @Id Long id;
                    // finding: orphan-removal-collection-replaced likely warning
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    List<Line> getLines() { return lines; }
                    void setLines(List<Line> lines) { this.lines = lines; }
                }
                class View {
                    EntityManager em;
                    void only(Long id) {
                        Order order = em.find(Order.class, id);
                        order.setLines(order.getLines().stream().filter(l -> l.id != null).collect(java.util.stream.Collectors.toList()));
                    }
                }
                """ + LINE);
    }
}
