package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BulkDeleteBypassesCascadeTest {

    private static final RuleTester RULE = RuleTester.of("bulk-delete-bypasses-cascade");

    private static final String LINE = """
            @Entity class Line {
                @Id Long id;
                @ManyToOne(optional = false) PurchaseOrder order;
            }
            """;

    private static final String TABLES = """
            create table purchase_order (id bigint primary key);
            create table line (id bigint primary key, order_id bigint references purchase_order);
            """;

    private static final String ORDER = """
            @Entity class PurchaseOrder {
                @Id Long id;
                @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
            }
            """ + LINE;

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

    /** The same with the finding that is announced of the statement. */
    private static String service(String finding, String body) {
        return service("// finding: " + finding + "\n" + body);
    }

    @Test
    void aRemoveCascades() {
        RULE.silent(ORDER + service("em.remove(order);"));
    }

    @Test
    void whatCascadesNothingIsNotBypassed() {
        RULE.silent("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST) List<Line> lines;
                }
                """ + LINE + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void anUpdateThatMarksRows() {
        RULE.silent(ORDER + service("em.createQuery(\"update PurchaseOrder o set o.id = 1\").executeUpdate();"));
    }

    @Test
    void theDatabaseDeletesTheChildren() {
        RULE.silent("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) PurchaseOrder order;
                }
                """ + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void childrenAreDeletedByHandInTheSameMethod() {
        RULE.silent(ORDER + service("""
                em.createQuery("delete from Line l where l.order = :o").setParameter("o", order).executeUpdate();
                em.createQuery("delete from PurchaseOrder o where o = :o").setParameter("o", order).executeUpdate();
                """));
        RULE.silent(ORDER + service("""
                for (Line line : order.lines) { em.remove(line); }
                em.flush();
                em.createQuery("delete from PurchaseOrder o where o = :o").executeUpdate();
                """));
        RULE.silent(ORDER + service("""
                em.createNativeQuery("delete from line where order_id = 1").executeUpdate();
                em.createNativeQuery("delete from PurchaseOrder where id = 1").executeUpdate();
                """));
    }

    @Test
    void aCalledMethodDeletesTheChildren() {
        RULE.silent(ORDER + """
                class Lines {
                    EntityManager em;
                    void deleteOf(PurchaseOrder order) {
                        em.createQuery("delete from Line l where l.order = :o").executeUpdate();
                    }
                }
                class Orders {
                    EntityManager em;
                    Lines lines;
                    void purge(PurchaseOrder order) {
                        lines.deleteOf(order);
                        em.createQuery("delete from PurchaseOrder o where o = :o").executeUpdate();
                    }
                }
                """);
    }

    @Test
    void everyCallerDeletesTheChildren() {
        String dao = """
                class OrderDao {
                    EntityManager em;
                    void deleteLines(PurchaseOrder order) {
                        em.createQuery("delete from Line l where l.order = :o").executeUpdate();
                    }
                    void delete(PurchaseOrder order) {
                        em.createQuery("delete from PurchaseOrder o where o = :o").executeUpdate();
                    }
                }
                """;
        String desk = """
                class Desk {
                    OrderDao dao;
                    void cancel(PurchaseOrder order) {
                        dao.deleteLines(order);
                        dao.delete(order);
                    }
                    %s
                }
                """;
        // "possible", because another method deletes the lines
        RULE.silent(ORDER + dao + desk.formatted(""));
        RULE.reports(ORDER
                + dao.replace(
                        "em.createQuery(\"delete from PurchaseOrder",
                        "// finding: bulk-delete-bypasses-cascade possible warning\nem.createQuery(\"delete from PurchaseOrder")
                + desk.formatted("void forget(PurchaseOrder order) { dao.delete(order); }"));
    }

    @Test
    void oneStatementEmptiesBothTables() {
        RULE.silent(ORDER + service("em.createNativeQuery(\"truncate table PurchaseOrder, Line\").executeUpdate();"));
    }

    private static final String IMPORTS = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            """;

    @Test
    void aMigrationRunsOnce() {
        RULE.silent(IMPORTS + "import org.flywaydb.core.api.migration.Context;\n" + ORDER + """
                class Purge {
                    void migrate(Context context) throws Exception {
                        context.getConnection().prepareStatement("delete from PurchaseOrder").executeUpdate();
                    }
                }
                package org.flywaydb.core.api.migration;
                public interface Context { java.sql.Connection getConnection(); }
                """);
    }

    @Test
    void aMethodThatOnlyPassesOnAndThatNobodyCalls() {
        String passing = IMPORTS + "import org.springframework.data.jpa.repository.JpaRepository;\n" + ORDER + """
                interface OrderRepository extends JpaRepository<PurchaseOrder, Long> {}
                class OrderService {
                    OrderRepository orders;
                    // finding: bulk-delete-bypasses-cascade %s warning
                    void deleteInBatch(List<PurchaseOrder> some) { orders.deleteInBatch(some); }
                }
                class Desk {
                    OrderService service;
                    void clear(List<PurchaseOrder> some) { %s }
                }
                package org.springframework.data.jpa.repository;
                public interface JpaRepository<T, I> { void deleteInBatch(Iterable<T> some); }
                """;
        RULE.schema(TABLES).reports(passing.formatted("possible", ""));
        RULE.schema(TABLES).reports(passing.formatted("likely", "service.deleteInBatch(some);"));
    }

    @Test
    void childrenThatAreDeletedTooLate() {
        RULE.reports(ORDER + service("bulk-delete-bypasses-cascade possible warning", """
                em.createQuery("delete from PurchaseOrder o where o = :o").executeUpdate();
                em.createQuery("delete from Line l where l.id in :ids").executeUpdate();
                """));
    }

    @Test
    void childrenOfOthersAreDeleted() {
        RULE.reports("""
                @Entity class Product { @Id Long id; }
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line {
                    @Id Long id;
                    @ManyToOne(optional = false) PurchaseOrder order;
                    @ManyToOne Product product;
                }
                """ + service("""
                em.createQuery("delete from Line l where l.product = :p").executeUpdate();
                // finding: bulk-delete-bypasses-cascade likely warning
                em.createQuery("delete from PurchaseOrder o where o = :o").executeUpdate();
                """));
    }

    @Test
    void aStatementKnowsNothingOfSqlDelete() {
        RULE.reports("""
                @org.hibernate.annotations.SQLDelete(sql = "update PurchaseOrder set gone = true where id = ?")
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE
                + service(
                        "bulk-delete-bypasses-cascade likely warning",
                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void whatFailsIsSaidFirst() {
        RULE.schema(TABLES)
                .reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Receipt receipt;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Receipt { @Id Long id; }
                """ + LINE
                        + service(
                                "bulk-delete-bypasses-cascade likely warning \"what PurchaseOrder.receipt removes with it stays\"",
                                "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void aMigrationLetsTheDatabaseDeleteTheChildren() {
        String service = "package shop; import jakarta.persistence.*;\n"
                + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();");
        String entities = "package shop; import jakarta.persistence.*; import java.util.*;\n" + ORDER;
        String key = "create table purchase_order (id bigint primary key);"
                + " create table line (id bigint primary key, order_id bigint);"
                + " alter table line add constraint fk foreign key (order_id) references purchase_order (id)";

        assertThat(findings(entities, service, key + ";")).isEqualTo(1);
        assertThat(findings(entities, service, key + " on delete cascade;")).isZero();
    }

    private static long findings(String entities, String service, String migration) {
        return Analysis.run(
                        Configuration.DEFAULT,
                        Map.of(
                                "shop/PurchaseOrder.java",
                                entities,
                                "shop/Orders.java",
                                service,
                                "db/migration/V1__orders.sql",
                                migration))
                .findings()
                .stream()
                .filter(finding -> finding.finding().rule().equals("bulk-delete-bypasses-cascade"))
                .count();
    }

    @Test
    void rowsThatHaveNoChildren() {
        RULE.silent(ORDER
                + service("em.createQuery(\"delete from PurchaseOrder o where o.lines is empty\").executeUpdate();"));
        RULE.silent(ORDER
                + service(
                        "em.createQuery(\"delete from PurchaseOrder o where o.id not in (select l.order.id from Line l)\")"
                                + ".executeUpdate();"));
    }

    @Test
    void aSoftDeleteLeavesTheChildrenOnPurpose() {
        RULE.silent("""
                @org.hibernate.annotations.SoftDelete
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void sharedRowsStayAndRightlySo() {
        RULE.silent("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Customer customer;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                }
                @Entity class Customer { @Id Long id; }
                @Entity class Tag { @Id Long id; }
                """ + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
        RULE.silent("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Address address;
                }
                @Entity class Customer { @Id Long id; @ManyToOne Address address; }
                @Entity class Address { @Id Long id; }
                """ + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void hibernateClearsTheEntitysOwnCollections() {
        RULE.silent("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @ElementCollection Set<String> notes;
                    @ManyToMany Set<Tag> tags;
                }
                @Entity class Tag { @Id Long id; }
                """ + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void childrenStay() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE
                + service(
                        "bulk-delete-bypasses-cascade likely warning \"A PurchaseOrder is deleted by a statement, and a statement cascades nothing: the Line rows that PurchaseOrder.lines removes with it stay\"",
                        "em.createQuery(\"delete from PurchaseOrder o where o.id = 1\").executeUpdate();"));
    }

    @Test
    void orphanRemovalIsBypassedToo() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", orphanRemoval = true) List<Line> lines;
                }
                """ + LINE
                + service(
                        "bulk-delete-bypasses-cascade likely warning",
                        "em.createNativeQuery(\"delete from PurchaseOrder\").executeUpdate();"));
    }

    @Test
    void oneStatementIsOneFinding() {
        RULE.schema(TABLES)
                .reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Price price;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    @OneToOne(cascade = CascadeType.ALL) Note note;
                }
                @Entity class Price { @Id Long id; }
                @Entity class Note { @Id Long id; }
                """ + LINE
                        + service(
                                "bulk-delete-bypasses-cascade likely warning \"; what PurchaseOrder.note, PurchaseOrder.price remove with it stays, too\"",
                                "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void whatMakesTheStatementFailIsSaidFirst() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                    @OneToOne(cascade = CascadeType.ALL) Note note;
                }
                @Entity class Note { @Id Long id; }
                @Entity class Line { @Id Long id; @ManyToOne PurchaseOrder order; }
                """
                + service(
                        "bulk-delete-bypasses-cascade likely warning \"cascades nothing: the delete fails on the foreign key of the rows that PurchaseOrder.lines removes with it, or leaves them dangling where there is none; where there are no such rows, the Note that PurchaseOrder.note removes with it stays, and nothing refers to it any more\"",
                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void withoutASchemaChildrenThatMustHaveTheirParentMakeItFail() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne(optional = false) PurchaseOrder order; }
                """
                + service(
                        "bulk-delete-bypasses-cascade likely warning \"so that the delete fails\"",
                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void rowsBehindAJoinTableHaveNoKey() {
        assertThat(RULE.reports("""
                        @Entity class Token {
                            @Id Long id;
                            @OneToMany(cascade = CascadeType.ALL) @JoinTable(name = "token_permission") Set<Permission> permissions;
                        }
                        @Entity class Permission { @Id Long id; }
                        class Tokens {
                            EntityManager em;
                            // finding: bulk-delete-bypasses-cascade possible "stay, and nothing refers to them any more"
                            void purge() { em.createQuery("delete from Token t").executeUpdate(); }
                        }
                        """).findings())
                .filteredOn(found -> found.finding().rule().equals("bulk-delete-bypasses-cascade"))
                .extracting(found -> found.finding().suggestion().orElseThrow().text())
                .noneMatch(text -> text.contains("ON DELETE CASCADE"));
    }

    @Test
    void aListOfCascadesWithoutRemove() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = {CascadeType.PERSIST, CascadeType.MERGE}, orphanRemoval = true)
                    List<Line> lines;
                }
                """ + LINE
                + service(
                        "bulk-delete-bypasses-cascade possible",
                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
    }

    @Test
    void whoeverRunsItSaysItInItsOwnWord() {
        assertThat(RULE.with(Configurations.provider(Product.ECLIPSELINK, 4, 0))
                        .reports("""
                        @Entity class PurchaseOrder {
                            @Id Long id;
                            @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                        }
                        """ + LINE
                                + service(
                                        "bulk-delete-bypasses-cascade likely warning",
                                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"))
                        .findings())
                .filteredOn(found -> found.finding().rule().equals("bulk-delete-bypasses-cascade"))
                .extracting(found -> found.finding().suggestion().orElseThrow().text())
                .allMatch(text -> text.contains("@CascadeOnDelete on PurchaseOrder.lines"));
    }

    @Test
    void aProviderWithoutAWordForItLeavesItToTheSchema() {
        assertThat(RULE.with(Configurations.provider(Product.OPENJPA, 4, 1))
                        .reports("""
                        @Entity class PurchaseOrder {
                            @Id Long id;
                            @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                        }
                        """ + LINE
                                + service(
                                        "bulk-delete-bypasses-cascade likely warning",
                                        "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"))
                        .findings())
                .filteredOn(found -> found.finding().rule().equals("bulk-delete-bypasses-cascade"))
                .extracting(found -> found.finding().suggestion().orElseThrow().text())
                .allMatch(text -> text.contains("the DDL of the key of Line.order") && !text.contains("@OnDelete"));
    }

    @Test
    void whatTheOwnerRefersToStaysForNobody() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Note note;
                }
                @Entity class Note { @Id Long id; }
                """
                + service(
                        "bulk-delete-bypasses-cascade likely warning \"the Note that PurchaseOrder.note removes with it stays, and nothing refers to it any more\"",
                        "em.createQuery(\"delete from PurchaseOrder\").executeUpdate();"));
    }

    @Test
    void childrenDeletedByTheirParentInAnotherMethodMayGoFirst() {
        RULE.reports("""
                @Entity class PurchaseOrder {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE + """
                class Orders {
                    EntityManager em;
                    void purgeLines() { em.createQuery("delete from Line l where l.order.id = 1").executeUpdate(); }
                    // finding: bulk-delete-bypasses-cascade possible
                    void purge() { em.createQuery("delete from PurchaseOrder o where o.id = 1").executeUpdate(); }
                }
                """);
    }

    @Test
    void aStatementOnAHierarchyMayHitWhatItsSubclassesOwn() {
        RULE.reports("""
                @Entity class Document { @Id Long id; }
                @Entity class PurchaseOrder extends Document {
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE
                + service(
                        "bulk-delete-bypasses-cascade possible",
                        "em.createQuery(\"delete from Document\").executeUpdate();"));
    }

    @Test
    void aStatementOnASiblingDoesNot() {
        RULE.silent("""
                @Entity class Document { @Id Long id; }
                @Entity class Memo extends Document { }
                @Entity class PurchaseOrder extends Document {
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
                }
                """ + LINE + service("em.createQuery(\"delete from Memo\").executeUpdate();"));
    }

    @Test
    void rowsThatMayLiveWithoutTheirParent() {
        RULE.reports("""
                @Entity class Embargo {
                    @Id Long id;
                    @OneToMany(mappedBy = "embargo", cascade = CascadeType.ALL) List<DataFile> files;
                }
                @Entity class DataFile { @Id Long id; @ManyToOne Embargo embargo; }
                class Embargoes {
                    EntityManager em;
                    DataFile find(Long id) { return em.find(DataFile.class, id); }
                    // finding: bulk-delete-bypasses-cascade possible
                    void lift(Long id) { em.createQuery("delete from Embargo e where e.id = 1").executeUpdate(); }
                }
                """);
    }

    @Test
    void aKeyOfTheSchemaThatDeletesThem() {
        String order = """
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines = new ArrayList<>();
                }
                @Entity class Line { @Id Long id; @ManyToOne(optional = false) Order order; }
                """;
        String delete = """
                class OrderService {
                    EntityManager em;
                    void delete(Long id) { em.createQuery("delete from Order o where o.id = :id").executeUpdate(); }
                }
                """;
        RULE.schema("""
                create table "order" (id bigint primary key);
                create table line (id bigint primary key, order_id bigint not null references "order" on delete cascade);
                """).silent(order, delete);
    }

    /** Whoever mends only the cascade's own rows still fails: every key that refuses is named. */
    @Test
    void keysOfOtherRowsThatRefuseAsWell() {
        Finding finding = found(RULE.schema("postgresql", """
                create table purchase_order (id bigint primary key, previous_id bigint constraint previous references purchase_order);
                create table line (id bigint primary key, order_id bigint constraint line_order references purchase_order);
                create table invoice (id bigint primary key, order_id bigint constraint invoice_order references purchase_order on delete restrict);
                create table note (id bigint primary key, order_id bigint constraint note_order references purchase_order on delete cascade);
                """)
                .reports(ORDER
                        + service(
                                "bulk-delete-bypasses-cascade likely warning",
                                "em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();")));
        assertThat(finding.suggestion().orElseThrow().text())
                .contains(
                        "whatever rows invoice.order_id, purchase_order.previous_id hold for it have to go or let go as well")
                .doesNotContain("note.order_id");
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .contains(
                        "PurchaseOrder.lines says ALL",
                        "the foreign key invoice_order on invoice.order_id refuses it while there are rows")
                .noneMatch(text -> text.contains("note_order") || text.contains("line_order"));
    }

    /** The finding stands at the statement, and is still a finding about the attribute. */
    @Test
    void aSuppressionOnTheAttributeHolds() {
        AnalysisResult result = Analysis.of(
                ORDER.replace(
                        "@OneToMany",
                        "// cascade-lint:allow bulk-delete-bypasses-cascade: lines are archived\n@OneToMany"),
                IMPORTS + service("em.createQuery(\"delete from PurchaseOrder o\").executeUpdate();"));
        assertThat(result.findings())
                .filteredOn(found -> found.finding().rule().equals("bulk-delete-bypasses-cascade"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.state()).isEqualTo(State.SUPPRESSED);
                    assertThat(found.finding().range().file()).isEqualTo("shop/Orders.java");
                });
        assertThat(result.findings()).noneMatch(found -> found.finding().rule().equals("unused-suppression"));
    }

    private static Finding found(AnalysisResult result) {
        return result.findings().stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("bulk-delete-bypasses-cascade"))
                .findFirst()
                .orElseThrow();
    }
}
