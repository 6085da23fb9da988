package io.github.cascadelint.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.testkit.Analysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rows the statements delete that code runs. */
class StatementCallsTest {

    private static final String ENTITIES = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            @Entity @Table(name = "orders")
            @NamedQueries({
                @NamedQuery(name = "Order.purge", query = "delete from Order o where o.customer = :customer"),
                @NamedQuery(name = Order.UNUSED, query = "delete from Order"),
                @NamedQuery(name = "Order.all", query = "select o from Order o")
            })
            @NamedNativeQuery(name = "Order.clean", query = "delete from " + Order.LINES + " where order_id = ?")
            class Order {
                static final String LINES = "order_line";
                static final String UNUSED = "Order.unused";
                static final String DELETE = "delete from " + "Order o";
                @Id Long id;
                @ManyToOne @JoinColumn(name = "customer_id") Customer customer;
                @OneToMany(mappedBy = "order") List<Line> lines;
                @ManyToMany @JoinTable(name = "order_tags") Set<Tag> tags;
                @ElementCollection @CollectionTable(name = "order_notes") Set<String> notes;
            }
            @Entity @Table(name = "order_line") class Line { @Id Long id; @ManyToOne Order order; }
            @Entity(name = "Client") class Customer { @Id Long id; }
            @Entity class Tag { @Id Long id; }
            @Entity class Party { @Id Long id; }
            @Entity class Person extends Party { }
            """;

    /** What the body of a method does, one word per place: the act, the entity, the attribute. */
    private static List<String> does(String body) {
        return of("""
                package shop;
                import jakarta.persistence.*;
                class Purge {
                    EntityManager em;
                    static final String OWN = "delete from Tag";
                    void purge(Object x, String table, boolean b) throws Exception {
                        %s
                    }
                }
                """.formatted(body));
    }

    private static List<String> of(String... others) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Order.java", ENTITIES);
        for (int i = 0; i < others.length; i++) {
            files.put("shop/" + (i == 0 ? "Purge" : "Purge" + i) + ".java", others[i]);
        }
        MappingModel model = Analysis.run(Configuration.DEFAULT, files).graph().model();
        return model.types().stream()
                .map(ManagedType::name)
                .flatMap(name -> Stream.of(Act.values()).flatMap(act -> model.callSites(name, act).stream()))
                .distinct()
                .filter(site -> site.act() != Act.ASSIGNS)
                .map(StatementCallsTest::show)
                .toList();
    }

    private static String show(CallSite site) {
        return site.act().name().toLowerCase(Locale.ROOT) + " "
                + site.entity().substring("shop.".length())
                + site.attribute().map(name -> "#" + name).orElse("");
    }

    @Test
    void jpql() {
        assertThat(does("em.createQuery(\"delete from Order o where o.id = 1\").executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("em.createQuery(\"delete from shop.Order\").executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("em.createQuery(\"delete from Client c\").executeUpdate();"))
                .containsExactly("bulk_deletes Customer");
        assertThat(does("em.createQuery(\"delete from Order o where o.customer.id = 1\").executeUpdate();"))
                .containsExactly("bulk_deletes Order#customer");
        assertThat(does("em.createQuery(\"delete from Order o where o.lines is empty\").executeUpdate();"))
                .containsExactly("bulk_deletes Order#lines");
        assertThat(
                        does(
                                "em.createQuery(\"delete from Order o where not exists (select 1 from Line l where l.order = o)\").executeUpdate();"))
                .containsExactly("bulk_deletes Order#lines");
    }

    @Test
    void queriesThatMappingFilesName() {
        String purge = """
                package shop;
                import jakarta.persistence.*;
                class Purge {
                    EntityManager em;
                    void purge() {
                        em.createNamedQuery("purgeTags").executeUpdate();
                        em.createNamedQuery("purgeLines").executeUpdate();
                        em.createNamedQuery("purgeOrders").executeUpdate();
                    }
                }
                """;
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Order.java", ENTITIES);
        files.put("shop/Purge.java", purge);
        files.put("shop/queries.hbm.xml", """
                <hibernate-mapping>
                  <query name="purgeTags"><![CDATA[delete from Tag]]></query>
                  <sql-query name="purgeLines">delete from order_line</sql-query>
                </hibernate-mapping>
                """);
        files.put("META-INF/orm.xml", """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <named-query name="purgeOrders"><query>delete from Order o</query></named-query>
                </entity-mappings>
                """);
        MappingModel model = Analysis.run(Configuration.DEFAULT, files).graph().model();

        assertThat(model.types().stream()
                        .flatMap(type -> model.callSitesOf(type.name()).stream())
                        .map(StatementCallsTest::show))
                .containsExactlyInAnyOrder("bulk_deletes Tag", "native_deletes Line", "bulk_deletes Order");
    }

    @Test
    void aNamedQueryWithAConstantOfAFileThatIsNotReadYet() {
        assertThat(of(
                        "package shop; import jakarta.persistence.*; class Purge { EntityManager em;"
                                + " void purge() { em.createNamedQuery(\"Thing.purge\").executeUpdate(); } }",
                        "package shop; interface Purge1 { String TABLE = \"Thing\"; }",
                        "package shop; import jakarta.persistence.*;"
                                + " @Entity @NamedQuery(name = \"Thing.purge\", query = \"DELETE FROM \" + Purge1.TABLE + \" t\")"
                                + " class Thing { @Id Long id; }"))
                .containsExactly("bulk_deletes Thing");
    }

    @Test
    void textsOfParts() {
        assertThat(does("em.createQuery(\"delete from Order o\" + \" where o.id = \" + x).executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("String text = \"delete from Order\"; em.createQuery(text).executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("em.createQuery(OWN).executeUpdate();")).containsExactly("bulk_deletes Tag");
        assertThat(does("em.createQuery(Order.DELETE).executeUpdate();")).containsExactly("bulk_deletes Order");
        assertThat(does("em.createQuery(b ? OWN : Order.DELETE).executeUpdate();"))
                .containsExactly("bulk_deletes Order", "bulk_deletes Tag");
        assertThat(does("em.createQuery(String.format(\"delete from Order where id in (%s)\", x)).executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("StringBuilder text = new StringBuilder(\"delete from Order o \"); text.append(x);"
                        + " em.createQuery(text.toString()).executeUpdate();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("""
                em.createQuery(""\"
                    delete from Order o
                     where o.customer = :customer
                    ""\").executeUpdate();
                """)).containsExactly("bulk_deletes Order#customer");
    }

    @Test
    void whatIsNotKnown() {
        assertThat(does("em.createQuery(\"delete from \" + table).executeUpdate();"))
                .isEmpty();
        assertThat(does("em.createQuery(table).executeUpdate();")).isEmpty();
        assertThat(does("em.createQuery(\"delete from \" + x.getClass().getSimpleName()).executeUpdate();"))
                .isEmpty();
        assertThat(does("em.createQuery(\"delete from Customer\").executeUpdate();"))
                .as("an entity is called as it says")
                .isEmpty();
        assertThat(does("em.createQuery(\"delete from orders\").executeUpdate();"))
                .as("a table is no entity")
                .isEmpty();
        assertThat(does("em.createNativeQuery(\"delete from Order\").executeUpdate();"))
                .as("an entity is no table")
                .isEmpty();
        assertThat(does("em.createQuery(\"update Order set deleted = true\").executeUpdate();"))
                .as("rows that are only marked")
                .isEmpty();
        assertThat(does("log(\"delete from Order\");")).isEmpty();
    }

    @Test
    void aStatementThatIsDroppedDeletesNothing() {
        assertThat(does("em.createQuery(\"delete from Order\");")).isEmpty();
        assertThat(does("em.createNativeQuery(\"delete from orders\"); em.flush();"))
                .isEmpty();
        assertThat(does("jakarta.persistence.Query query = em.createQuery(\"delete from Order\"); run(query);"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("run(() -> em.createQuery(\"delete from Order\"));"))
                .as("the result of a lambda")
                .containsExactly("bulk_deletes Order");
    }

    @Test
    void sql() {
        assertThat(does("em.createNativeQuery(\"delete from orders where id = 1\").executeUpdate();"))
                .containsExactly("native_deletes Order");
        assertThat(does("em.createNativeQuery(\"delete from shop.ORDERS where customer_id = 1\").executeUpdate();"))
                .containsExactly("native_deletes Order#customer");
        assertThat(
                        does(
                                "em.createNativeQuery(\"delete from orders where id not in (select order_id from order_line)\").executeUpdate();"))
                .containsExactly("native_deletes Order#lines");
        assertThat(does("em.createNativeQuery(\"delete from order_tags where orders_id = 1\").executeUpdate();"))
                .containsExactly("empties Order#tags");
        assertThat(does("em.createNativeQuery(\"delete from order_notes\").executeUpdate();"))
                .containsExactly("empties Order#notes");
        assertThat(does("em.createNativeQuery(\"truncate table order_line, order_notes\").executeUpdate();"))
                .containsExactly("native_deletes Line", "empties Order#notes");
        assertThat(does("em.createNativeQuery(\"delete from party\").executeUpdate();"))
                .as("of a hierarchy in one table, all rows")
                .containsExactly("native_deletes Party");
    }

    @Test
    void jdbc() {
        assertThat(of("""
                package shop;
                import java.sql.Connection;
                import org.springframework.jdbc.core.JdbcTemplate;
                class Purge {
                    JdbcTemplate jdbc;
                    void template() { jdbc.update("delete from orders where id = ?", 1); }
                    void statement(Connection c) throws Exception { c.prepareStatement("delete from order_line").execute(); }
                }
                """)).containsExactly("native_deletes Line", "native_deletes Order");
    }

    @Test
    void namedQueriesCountWhereTheyAreUsed() {
        assertThat(does("em.createNamedQuery(\"Order.purge\").executeUpdate();"))
                .containsExactly("bulk_deletes Order#customer");
        assertThat(does("em.createNamedQuery(\"Order.clean\").executeUpdate();"))
                .containsExactly("native_deletes Line#order");
        assertThat(does("em.createNamedQuery(Order.UNUSED).executeUpdate();")).containsExactly("bulk_deletes Order");
        assertThat(does("em.createNamedQuery(\"Order.all\").getResultList();")).isEmpty();
    }

    @Test
    void aNamedQueryMayNameAConstantOfAFileThatIsNotParsedYet() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Names.java", "package shop; interface Names { String TABLE = \"Ticket\"; }");
        files.put("shop/Purge.java", """
                package shop;
                class Purge {
                    jakarta.persistence.EntityManager em;
                    void purge() { em.createNamedQuery("purge").executeUpdate(); }
                }
                """);
        files.put("shop/Ticket.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity @NamedQuery(name = "purge", query = "delete from " + Names.TABLE)
                class Ticket { @Id Long id; }
                """);
        MappingModel model = Analysis.run(Configuration.DEFAULT, files).graph().model();

        assertThat(model.callSites("shop.Ticket", Act.BULK_DELETES)).hasSize(1);
    }

    @Test
    void criteria() {
        assertThat(does("var delete = em.getCriteriaBuilder().createCriteriaDelete(Order.class);"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("new com.querydsl.jpa.impl.JPADeleteClause(em, QOrder.order).where(x).execute();"))
                .containsExactly("bulk_deletes Order");
        assertThat(does("new com.querydsl.jpa.impl.JPAQueryFactory(em).delete(QOrder.order).execute();"))
                .containsExactly("bulk_deletes Order");
    }

    @Test
    void methodsOfRepositories() {
        String repository = """
                package shop;
                import org.springframework.data.jpa.repository.*;
                interface Orders extends JpaRepository<Order, Long> {
                    @Modifying @Query("delete from #{#entityName} o where o.customer = ?1") void purge(Customer customer);
                    @Modifying @Query(value = "delete from orders", nativeQuery = true) void purgeAll();
                    @Query("select o from Order o") java.util.List<Order> all();
                }
                """;
        String service = """
                package shop;
                class Service {
                    Orders orders;
                    void a(Customer c) { orders.purge(c); }
                    void b() { orders.purgeAll(); orders.all(); }
                    void c() { orders.deleteAllInBatch(); }
                }
                """;
        assertThat(of(repository.replace("Orders", "Purge"), service.replace("Orders", "Purge")))
                .containsExactlyInAnyOrder("bulk_deletes Order#customer", "native_deletes Order", "bulk_deletes Order");
    }

    @Test
    void rowsThatAQueryFinds() {
        String purge = """
                package shop;
                class Purge {
                    org.hibernate.Session session;
                    void purge(Order order) throws Exception {
                        session.delete(%s);
                    }
                }
                """;
        assertThat(of(purge.formatted("\"from Order o where o.id = 1\""))).containsExactly("removes Order");
        assertThat(of(purge.formatted("order"))).containsExactly("removes Order");
        assertThat(of(purge.formatted("\"fromage\""))).isEmpty();
    }

    @Test
    void stateless() {
        assertThat(of("""
                package shop;
                import org.hibernate.StatelessSession;
                class Purge {
                    void purge(StatelessSession session, Order order) { session.delete(order); }
                }
                """)).containsExactly("stateless_deletes Order");
        assertThat(of("""
                        package shop;
                        import jakarta.data.repository.*;
                        @Repository interface Purge { @Delete void drop(Order order); }
                        """, """
                        package shop;
                        class Service { Purge orders; void drop(Order order) { orders.drop(order); } }
                        """)).containsExactly("stateless_deletes Order");
    }

    @Test
    void movesFromOneOwnerToAnother() {
        String team = """
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                @Entity class Team {
                    @Id Long id;
                    @OneToMany(orphanRemoval = true) List<Player> players;
                    List<Player> getPlayers() { return players; }
                    void add(Player p) { players.add(p); }
                    void drop(Player p) { players.remove(p); }
                }
                @Entity class Player { @Id Long id; }
                """;
        assertThat(of(team.replace("Team", "Purge"), """
                        package shop;
                        class Service {
                            void move(Purge from, Purge to, Player p) {
                                from.getPlayers().remove(p);
                                to.getPlayers().add(p);
                            }
                        }
                        """)).contains("moves Purge#players");
        assertThat(of(team.replace("Team", "Purge"), """
                        package shop;
                        class Service {
                            void move(Purge from, Purge to, Player p) { from.drop(p); to.add(p); }
                        }
                        """)).contains("moves Purge#players");
        assertThat(of(team.replace("Team", "Purge"), """
                        package shop;
                        class Service {
                            void last(Purge team, Player p) { team.drop(p); team.add(p); }
                            void swap(Purge team, Purge other, Player p, Player q) { team.drop(p); other.add(q); }
                        }
                        """)).noneMatch(site -> site.startsWith("moves"));
    }
}
