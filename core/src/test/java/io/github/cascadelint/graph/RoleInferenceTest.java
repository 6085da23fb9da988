package io.github.cascadelint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import java.util.List;
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
        return Analysis.of(configuration, IMPORTS + fixture).graph().role("shop." + entity);
    }

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
}
