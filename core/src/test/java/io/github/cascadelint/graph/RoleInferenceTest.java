package io.github.cascadelint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleInferenceTest {

    private static final String IMPORTS = """
            package shop;

            import jakarta.persistence.*;
            import java.util.*;
            import org.hibernate.annotations.CacheConcurrencyStrategy;
            import org.hibernate.annotations.Immutable;

            """;

    private static Role role(String entity, String fixture) {
        return role(Configuration.DEFAULT, entity, fixture);
    }

    private static Role role(Configuration configuration, String entity, String fixture) {
        List<String> texts = new ArrayList<>(List.of(IMPORTS + fixture));
        STUBS.forEach((type, text) -> {
            if (fixture.contains(type)) {
                texts.add(text);
            }
        });
        return Analysis.of(configuration, texts.toArray(String[]::new)).graph().role("shop." + entity);
    }

    /** Types of libraries that the tests do not depend on. */
    private static final Map<String, String> STUBS = Map.of(
            "ddd.annotation.AggregateRoot",
            "package org.jmolecules.ddd.annotation;\npublic @interface AggregateRoot {}\n",
            "ddd.annotation.ValueObject",
            "package org.jmolecules.ddd.annotation;\npublic @interface ValueObject {}\n",
            "ddd.annotation.Association",
            "package org.jmolecules.ddd.annotation;\npublic @interface Association {}\n",
            "ddd.types.AggregateRoot",
            "package org.jmolecules.ddd.types;\npublic interface AggregateRoot<T, I> {}\n",
            "ddd.types.Entity",
            "package org.jmolecules.ddd.types;\npublic interface Entity<T, I> {}\n",
            "ddd.types.Association",
            "package org.jmolecules.ddd.types;\npublic interface Association<T, I> {}\n",
            "AbstractAggregateRoot",
            "package org.springframework.data.domain;\npublic abstract class AbstractAggregateRoot<T> {}\n",
            "envers.RevisionEntity",
            "package org.hibernate.envers;\npublic @interface RevisionEntity {}\n",
            "lombok.Setter",
            "package lombok;\npublic @interface Setter {}\n");

    private static List<String> texts(Role role) {
        return role.evidence().stream().map(Evidence::text).toList();
    }

    /** The lines that the evidence points at. */
    private static List<String> places(Role role, String fixture) {
        String[] lines = (IMPORTS + fixture).split("\n", -1);
        return role.evidence().stream()
                .map(evidence -> lines[evidence.range().orElseThrow().startLine() - 1].strip())
                .toList();
    }

    @Test
    void anImmutableEntityThatOthersReferToIsALookup() {
        String fixture = """
                @Entity
                @Immutable
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne Country country;
                }
                """;
        Role role = role("Country", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(texts(role)).containsExactly("Country is immutable reference data");
        assertThat(places(role, fixture)).containsExactly("class Country { @Id Long id; }");
    }

    @Test
    void aReadOnlyCacheMakesALookup() {
        Role role = role("Country", """
                @Entity
                @org.hibernate.annotations.Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToMany Set<Country> visited;
                }
                """);
        assertThat(role.kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(texts(role)).containsExactly("Country is cached read-only");
    }

    @Test
    void shapeAndUseMakeALookup() {
        String fixture = """
                @Entity class Country { @Id String code; String name; }
                @Entity class Customer { @Id Long id; @ManyToOne Country country; }
                @Entity class Supplier { @Id Long id; @ManyToOne Country country; }
                """;
        Role role = role("Country", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(texts(role))
                .containsExactly(
                        "2 entities refer to Country",
                        "Country has only columns like code and name, and no code makes one");
        assertThat(places(role, fixture).get(1)).startsWith("@Entity class Country");
        Role made = role("Country", fixture + "class Seeds { Country make() { return new Country(); } }\n");
        assertThat(made.kind()).isEqualTo(Role.Kind.SHARED);
    }

    @Test
    void noSignAloneMakesALookup() {
        Role immutable = role("Country", "@Entity @Immutable class Country { @Id String code; String name; }\n");
        assertThat(immutable.kind()).isEqualTo(Role.Kind.UNKNOWN);
        Role shape = role("Country", """
                @Entity class Country { @Id String code; String name; }
                @Entity class Customer { @Id Long id; @ManyToOne Country country; }
                """);
        assertThat(shape.kind()).isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void twoMandatoryParentsAndNoReferrersMakeALink() {
        String fixture = """
                @Entity class Post { @Id Long id; }
                @Entity class User { @Id Long id; }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne(optional = false) Post post;
                    @ManyToOne @JoinColumn(nullable = false) User user;
                }
                """;
        Role role = role("Vote", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.LINK);
        assertThat(texts(role)).containsExactly("Vote.post is mandatory", "Vote.user is mandatory");
        assertThat(places(role, fixture))
                .containsExactly(
                        "@ManyToOne(optional = false) Post post;",
                        "@ManyToOne @JoinColumn(nullable = false) User user;");
        Role referred = role("Vote", fixture + "@Entity class Protest { @Id Long id; @ManyToOne Vote vote; }\n");
        assertThat(referred.kind()).isNotEqualTo(Role.Kind.LINK);
        Role whole = role(
                "Vote",
                fixture.replace("User user;", "User user;\n    @OneToMany(cascade = CascadeType.ALL) List<Part> parts;")
                        + "@Entity class Part { @Id Long id; }\n");
        assertThat(whole.kind()).isNotEqualTo(Role.Kind.LINK);
        Role optional = role("Vote", fixture.replace("(optional = false)", ""));
        assertThat(optional.kind()).isNotEqualTo(Role.Kind.LINK);
    }

    @Test
    void aCompositeIdentifierOfTwoParentsMakesALink() {
        Role role = role("Vote", """
                @Entity class Post { @Id Long id; }
                @Entity class User { @Id Long id; }
                @Embeddable class VoteId { Long postId; Long userId; }
                @Entity class Vote {
                    @EmbeddedId VoteId id;
                    @ManyToOne @MapsId("postId") Post post;
                    @ManyToOne @MapsId("userId") User user;
                }
                """);
        assertThat(role.kind()).isEqualTo(Role.Kind.LINK);
    }

    @Test
    void severalOwnersThatAllRemoveMakeAValueComponent() {
        String fixture = """
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) Address home;
                }
                @Entity class Supplier {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Address> offices;
                }
                """;
        Role role = role("Address", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.VALUE_COMPONENT);
        assertThat(texts(role))
                .containsExactlyInAnyOrder(
                        "Customer.home owns its rows too, by cascade",
                        "Supplier.offices owns its rows too, by cascade");
        assertThat(places(role, fixture)).allMatch(line -> line.contains("CascadeType.ALL"));
    }

    @Test
    void aValueComponentMayHaveChildrenOfItsOwn() {
        Role role = role("Address", """
                @Entity class Address {
                    @Id Long id;
                    @OneToMany(mappedBy = "address", cascade = CascadeType.ALL) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Address address; }
                @Entity class Customer { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address home; }
                @Entity class Supplier { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address office; }
                """);
        assertThat(role.kind()).isEqualTo(Role.Kind.VALUE_COMPONENT);
    }

    @Test
    void anOwnerThatDoesNotRemoveUnmakesAValueComponent() {
        Role role = role("Address", """
                @Entity class Address { @Id Long id; }
                @Entity class Customer { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address home; }
                @Entity class Supplier { @Id Long id; @OneToOne(cascade = CascadeType.ALL) Address office; }
                @Entity class Parcel { @Id Long id; @ManyToOne Address to; }
                """);
        assertThat(role.kind()).isNotEqualTo(Role.Kind.VALUE_COMPONENT);
    }

    @Test
    void aDeclarationThatSeveralInheritIsOneOwner() {
        Role role = role("Address", """
                @Entity class Address { @Id Long id; }
                @MappedSuperclass abstract class Party {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Address address;
                }
                @Entity class Customer extends Party {}
                @Entity class Supplier extends Party {}
                """);
        assertThat(role.kind()).isNotEqualTo(Role.Kind.VALUE_COMPONENT);
    }

    @Test
    void twoReferringEntitiesMakeItShared() {
        String fixture = """
                @Entity class Address { @Id Long id; int number; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne Address home;
                    @ManyToOne Address work;
                }
                @Entity class Parcel {
                    @Id Long id;
                    @ManyToOne Address to;
                }
                """;
        Role role = role("Address", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.SHARED);
        assertThat(texts(role)).anyMatch(text -> text.startsWith("Parcel.to"));
        assertThat(places(role, fixture)).allMatch(line -> line.startsWith("@ManyToOne Address"));
        Role one = role("Address", fixture.replace("@ManyToOne Address to;", ""));
        assertThat(one.kind()).isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void itsOwnChildrenDoNotShareIt() {
        Role role = role("Post", """
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Picture> pictures;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                """);
        assertThat(role.kind()).isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void oneOwnerThatRemovesMakesItOwned() {
        String fixture = """
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", orphanRemoval = true) List<Comment> comments;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                """;
        Role role = role("Comment", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(texts(role)).containsExactly("Post.comments removes its rows");
        assertThat(places(role, fixture)).allMatch(line -> line.startsWith("@OneToMany"));
        assertThat(role("Post", fixture)).isEqualTo(new Role(Role.Kind.UNKNOWN, List.of()));
    }

    private static final String MADE = """
            @Entity class Document { @Id Long id; }
            @Entity class Form {
                @Id Long id;
                @OneToOne(cascade = CascadeType.ALL) Document document;
                void setDocument(Document document) { this.document = document; }
            }
            @Entity class Certificate {
                @Id Long id;
                @OneToOne(cascade = CascadeType.ALL) Document key;
                void setKey(Document key) { this.key = key; }
            }
            @Entity class Session {
                @Id Long id;
                @OneToOne Document toSign;
                void setToSign(Document toSign) { this.toSign = toSign; }
            }
            class Making {
                EntityManager em;
                void make() {
                    Form form = new Form();
                    form.setDocument(new Document());
                    Certificate certificate = new Certificate();
                    certificate.setKey(new Document());
                    Session session = new Session();
                    session.setToSign(new Document());
                }
            }
            """;

    @Test
    void rowsThatAreMadeForEachReferrerAreNotShared() {
        Role role = role("Document", MADE);
        assertThat(role.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(role.owners()).containsExactly("shop.Certificate", "shop.Form");
        assertThat(role("Document", MADE.replace("(new Document());", "(em.find(Document.class, 1L));"))
                        .kind())
                .isEqualTo(Role.Kind.SHARED);
    }

    @Test
    void theConfigurationOverrulesWhatIsInferred() {
        String fixture = "@Entity class Country { @Id Long id; }\n@Entity class Shop { @Id Long id; }\n";
        Role lookup = role(Configurations.lookup("shop.Country"), "Country", fixture);
        assertThat(lookup.kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(texts(lookup)).containsExactly("the configuration says so");
        Role shared = role(Configurations.shared("shop.*"), "Country", fixture);
        assertThat(shared.kind()).isEqualTo(Role.Kind.SHARED);
        Role owned = role(Configurations.owned("shop.Country", "shop.Shop"), "Country", fixture);
        assertThat(owned.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(texts(owned)).allMatch(text -> text.contains("shop.Shop"));
    }

    @Test
    void theConfigurationNamesRootsAndHistory() {
        String fixture = "@Entity class Order { @Id Long id; }\n";
        assertThat(role(Configurations.root("shop.Order"), "Order", fixture).kind())
                .isEqualTo(Role.Kind.ROOT);
        assertThat(role(Configurations.history("shop.*"), "Order", fixture).kind())
                .isEqualTo(Role.Kind.HISTORY);
        assertThat(role(Configurations.owned("shop.Order", "shop.Shop"), "Order", fixture)
                        .owners())
                .containsExactly("shop.Shop");
    }

    private static final String ROOT = """
            @Entity class Organization {
                @Id Long id;
                @OneToMany(mappedBy = "organization", cascade = CascadeType.ALL) List<Step> steps;
            }
            @Entity class Step { @Id Long id; @ManyToOne Organization organization; }
            interface OrganizationRepository extends JpaRepository<Organization, Long> {}
            interface JpaRepository<T, I> {}
            class Organizations { Organization make() { return new Organization(); } }
            """;

    @Test
    void aRepositoryAndRowsOfItsOwnMakeARoot() {
        Role role = role("Organization", ROOT);
        assertThat(role.kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(texts(role))
                .containsExactly("Organization has a repository of its own", "code makes new Organization rows");
        assertThat(places(role, ROOT))
                .containsExactly(
                        "interface OrganizationRepository extends JpaRepository<Organization, Long> {}",
                        "class Organizations { Organization make() { return new Organization(); } }");
        assertThat(role("Organization", ROOT.replace("new Organization()", "null"))
                        .kind())
                .isEqualTo(Role.Kind.UNKNOWN);
        assertThat(role("Organization", ROOT.replace("extends JpaRepository<Organization, Long>", ""))
                        .kind())
                .isEqualTo(Role.Kind.UNKNOWN);
        String alone = ROOT.replace(
                        "@OneToMany(mappedBy = \"organization\", cascade = CascadeType.ALL) List<Step> steps;", "")
                .replace("@ManyToOne Organization organization;", "");
        assertThat(role("Organization", alone).kind()).isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void aChildThatSeveralOthersReferToIsARoot() {
        String fixture = ROOT + """
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> all;
                }
                @Entity class Submission { @Id Long id; @ManyToOne Organization organization; }
                @Entity class Rule { @Id Long id; @ManyToOne Organization organization; }
                """;
        assertThat(role("Organization", fixture).kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(texts(role("Organization", fixture)))
                .contains(
                        "Rule.organization (@ManyToOne) refers to it too",
                        "Submission.organization (@ManyToOne) refers to it too");
        Role one =
                role("Organization", fixture.replace("@Entity class Rule { @Id Long id; @ManyToOne", "class Rule {"));
        assertThat(one.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(one.owners()).containsExactly("shop.Category");
    }

    @Test
    void whatGoesWithAnotherReferrerIsNoSubtreeOfItsOwn() {
        Role role = role("Organization", ROOT + """
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL) List<Organization> all;
                }
                @Entity class Submission {
                    @Id Long id;
                    @ManyToOne Organization organization;
                    @OneToMany(cascade = CascadeType.ALL) List<Rule> rules;
                }
                @Entity class Rule { @Id Long id; @ManyToOne Organization organization; }
                """);
        assertThat(role.kind()).isNotEqualTo(Role.Kind.ROOT);
    }

    private static final String DELETED = """
            @Entity class Account { @Id Long id; }
            @Entity class Post { @Id Long id; @ManyToOne(optional = false) Account author; }
            interface AccountRepository extends JpaRepository<Account, Long> {}
            interface JpaRepository<T, I> {}
            class Accounts { EntityManager em; void drop(Account account) { em.remove(account); } }
            """;

    @Test
    void whatIsDeletedOnItsOwnWhileOthersNeedItIsARoot() {
        Role role = role("Account", DELETED);
        assertThat(role.kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(texts(role))
                .containsExactly(
                        "Account has a repository of its own",
                        "code deletes Account rows on their own",
                        "Post.author (@ManyToOne) refers to it too");
        assertThat(role("Account", DELETED.replace("(optional = false)", "")).kind())
                .isEqualTo(Role.Kind.UNKNOWN);
        assertThat(role("Account", DELETED.replace("em.remove(account);", "")).kind())
                .isEqualTo(Role.Kind.UNKNOWN);
        assertThat(role("Account", DELETED.replace("class Account { @Id Long id;", """
                        class Account {
                            @Id Long id;
                            @OneToMany(mappedBy = "author", cascade = CascadeType.REMOVE) List<Post> posts;
                        """))
                        .kind())
                .isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void anEntitySaysThatItIsARoot() {
        Role annotated =
                role("Order", "@org.jmolecules.ddd.annotation.AggregateRoot @Entity class Order { @Id Long id; }\n");
        assertThat(annotated.kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(texts(annotated)).containsExactly("it says so: @AggregateRoot");
        Role typed = role("Order", """
                @Entity class Order implements org.jmolecules.ddd.types.AggregateRoot<Order, Long> { @Id Long id; }
                """);
        assertThat(typed.kind()).isEqualTo(Role.Kind.ROOT);
        Role extended = role("Order", """
                @Entity class Order extends org.springframework.data.domain.AbstractAggregateRoot<Order> { @Id Long id; }
                """);
        assertThat(extended.kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(places(
                        extended,
                        "@Entity class Order extends org.springframework.data.domain"
                                + ".AbstractAggregateRoot<Order> { @Id Long id; }"))
                .singleElement()
                .asString()
                .startsWith("@Entity class Order");
    }

    @Test
    void anEntityNamesTheAggregateThatItBelongsTo() {
        String fixture = """
                @Entity class Order { @Id Long id; }
                @MappedSuperclass abstract class Part<R> implements org.jmolecules.ddd.types.Entity<R, Long> {}
                @Entity class Line extends Part<Order> { @Id Long id; }
                """;
        Role role = role("Line", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(role.owners()).containsExactly("shop.Order");
        assertThat(places(role, fixture)).singleElement().asString().contains("class Line");
    }

    @Test
    void aValueObjectIsAValueComponent() {
        Role role = role("Price", "@org.jmolecules.ddd.annotation.ValueObject @Entity class Price { @Id Long id; }\n");
        assertThat(role.kind()).isEqualTo(Role.Kind.VALUE_COMPONENT);
    }

    @Test
    void anAssociationLeadsToARoot() {
        String fixture = """
                @Entity class Customer { @Id Long id; }
                @Entity class Order {
                    @Id Long id;
                    @Lob org.jmolecules.ddd.types.Association<Customer, Long> customer;
                }
                """;
        Role typed = role("Customer", fixture);
        assertThat(typed.kind()).isEqualTo(Role.Kind.ROOT);
        assertThat(places(typed, fixture)).singleElement().asString().contains("Association<Customer, Long> customer");
        Role annotated = role("Customer", """
                @Entity class Customer { @Id Long id; }
                @Entity class Order {
                    @Id Long id;
                    @org.jmolecules.ddd.annotation.Association @ManyToOne Customer customer;
                }
                """);
        assertThat(annotated.kind()).isEqualTo(Role.Kind.ROOT);
    }

    private static final String LOG = """
            @Entity class Order {
                @Id Long id;
                @OneToMany(cascade = CascadeType.ALL) List<StatusLog> logs;
                List<StatusLog> getLogs() { return logs; }
            }
            @Entity class StatusLog {
                @Id Long id;
                @ManyToOne Order order;
                @Column(nullable = false) java.time.Instant at;
                String status;
                protected StatusLog() {}
                StatusLog(Order order, String status) { this.order = order; }
                @PrePersist void date() { at = java.time.Instant.now(); }
            }
            class Orders { StatusLog log(Order order) { return new StatusLog(order, "sent"); } }
            """;

    @Test
    void rowsThatAreMadeAndNeverChangedAreHistory() {
        Role role = role("StatusLog", LOG);
        assertThat(role.kind()).isEqualTo(Role.Kind.HISTORY);
        assertThat(texts(role))
                .containsExactly(
                        "no member of StatusLog changes an instance that is there",
                        "every row has the time at which it was made",
                        "its name speaks of the past",
                        "code makes new StatusLog rows, and none was seen to delete one",
                        "StatusLog.order tells what it is about");
        assertThat(role("StatusLog", LOG.replace("String status;", "String status; void setStatus(String s) {}"))
                        .kind())
                .isEqualTo(Role.Kind.OWNED);
        assertThat(role("StatusLog", LOG.replace("String status;", "@lombok.Setter String status;"))
                        .kind())
                .isEqualTo(Role.Kind.OWNED);
        assertThat(role("StatusLog", LOG.replace("return new StatusLog(order, \"sent\")", "return null"))
                        .kind())
                .isEqualTo(Role.Kind.OWNED);
        assertThat(role("StatusLog", LOG.replace("return new", "order.getLogs().remove(1); return new"))
                        .kind())
                .isEqualTo(Role.Kind.OWNED);
    }

    @Test
    void aNameAloneMakesNoHistory() {
        assertThat(role("StatusLine", LOG.replace("StatusLog", "StatusLine")).kind())
                .isEqualTo(Role.Kind.OWNED);
        Role role = role("Event", """
                @Entity class Venue { @Id Long id; }
                @Entity class Event { @Id Long id; @ManyToOne Venue venue; public String title; }
                class Events { Event make() { return new Event(); } }
                """);
        assertThat(role.kind()).isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void columnsThatAreWrittenOnceMakeHistoryOfAnyName() {
        String fixture = """
                @Entity class Sensor { @Id Long id; }
                @Entity class Measured {
                    @Id Long id;
                    @ManyToOne @JoinColumn(updatable = false) Sensor sensor;
                    @Column(updatable = false) double value;
                    void setValue(double value) {}
                }
                class Sensors { Measured make() { return new Measured(); } }
                """;
        Role role = role("Measured", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.HISTORY);
        assertThat(texts(role)).contains("no column of Measured is written again once the row is there");
        assertThat(role("Measured", fixture.replace("@JoinColumn(updatable = false) ", ""))
                        .kind())
                .isEqualTo(Role.Kind.UNKNOWN);
    }

    @Test
    void aRevisionEntityIsHistory() {
        Role role = role("Rev", "@org.hibernate.envers.RevisionEntity @Entity class Rev { @Id Long id; }\n");
        assertThat(role.kind()).isEqualTo(Role.Kind.HISTORY);
        assertThat(texts(role)).containsExactly("Rev is Envers' revision entity");
    }

    @Test
    void whatCannotBeWithoutItsParentIsOwnedThoughOthersReferToIt() {
        String fixture = """
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne(optional = false) Order order; }
                @Entity class Parcel { @Id Long id; @ManyToOne Line line; }
                @Entity class Refund { @Id Long id; @ManyToOne Line line; }
                """;
        Role role = role("Line", fixture);
        assertThat(role.kind()).isEqualTo(Role.Kind.OWNED);
        assertThat(role.owners()).containsExactly("shop.Order");
        assertThat(texts(role)).containsExactly("Order.lines saves its rows along", "Line.order is mandatory");
        String linked = fixture.replace("@ManyToOne Line line", "@ManyToMany Set<Line> lines");
        assertThat(role("Line", linked).kind()).isEqualTo(Role.Kind.SHARED);
    }

    @Test
    void aRowWithOneUserIsNoLookup() {
        assertThat(role("Distribution", """
                        @Entity @Immutable class Distribution { @Id Long id; byte[] values; }
                        @Entity class Result {
                            @Id Long id;
                            @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Distribution distribution;
                        }
                        """).kind()).isNotEqualTo(Role.Kind.LOOKUP);
    }

    @Test
    void whatCodeMakesAndNeverLooksUpIsNoLookup() {
        String model = """
                @Entity @Immutable class EventType { @Id Long id; }
                @Entity class Event {
                    @Id Long id;
                    @ManyToOne EventType type;
                }
                """;
        assertThat(role("EventType", model).kind()).isEqualTo(Role.Kind.LOOKUP);
        assertThat(role("EventType", model + "class Events { void log(Event e) { e.type = new EventType(); } }")
                        .kind())
                .isNotEqualTo(Role.Kind.LOOKUP);
        assertThat(role(
                                "EventType",
                                model + "class Events { java.util.function.Supplier<EventType> s = EventType::new; }")
                        .kind())
                .isNotEqualTo(Role.Kind.LOOKUP);
    }
}
