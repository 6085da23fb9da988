package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

/** What somebody says of a role overrules what mapping and code look like, in the rules that rest on it. */
class StatedRolesTest {

    private static final String TO_ONE = """
            @Entity class Address { @Id Long id; }
            @Entity class Customer {
                @Id Long id;
                // finding: remove-on-many-to-one %s
                @ManyToOne(cascade = CascadeType.ALL) Address address;
            }
            @Entity class Parcel { @Id Long id; @ManyToOne Address address; }
            """;

    private static final String ONE_TO_ONE = """
            @Entity class Address { @Id Long id; }
            @Entity class Customer {
                @Id Long id;
                %s
                @OneToOne(cascade = CascadeType.ALL) Address address;
                static Customer of() { Customer made = new Customer(); made.address = new Address(); return made; }
            }
            """;

    private static final String REFERRED = """
            @Entity class Line { @Id Long id; @ManyToOne Order order; }
            @Entity class Order {
                @Id Long id;
                // finding: remove-to-referenced-entity %s
                @OneToMany(mappedBy = "order", cascade = CascadeType.ALL) List<Line> lines;
            }
            @Entity class Delivery { @Id Long id; @ManyToOne(optional = false) Line line; }
            class Orders { EntityManager em; void drop(Order order) { em.remove(order); } }
            """;

    private static final String COLLECTION = """
            @Entity class Address { @Id Long id; @ManyToOne Customer customer; }
            @Entity class Customer {
                @Id Long id;
                %s
                @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL) List<Address> addresses;
            }
            """;

    @Test
    void theStatedOwnerMayRemoveWhatOthersReferTo() {
        RuleTester.of("remove-on-many-to-one")
                .with(Configurations.owned("shop.Address", "shop.Customer"))
                .reports(TO_ONE.formatted("possible \"Deleting one Customer also deletes its Address\""));
    }

    @Test
    void anotherThanTheStatedOwnerMayNot() {
        RuleTester.of("remove-on-many-to-one")
                .with(Configurations.owned("shop.Address", "shop.Parcel"))
                .reports(TO_ONE.formatted("certain error"));
    }

    @Test
    void signsOfAPrivateRowWeighNothingAgainstAStatement() {
        String made = """
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Address address;
                    Customer() { address = new Address(); }
                }
                """;
        RuleTester rule = RuleTester.of("remove-on-many-to-one");
        rule.reports(made.replace("certain error", "possible"));
        rule.with(Configurations.shared("shop.Address")).reports(made);
        rule.with(Configurations.root("shop.Address")).reports(made);
    }

    @Test
    void aOneToOneToWhatIsSaidToStandAlone() {
        RuleTester rule = RuleTester.of("remove-to-shared-one-to-one");
        String told = ONE_TO_ONE.formatted("// finding: remove-to-shared-one-to-one likely \"has a life of its own\"");
        rule.silent(ONE_TO_ONE.formatted(""));
        rule.with(Configurations.shared("shop.Address")).reports(told);
        rule.with(Configurations.root("shop.Address")).reports(told);
    }

    @Test
    void aCollectionOfWhatIsSaidToBeShared() {
        RuleTester rule = RuleTester.of("remove-to-aggregate-root");
        rule.silent(COLLECTION.formatted(""));
        rule.with(Configurations.shared("shop.Address"))
                .reports(COLLECTION.formatted("// finding: remove-to-aggregate-root likely \"has a life of its own\""));
    }

    @Test
    void theStatedOwnerOfReferredRows() {
        RuleTester rule = RuleTester.of("remove-to-referenced-entity");
        rule.reports(REFERRED.formatted("likely"));
        rule.with(Configurations.owned("shop.Line", "shop.Order")).reports(REFERRED.formatted("possible"));
    }
}
