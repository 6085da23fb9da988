package io.github.cascadelint.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.testkit.Analysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What code does to rows and attributes. Each source is a file; the entities are always there. */
class CallLinkerTest {

    private static final String SHOP = """
            package shop;

            import jakarta.persistence.*;
            import java.util.*;

            @Entity
            class Country {
                @Id Long id;
            }

            @Entity
            class Customer {
                @Id Long id;
                @ManyToOne Country country;

                Country getCountry() { return country; }
                void setCountry(Country country) { this.country = country; }
            }

            @Entity
            class Item {
                @Id Long id;
                @ManyToOne Order order;
            }

            @Entity
            class Order {
                @Id Long id;
                @ManyToOne Customer customer;
                @OneToMany(mappedBy = "order") List<Item> items = new ArrayList<>();

                Customer getCustomer() { return customer; }
                void setCustomer(Customer customer) { this.customer = customer; }
                List<Item> getItems() { return items; }
                void addItem(Item item) { items.add(item); }
            }
            """;

    private static final String REPOSITORIES = """
            package shop;

            import org.springframework.data.jpa.repository.JpaRepository;

            interface OrderRepository extends JpaRepository<Order, Long> {
                void deleteByCustomer(Customer customer);
            }
            """;

    private static final String COUNTRIES = """
            package shop;

            import org.springframework.data.jpa.repository.JpaRepository;

            interface CountryRepository extends JpaRepository<Country, Long> {
                Country findByCode(String code);
            }
            """;

    /** The sites of a class with the given members, as {@code act entity.attribute: code}. */
    private static List<String> sites(String members) {
        return sitesIn(Map.of(
                "shop/Service.java",
                "package shop;\nimport jakarta.persistence.EntityManager;\nimport java.util.*;\nclass Service {\n"
                        + "  EntityManager em; OrderRepository orders; CountryRepository countries;\n" + members
                        + "\n}\n"));
    }

    private static List<String> sitesIn(Map<String, String> sources) {
        return model(sources).types().stream()
                .flatMap(type -> type.isEntity() || !type.associations().isEmpty()
                        ? model(sources).callSitesOf(type.name()).stream()
                        : List.<CallSite>of().stream())
                .filter(site -> !site.range().file().equals("shop/Order.java"))
                .map(CallLinkerTest::display)
                .toList();
    }

    private static MappingModel model(Map<String, String> sources) {
        Map<String, String> files = new LinkedHashMap<>(sources);
        files.put("shop/Order.java", SHOP);
        files.put("shop/OrderRepository.java", REPOSITORIES);
        files.put("shop/CountryRepository.java", COUNTRIES);
        return Analysis.run(Configuration.DEFAULT, files).graph().model();
    }

    private static String display(CallSite site) {
        String entity = site.entity().substring(site.entity().lastIndexOf('.') + 1);
        return site.act().id() + " " + entity
                + site.attribute().map(name -> "." + name).orElse("") + ": " + site.code();
    }

    @Test
    void anEntityManagerRemovesARow() {
        assertThat(sites("void cancel(Order order) { em.remove(order); }"))
                .containsExactly("removes Order: em.remove(order)");
    }

    @Test
    void whatIsRemovedIsToldByTheTypeThatWasAskedFor() {
        assertThat(sites("void cancel(Long id) { em.remove(em.getReference(Order.class, id)); }"))
                .containsExactly("removes Order: em.remove(em.getReference(Order.class, id))");
    }

    @Test
    void aRepositoryRemovesARow() {
        assertThat(sites("void cancel(Long id) { orders.deleteById(id); }"))
                .containsExactly("removes Order: orders.deleteById(id)");
    }

    @Test
    void aDerivedDeleteLoadsAndRemoves() {
        assertThat(sites("void cancel(Customer c) { orders.deleteByCustomer(c); }"))
                .containsExactly("removes Order: orders.deleteByCustomer(c)");
    }

    @Test
    void aDeleteInBatchCascadesNothing() {
        assertThat(sites("void clear() { orders.deleteAllInBatch(); }"))
                .containsExactly("bulk-deletes Order: orders.deleteAllInBatch()");
    }

    @Test
    void aRowIsSaved() {
        assertThat(sites("void save(Order order) { em.persist(order); orders.save(order); }"))
                .containsExactly("saves Order: em.persist(order)", "saves Order: orders.save(order)");
    }

    @Test
    void aMapIsNoContext() {
        assertThat(sites("Map<Order, Item> map; void drop(Order order) { map.remove(order); }"))
                .isEmpty();
    }

    @Test
    void anUnknownReceiverIsNotGuessedByItsName() {
        assertThat(sites("void cancel(Order order) { entityManager().remove(order); }"))
                .isEmpty();
    }

    @Test
    void aFoundInstanceIsAttached() {
        assertThat(sites("void move(Customer c) { Country found = countries.findByCode(\"x\"); c.setCountry(found); }"))
                .containsExactly("attaches-found Customer.country: c.setCountry(found)");
    }

    @Test
    void aParameterIsNoFoundInstance() {
        assertThat(sites("void move(Customer c, Country country) { c.setCountry(country); }"))
                .isEmpty();
    }

    @Test
    void aNewInstanceIsAttached() {
        assertThat(sites("void add(Order order) { Item item = new Item(); order.addItem(item); }"))
                .containsExactly("attaches-new Order.items: order.addItem(item)");
    }

    @Test
    void anInstanceOfAnotherOwnerIsAttached() {
        assertThat(sites("void copy(Order from, Order to) { to.setCustomer(from.getCustomer()); }"))
                .containsExactly("attaches-copied Order.customer: to.setCustomer(from.getCustomer())");
    }

    @Test
    void rowsLeaveACollection() {
        assertThat(sites("void drop(Order order, Item item) { List<Item> all = order.getItems(); all.remove(item); }"))
                .containsExactly("takes-out Order.items: all.remove(item)");
    }

    @Test
    void anAttributeIsSetToNull() {
        assertThat(sites("void leave(Order order) { order.setCustomer(null); }"))
                .containsExactly("nulls Order.customer: order.setCustomer(null)");
    }
}
