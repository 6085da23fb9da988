package io.github.cascadelint.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Repository;
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
    void whatAVariableHoldsTellsTheTypeThatIsLeftOut() {
        assertThat(sites("""
                void drop(Order order) {
                    var item = order.getItems().stream().filter(i -> i.order == order).findFirst().orElse(null);
                    em.remove(item);
                }
                void dropAll(Order order) { for (var item : order.getItems()) { em.remove(item); } }
                void dropNext(Order order) { val item = order.getItems().iterator().next(); em.remove(item); }
                """))
                .contains("removes Item: em.remove(item)", "removes-held Order.items: em.remove(item)")
                .filteredOn(site -> site.equals("removes Item: em.remove(item)"))
                .hasSize(3);
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
                .containsExactly("attaches-other Customer.country: c.setCountry(country)");
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

    @Test
    void aCollectionIsReplacedByASettersCaller() {
        List<CallSite> sites = sitesOf(
                "shop.Basket",
                Map.of(
                        "shop/Basket.java",
                        BASKET.formatted("void setLines(List<Line> lines) { this.lines = lines; }"),
                        "shop/Desk.java",
                        "package shop; import java.util.*; import jakarta.persistence.EntityManager;"
                                + " class Desk { EntityManager em; void swap(Long id, List<Line> l) {"
                                + " em.find(Basket.class, id).setLines(l); new Basket().setLines(l); } }"));

        assertThat(sites)
                .extracting(CallSite::act, CallSite::method)
                .containsExactly(
                        tuple(CallSite.Act.ASSIGNS, "Basket.setLines"),
                        tuple(CallSite.Act.REPLACES_FOUND, "Desk.swap"),
                        tuple(CallSite.Act.REPLACES_MANAGED, "Desk.swap"));
    }

    @Test
    void aMemberThatNobodyCallsDoesNothingWhereMostAreCalled() {
        String basket = BASKET.formatted("""
                void add(Line line) { lines.add(line); }
                void empty() { lines.clear(); }
                void drop(Line line) { lines.remove(line); }
                void dropAll(List<Line> gone) { lines.removeAll(gone); }
                """);
        String desk = "package shop; class Desk { void close(Basket b, Line l) { b.empty(); b.drop(l); } }";

        assertThat(sitesOf("shop.Basket", Map.of("shop/Basket.java", basket, "shop/Desk.java", desk)))
                .filteredOn(site -> site.act() == CallSite.Act.TAKES_OUT)
                .extracting(CallSite::method)
                .contains("Basket.empty", "Basket.drop", "Desk.close")
                .doesNotContain("Basket.dropAll");
        assertThat(sitesOf("shop.Basket", Map.of("shop/Basket.java", basket)))
                .as("a library, whose members others call")
                .filteredOn(site -> site.act() == CallSite.Act.TAKES_OUT)
                .extracting(CallSite::method)
                .contains("Basket.dropAll");
    }

    @Test
    void aDataAccessObjectThatNobodyCallsDeletesNothingWhereMostAreCalled() {
        String baskets = """
                package shop;
                class BasketDao {
                    jakarta.persistence.EntityManager em;
                    void remove(Basket basket) { em.remove(basket); }
                    void removeIdle(Basket basket) { em.remove(basket); }
                    void removeOld(Basket basket) { em.remove(basket); }
                }
                """;
        String desk =
                "package shop; class Desk { BasketDao dao; void close(Basket b) { dao.remove(b); dao.removeIdle(b); } }";
        Map<String, String> files = Map.of(
                "shop/Basket.java", BASKET.formatted(""), "shop/BasketDao.java", baskets, "shop/Desk.java", desk);

        assertThat(sitesOf("shop.Basket", files))
                .filteredOn(site -> site.act() == CallSite.Act.REMOVES)
                .extracting(CallSite::method)
                .contains("BasketDao.remove", "BasketDao.removeIdle")
                .doesNotContain("BasketDao.removeOld");
    }

    @Test
    void aSetterThatKeepsTheCollectionRefillsIt() {
        assertThat(sitesOf(
                        "shop.Basket",
                        Map.of(
                                "shop/Basket.java",
                                BASKET.formatted("void setLines(List<Line> l) { lines.clear(); lines.addAll(l); }"))))
                .extracting(CallSite::act, CallSite::code)
                .containsExactly(tuple(CallSite.Act.REFILLS, "lines.clear()"));
    }

    @Test
    void lombokWritesASetter() {
        assertThat(sitesOf(
                        "shop.Basket",
                        Map.of(
                                "shop/Basket.java",
                                "package shop; import lombok.Data; "
                                        + BASKET.formatted("")
                                                .substring("package shop; ".length())
                                                .replace("@Entity class Basket", "@Entity @Data class Basket"))))
                .extracting(CallSite::act, CallSite::code)
                .containsExactly(tuple(CallSite.Act.ASSIGNS, "@Data"));
    }

    @Test
    void aDaoThatTakesAnythingRemovesWhatItIsGiven() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "shop/Dao.java",
                "package shop; import jakarta.persistence.EntityManager;"
                        + " class Dao<T> { EntityManager em; void delete(T row) { em.remove(em.merge(row)); } }");
        files.put("shop/OrderDao.java", "package shop; class OrderDao extends Dao<Order> {}");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { OrderDao dao; void cancel(Order order) { dao.delete(order); } }");

        assertThat(sitesIn(files)).containsExactly("removes Order: dao.delete(order)");
    }

    @Test
    void aBodyThatDoesNotParseHidesNoOther() {
        assertThat(sites("void broken(Order o) { em.remove(o) } void cancel(Order o) { em.remove(o); }"))
                .containsExactly("removes Order: em.remove(o)");
    }

    @Test
    void anElementOfACollectionIsRemoved() {
        assertThat(
                        sites(
                                "void clear(List<Order> all) { for (Order o : all) { em.remove(o); } all.forEach(orders::delete); }"))
                .containsExactly("removes Order: em.remove(o)", "removes Order: all.forEach(orders::delete)");
    }

    @Test
    void aRepositoryWritesUnlessNothingSaysSo() {
        MappingModel model = model(Map.of(
                "shop/ItemRepository.java",
                "package shop; import org.springframework.data.repository.Repository;"
                        + " interface ItemRepository extends Repository<Item, Long> { Item findById(Long id); }"));

        assertThat(model.repositories("shop.Item"))
                .extracting(Repository::type, Repository::writes)
                .containsExactly(tuple("shop.ItemRepository", false));
        assertThat(model.repositories("shop.Order"))
                .extracting(Repository::type, Repository::writes)
                .containsExactly(tuple("shop.OrderRepository", true));
    }

    @Test
    void aMethodThatOnlySoundsLikeALookUpMakesWhatItGives() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "shop/Countries.java",
                "package shop; class Countries { Country findQuick(Object[] row) {"
                        + " if (row == null) { return null; } Country country = new Country(); return country; } }");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { Countries countries;"
                        + " void fill(Customer c, Object[] row) { c.setCountry(countries.findQuick(row)); } }");

        assertThat(sitesIn(files))
                .containsExactly("attaches-new Customer.country: c.setCountry(countries.findQuick(row))");
    }

    @Test
    void whatImplementsAnInterfaceTellsWhatItGives() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Countries.java", "package shop; interface Countries { Country find(String code); }");
        files.put(
                "shop/NewCountries.java",
                "package shop; import jakarta.persistence.EntityManager; class NewCountries implements Countries {"
                        + " EntityManager em; public Country find(String code) {"
                        + " Country country = new Country(); em.persist(country); return country; } }");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { Countries countries;"
                        + " void fill(Customer c) { c.setCountry(countries.find(\"FR\")); } }");

        assertThat(sitesIn(files)).contains("attaches-new Customer.country: c.setCountry(countries.find(\"FR\"))");
    }

    @Test
    void aFactoryMakesWhatItGives() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Factory.java", "package shop; interface Factory { Country createCountry(); }");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { Factory factory;"
                        + " void fill(Customer c) { c.setCountry(factory.createCountry()); } }");

        assertThat(sitesIn(files))
                .containsExactly("attaches-new Customer.country: c.setCountry(factory.createCountry())");
    }

    @Test
    void whatIsSetOnlyWhereThereIsNothingReplacesNothing() {
        String lines =
                "List<Line> getLines() { return lines; } void setLines(List<Line> lines) { this.lines = lines; }";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Basket.java", BASKET.formatted(lines));
        files.put(
                "shop/Desk.java",
                "package shop; import jakarta.persistence.EntityManager; import java.util.*; class Desk {"
                        + " EntityManager em; void fill(Long id) { Basket basket = em.find(Basket.class, id);"
                        + " List<Line> lines = basket.getLines();"
                        + " if (lines == null) { lines = new ArrayList<>(); basket.setLines(lines); } } }");

        assertThat(sitesOf("shop.Basket", files)).extracting(CallSite::act).containsExactly(CallSite.Act.ASSIGNS);
    }

    @Test
    void whereAVariableIsNullItHoldsWhatItIsSetToThere() {
        assertThat(sites("void fill(Customer c, Long id) { Country country = em.find(Country.class, id);"
                        + " if (country == null) { country = new Country(); c.setCountry(country); } }"))
                .containsExactly("attaches-new Customer.country: c.setCountry(country)");
        assertThat(sites("void fill(Customer c, Long id) { Country country = em.find(Country.class, id);"
                        + " if (country == null) { country = new Country(); } c.setCountry(country); }"))
                .containsExactly("attaches-found Customer.country: c.setCountry(country)");
    }

    @Test
    void aSearchInWhatAnInstanceHoldsIsNoLookUp() {
        assertThat(sites("Item findItem(Order o, Long id) { for (Item i : o.getItems()) { if (i.hashCode() == id)"
                        + " { return i; } } return new Item(); }"
                        + " void fill(Order o) { o.addItem(findItem(o, 1L)); }"))
                .noneMatch(site -> site.startsWith("attaches-found"));
    }

    @Test
    void aFactoryWithinATypeMakesWhatItGives() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "shop/Town.java",
                "package shop; import jakarta.persistence.*; @Entity class Town { @Id Long id; @ManyToOne Country country;"
                        + " void setCountry(Country country) { this.country = country; }"
                        + " static class Factory { static Country getInstance(String code) { return new Country(); } } }");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { void fill(Town t) { t.setCountry(Town.Factory.getInstance(\"FR\")); } }");

        assertThat(sitesIn(files))
                .contains("attaches-new Town.country: t.setCountry(Town.Factory.getInstance(\"FR\"))");
    }

    @Test
    void aMethodIsCalledThatDeletes() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Items.java", "package shop; interface Items { void purge(Long id); }");
        files.put(
                "shop/ItemsBean.java",
                "package shop; import jakarta.persistence.EntityManager; class ItemsBean implements Items { EntityManager em;"
                        + " public void purge(Long id) {"
                        + " em.createQuery(\"delete from Item i where i.id = :id\").executeUpdate(); } }");
        files.put(
                "shop/Desk.java",
                "package shop; import jakarta.persistence.EntityManager; class Desk { EntityManager em; Items items;"
                        + " void cleanUp(Order o, Long id) { items.purge(id); em.remove(o); } }");

        assertThat(sitesIn(files)).contains("clears Item: items.purge(id)");
    }

    @Test
    void whatACalledMethodDeletesDoesNotDependOnWhatWasReadBefore() {
        String chain = "package shop; import jakarta.persistence.EntityManager; class Items { EntityManager em;"
                + " void deleteAll() { deleteA(); } void deleteA() { deleteB(); } void deleteB() { deleteC(); } void deleteC() { deleteD(); }"
                + " void deleteD() { em.createQuery(\"delete from Item i\").executeUpdate(); } }";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Items.java", chain);
        files.put(
                "shop/Desk.java",
                "package shop; import jakarta.persistence.EntityManager; class Desk { EntityManager em; Items items;"
                        + " void start(Order o) { items.deleteAll(); em.remove(o); }"
                        + " void cleanUp(Order o) { items.deleteA(); items.deleteC(); em.remove(o); } }");

        assertThat(sitesIn(files))
                .contains("clears Item: items.deleteA()", "clears Item: items.deleteC()")
                .doesNotContain("clears Item: items.deleteAll()");
    }

    @Test
    void aMethodThatDeletesMayHaveAnotherVerb() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "shop/Items.java",
                "package shop; import jakarta.persistence.EntityManager; class Items { EntityManager em;"
                        + " void batchDeleteByIds() { em.createQuery(\"delete from Item i\").executeUpdate(); } }");
        files.put(
                "shop/Desk.java",
                "package shop; import jakarta.persistence.EntityManager; class Desk { EntityManager em; Items items;"
                        + " void cleanUp(Order o) { items.batchDeleteByIds(); em.remove(o); } }");

        assertThat(sitesIn(files)).contains("clears Item: items.batchDeleteByIds()");
    }

    @Test
    void aDerivedDeleteInADaoThatIsCalled() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "shop/OrderDao.java",
                "package shop; class OrderDao { OrderRepository orders;"
                        + " void purge(Customer c) { orders.deleteByCustomer(c); }"
                        + " void purgeOld(Customer c) { orders.deleteByCustomer(c); } }");
        files.put(
                "shop/Desk.java",
                "package shop; class Desk { OrderDao dao; void close(Customer c) { dao.purge(c); } }");

        assertThat(model(files).callSites("shop.Order", CallSite.Act.REMOVES))
                .extracting(CallSite::method)
                .contains("OrderDao.purge");
    }

    @Test
    void aMethodThatOverridesAnotherRunsInItsPlace() {
        String dao = "package shop; import jakarta.persistence.EntityManager; class Dao<T> { EntityManager em;"
                + " void delete(T row) { em.remove(row); } }";
        String desk = "package shop; class Desk { OrderDao dao; void cancel(Order order) { dao.delete(order); } }";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/Dao.java", dao);
        files.put("shop/Desk.java", desk);
        files.put(
                "shop/OrderDao.java",
                "package shop; class OrderDao extends Dao<Order> {"
                        + " void delete(Order row) { row.setCustomer(null); em.persist(row); } }");
        assertThat(sitesIn(files)).noneMatch(site -> site.equals("removes Order: dao.delete(order)"));

        files.put(
                "shop/OrderDao.java",
                "package shop; class OrderDao extends Dao<Order> {"
                        + " void delete(Order row) { em.flush(); super.delete(row); } }");
        assertThat(sitesIn(files)).contains("removes Order: dao.delete(order)");
    }

    private static final String VOUCHER = """
            package shop.domain; import jakarta.persistence.*;
            @Entity public class VoucherImpl implements Voucher {
                @Id Long id;
                @ManyToOne(targetEntity = VoucherImpl.class) Voucher replaced;
                public void setReplaced(Voucher replaced) { this.replaced = replaced; }
            }
            """;

    private static final String VOUCHERS = """
            package shop.web; import jakarta.persistence.EntityManager; import shop.domain.Voucher;
            class Vouchers {
                EntityManager em;
                Voucher find(Long id) { return (Voucher) em.createQuery("from VoucherImpl").getSingleResult(); }
                void replace(Voucher by) { by.setReplaced(find(1L)); }
                void cancel(Voucher voucher) { em.remove(voucher); }
            }
            """;

    @Test
    void anInterfaceStandsForTheEntityBehindIt() {
        assertThat(sitesIn(Map.of(
                        "shop/domain/Voucher.java",
                        "package shop.domain; public interface Voucher { void setReplaced(Voucher by); }",
                        "shop/domain/VoucherImpl.java",
                        VOUCHER,
                        "shop/domain/GiftImpl.java",
                        "package shop.domain; import jakarta.persistence.*; interface Gift extends Voucher {}"
                                + " @Entity class GiftImpl extends VoucherImpl implements Gift {}",
                        "shop/web/Vouchers.java",
                        VOUCHERS)))
                .contains(
                        "attaches-found VoucherImpl.replaced: by.setReplaced(find(1L))",
                        "removes VoucherImpl: em.remove(voucher)");
    }

    @Test
    void anInterfaceOfSeveralEntitiesStandsForNone() {
        assertThat(sitesIn(Map.of(
                        "shop/domain/Voucher.java",
                        "package shop.domain; public interface Voucher { void setReplaced(Voucher by); }",
                        "shop/domain/VoucherImpl.java",
                        VOUCHER,
                        "shop/domain/GiftImpl.java",
                        "package shop.domain; import jakarta.persistence.*;"
                                + " @Entity class GiftImpl implements Voucher { @Id Long id;"
                                + " public void setReplaced(Voucher by) {} }",
                        "shop/web/Vouchers.java",
                        VOUCHERS)))
                .noneMatch(site -> site.contains("em.remove") || site.contains("by.setReplaced"));
    }

    private static final String BASKET = """
            package shop; import jakarta.persistence.*; import java.util.*;
            @Entity class Basket { @Id Long id; @OneToMany List<Line> lines = new ArrayList<>(); %s }
            @Entity class Line { @Id Long id; }
            """;

    private static List<CallSite> sitesOf(String entity, Map<String, String> sources) {
        return model(sources).callSitesOf(entity);
    }

    @Test
    void whatIsFoundByTheKeyThatSavingGaveIsNew() {
        String dao = "package shop; import jakarta.persistence.*; class ItemDao { EntityManager em;"
                + " long create(Item item) { em.persist(item); return item.id; }"
                + " Item findById(long id) { return em.find(Item.class, id); } }";
        String desk = "package shop; class Desk { ItemDao dao; void add(Order order, Item made, long old) { %s } }";

        assertThat(attached(
                        dao,
                        desk.formatted(
                                "long id = dao.create(made); Item item = dao.findById(id); order.addItem(item);")))
                .containsExactly("attaches-new Order.items: order.addItem(item)");
        assertThat(
                        attached(
                                dao,
                                desk.formatted(
                                        "Item n = new Item(); dao.create(n); Item item = dao.findById(n.getId()); order.addItem(item);")))
                .containsExactly("attaches-new Order.items: order.addItem(item)");
        assertThat(attached(dao, desk.formatted("Item item = dao.findById(old); order.addItem(item);")))
                .containsExactly("attaches-found Order.items: order.addItem(item)");
    }

    private static List<String> attached(String dao, String desk) {
        return sitesIn(Map.of("shop/ItemDao.java", dao, "shop/Desk.java", desk)).stream()
                .filter(site -> site.startsWith("attaches"))
                .toList();
    }

    @Test
    void whatIsPutBackIsNotAttached() {
        String service = "void refresh(Order order, Long id) { Item item = em.find(Item.class, id); %s }";
        assertThat(sites(service.formatted("order.getItems().remove(item); order.getItems().add(item);")))
                .containsExactly("takes-out Order.items: order.getItems().remove(item)");
        assertThat(sites(service.formatted("order.getItems().add(item);")))
                .containsExactly("attaches-found Order.items: order.getItems().add(item)");
    }

    @Test
    void whatMergeGivesIsTheSameRow() {
        assertThat(sites("void keep(Customer c) { Customer kept = em.merge(c); c.setCountry(kept.getCountry()); }"))
                .containsExactly("saves Customer: em.merge(c)");
        assertThat(sites("void keep(Customer c) { Customer kept = em.merge(c); kept.setCountry(c.getCountry()); }"))
                .containsExactly("saves Customer: em.merge(c)");
    }

    @Test
    void aDeleteThatOnlyMarksTakesThePlaceOfTheOneThatItOverrides() {
        Map<String, String> services = Map.of(
                "shop/Base.java",
                "package shop; import jakarta.persistence.*; class Base<T> { EntityManager em;"
                        + " public void delete(T row) { em.remove(row); } }",
                "shop/Marking.java",
                "package shop; class Marking<T> extends Base<T> {"
                        + " public void delete(T row) { mark(row); em.persist(row); } }",
                "shop/OrderService.java",
                "package shop; class OrderService extends Marking<Order> {"
                        + " public void delete(Order order) { log(order); super.delete(order); } }",
                "shop/ItemService.java",
                "package shop; class ItemService extends Base<Item> {"
                        + " public void delete(Item item) { log(item); super.delete(item); } }",
                "shop/Desk.java",
                "package shop; class Desk { OrderService orders; ItemService items;"
                        + " void cancel(Order order) { orders.delete(order); }"
                        + " void drop(Item item) { items.delete(item); } }");

        assertThat(sitesIn(services))
                .containsExactlyInAnyOrder("removes Item: super.delete(item)", "removes Item: items.delete(item)");
    }

    @Test
    void aMemberThatNoOtherTypeCallsIsKnown() {
        String basket = BASKET.formatted("void drop(Line line) { lines.remove(line); }");
        assertThat(sitesOf("shop.Basket", Map.of("shop/Basket.java", basket)))
                .extracting(CallSite::act, CallSite::uncalled)
                .containsExactly(tuple(CallSite.Act.TAKES_OUT, true));
        assertThat(sitesOf(
                        "shop.Basket",
                        Map.of(
                                "shop/Basket.java",
                                basket,
                                "shop/Desk.java",
                                "package shop; class Desk { void drop(Basket b, Line l) { b.drop(l); } }")))
                .extracting(CallSite::act, CallSite::uncalled)
                .containsOnly(tuple(CallSite.Act.TAKES_OUT, false));
        assertThat(sitesOf(
                        "shop.Basket",
                        Map.of(
                                "shop/Basket.java",
                                basket,
                                "shop/Desk.java",
                                "package shop; class Shelf { void drop(Line line) {} }"
                                        + " class Desk { void drop(Shelf s, Line l) { s.drop(l); } }")))
                .extracting(CallSite::uncalled)
                .containsExactly(true);
    }

    @Test
    void aReferenceThatItsSourceLetsGoOfMoves() {
        assertThat(
                        sites(
                                "void link(Order a, Order b, Customer c) { a.setCustomer(b.getCustomer()); b.setCustomer(c); }"))
                .noneMatch(site -> site.startsWith("attaches-copied"));
        assertThat(
                        sites(
                                "void link(Order a, Order b, Customer c) { b.setCustomer(c); a.setCustomer(b.getCustomer()); }"))
                .anyMatch(site -> site.startsWith("attaches-copied"));
    }

    private static final String STORES = """
            package shop;

            import jakarta.persistence.EntityManager;
            import org.springframework.data.jpa.repository.JpaRepository;

            interface Store<T, I> { void delete(I id); T byId(I id); }
            class DefaultStore<T, I> implements Store<T, I> {
                JpaRepository<T, I> rows;
                public void delete(I id) { rows.deleteById(id); }
                public T byId(I id) { return rows.getReferenceById(id); }
            }
            class ManagedStore<T, I> implements Store<T, I> {
                EntityManager em;
                public T byId(I id) { return null; }
                public void delete(I id) { em.remove(byId(id)); }
            }
            interface Orders extends Store<Order, Long> {}
            class DefaultOrders extends DefaultStore<Order, Long> implements Orders {}
            interface Countries extends Store<Country, String> {}
            class ManagedCountries extends ManagedStore<Country, String> implements Countries {}
            """;

    private static List<String> sitesWithStores(String service) {
        return sitesIn(Map.of(
                "shop/Store.java", STORES, "shop/Service.java", "package shop; class Service<T> { " + service + " }"));
    }

    @Test
    void aGenericStoreDeletesWhatItsTypeArgumentSays() {
        assertThat(sitesWithStores("Orders orders; Countries countries;"
                        + " void a(Long id) { orders.delete(id); } void b(String code) { countries.delete(code); }"))
                .containsExactlyInAnyOrder(
                        "removes Order: orders.delete(id)", "removes Country: countries.delete(code)");
    }

    @Test
    void aGenericStoreOfAnyTypeDeletesNothingKnown() {
        assertThat(sitesWithStores("Store<T, Long> store; void a(Long id) { store.delete(id); store.byId(id); }"))
                .isEmpty();
    }

    @Test
    void aGenericServiceHandsTheDeleteOn() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("shop/Store.java", STORES);
        sources.put(
                "shop/Provider.java",
                "package shop; class Provider<T> { Store<T, Long> store; void delete(Long id) { store.delete(id); } }");
        sources.put(
                "shop/OrderProvider.java",
                "package shop; class OrderProvider extends Provider<Order> {"
                        + " void cancel(Long id) { delete(id); } }");

        assertThat(sitesIn(sources)).containsExactly("removes Order: delete(id)");
    }
}
