package io.github.cascadelint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What call sites say of the rows behind {@code Customer.address}. */
class TargetLifeTest {

    private static final String MODEL = """
            package shop;

            import jakarta.persistence.*;
            import java.util.*;

            @Entity class Address { @Id Long id; String street; }
            @Entity class Customer {
                @Id Long id;
                @ManyToOne(cascade = CascadeType.ALL) private Address address;
                Address getAddress() { return address; }
                void setAddress(Address address) { this.address = address; }
            }
            @Entity class Parcel {
                @Id Long id;
                @ManyToOne(cascade = CascadeType.ALL) private Address to;
                Address getTo() { return to; }
                void setTo(Address to) { this.to = to; }
            }
            """;

    private static TargetLife life(Configuration configuration, String method) {
        String service = "class Service {\n    EntityManager em;\n    " + method + "\n}\n";
        RelationshipGraph graph = Analysis.of(configuration, MODEL + service).graph();
        Association address = (Association) graph.model()
                .type("shop.Customer")
                .orElseThrow()
                .attribute("address")
                .orElseThrow();
        return graph.life(address);
    }

    private static List<String> independence(String method) {
        return life(Configuration.DEFAULT, method).independence().stream()
                .map(Evidence::text)
                .toList();
    }

    private static List<String> privacy(String method) {
        return life(Configuration.DEFAULT, method).privacy().stream()
                .map(Evidence::text)
                .toList();
    }

    @Test
    void whatIsLookedUpAndAttachedIsIndependent() {
        String method = "void move(Customer c, Long id) { c.setAddress(em.find(Address.class, id)); }";
        assertThat(independence(method)).contains("Customer.address is given Address rows that were looked up");
        assertThat(privacy(method)).noneMatch(text -> text.contains("makes a new"));
        assertThat(independence("void move(Customer c, Address a) { c.setAddress(a); }"))
                .isEmpty();
    }

    @Test
    void aCopyThatHandsTheRowOnMakesItShared() {
        assertThat(independence("void copy(Customer a, Customer b) { b.setAddress(a.getAddress()); }"))
                .contains("a copy hands the same Address to a second Customer");
    }

    @Test
    void aRowMadeForEachOwnerIsPrivate() {
        String method = "void make(Customer c) { c.setAddress(new Address()); }";
        assertThat(independence(method)).isEmpty();
        assertThat(privacy(method)).contains("against it: code makes new Address rows for each Customer");
    }

    @Test
    void whoLetsGoOfARowBeforeADeleteKnowsThatTheCascadeGoesTooFar() {
        assertThat(independence("void drop(Customer c) { c.setAddress(null); em.remove(c); }"))
                .contains("code lets go of the Address before it deletes the Customer");
        assertThat(independence("void drop(Customer c) { em.remove(c); c.setAddress(null); }"))
                .isEmpty();
        assertThat(independence("void drop(Customer c, Parcel p) { c.setAddress(null); em.remove(p); }"))
                .isEmpty();
    }

    @Test
    void whatIsSaidOutrightCounts() {
        assertThat(life(Configurations.root("shop.Address"), "").isIndependent())
                .isTrue();
        assertThat(life(Configurations.shared("shop.Address"), "").isIndependent())
                .isTrue();
        assertThat(life(Configuration.DEFAULT, "").isIndependent()).isFalse();
    }

    @Test
    void whoRemovesRowsHasItsOwnUnlessCodeHandsItOthers() {
        String visit = "%s }\n@Entity class Visit { @Id Long id; @ManyToOne Address address;";
        String parcel = "Parcel.to (@ManyToOne) refers to it too";
        String made = "void make(Parcel p) { p.setTo(new Address()); } ";
        assertThat(independence(visit.formatted("")))
                .containsExactly(parcel, "Visit.address (@ManyToOne) refers to it too");
        assertThat(independence(visit.formatted(made))).containsExactly("Visit.address (@ManyToOne) refers to it too");
        assertThat(independence(visit.formatted(
                        made + "void send(Parcel p, Long id) { p.setTo(em.find(Address.class, id)); }")))
                .contains(parcel);
        assertThat(independence(visit.formatted(made + "void copy(Parcel a, Parcel b) { a.setTo(b.getTo()); }")))
                .doesNotContain(parcel);
        assertThat(independence(visit.formatted(made + "void send(Parcel p, Customer c) { p.setTo(c.getAddress()); }")))
                .contains(parcel);
    }

    @Test
    void whoSavesARowAlongByAUniqueKeyHasItsOwn() {
        String visit = "}\n@Entity class Visit { @Id Long id; @ManyToOne(cascade = CascadeType.%s) %s Address address;"
                + "}\n@Entity class Stay { @Id Long id; @ManyToOne Address at;";
        assertThat(independence(visit.formatted("PERSIST", "@JoinColumn(unique = true)")))
                .doesNotContain("Visit.address (@ManyToOne) refers to it too");
        assertThat(independence(visit.formatted("PERSIST", "")))
                .contains("Visit.address (@ManyToOne) refers to it too");
        assertThat(independence(visit.formatted("MERGE", "@JoinColumn(unique = true)")))
                .contains("Visit.address (@ManyToOne) refers to it too");
    }

    @Test
    void rowsOfAParentHaveNoCoOwners() {
        String street =
                "void make(Parcel p) { p.setTo(new Address()); } }\n@Entity class Visit { @Id Long id; @ManyToOne Address address; }\n@Entity class Street {"
                        + " @Id Long id; @OneToMany(cascade = CascadeType.ALL)%s List<Address> addresses;";
        assertThat(independence(street.formatted(""))).doesNotContain("Parcel.to (@ManyToOne) refers to it too");
        assertThat(independence(street.formatted(" @JoinColumn(name = \"street_id\")")))
                .contains("Parcel.to (@ManyToOne) refers to it too");
    }

    private static TargetLife pair(String parcel, String code) {
        RelationshipGraph graph =
                Analysis.of(Configuration.DEFAULT, """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity class Address { @Id Long id; }
                        @Entity class Customer {
                            @Id Long id;
                            @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Address address;
                        }
                        @Entity class Parcel { @Id Long id; %s Address to; void setTo(Address to) { this.to = to; } }
                        class Service { EntityManager em; %s }
                        """.formatted(parcel, code)).graph();
        return graph.life((Association) graph.model()
                .type("shop.Customer")
                .orElseThrow()
                .attribute("address")
                .orElseThrow());
    }

    @Test
    void whatIsAPairWithItsOwnerIsItsOwnWhateverElseIsPairedWithSuchRows() {
        String reads = "Address read(Long id) { return em.find(Address.class, id); }";

        assertThat(pair("@OneToOne(cascade = CascadeType.ALL)", reads).isIndependent())
                .isFalse();
        assertThat(pair("@ManyToOne", reads).isIndependent()).isFalse();
        assertThat(pair("@ManyToOne", "void send(Parcel p, Address to) { p.setTo(to); }")
                        .isIndependent())
                .isTrue();
        assertThat(pair("@ManyToOne", "void move(Customer c, Long id) { c.address = em.find(Address.class, id); }")
                        .isIndependent())
                .isTrue();
    }

    @Test
    void rowsThatAreMadeForTheirOwnerAndOnlyReadAreItsOwn() {
        TargetLife life = life(
                Configuration.DEFAULT,
                "void fill(Customer c) { c.setAddress(new Address()); }"
                        + " Address read(Long id) { return em.find(Address.class, id); }");

        assertThat(life.madeForOwner()).isTrue();
    }
}
