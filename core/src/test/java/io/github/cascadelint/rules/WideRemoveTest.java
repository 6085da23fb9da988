package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import org.junit.jupiter.api.Test;

class WideRemoveTest {

    private static final RuleTester RULE = RuleTester.of("wide-remove");

    private static final String SHOP = """
            @Entity class Review { @Id Long id; }
            @Entity class Photo { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Review> reviews; }
            // finding: wide-remove likely info
            @Entity class Product { @Id Long id; @OneToMany(orphanRemoval = true) List<Photo> photos; }
            """;

    @Test
    void anAggregateOfAFewEntitiesIsRight() {
        RULE.silent(SHOP.replace("// finding: wide-remove likely info\n", ""));
    }

    @Test
    void theConfigurationSaysHowManyAreMany() {
        Finding finding =
                RULE.with(Configurations.option("wide-remove", "maxEntities", 1)).reports(SHOP).findings().stream()
                        .map(TriagedFinding::finding)
                        .filter(found -> found.rule().equals("wide-remove"))
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.message())
                .isEqualTo(
                        "Deleting one Product can delete rows of 2 other entities, up to 2 steps away: Photo, Review");
        assertThat(finding.attribute()).isEmpty();
        assertThat(finding.path())
                .containsExactly(
                        new PathStep("shop.Product", "photos", "shop.Photo", "orphan-removal"),
                        new PathStep("shop.Photo", "reviews", "shop.Review", "remove"));
    }

    @Test
    void anOverrideIsAWordForItsOwnFilesOnly() {
        String overrides = "overrides: [{ paths: ['%s'], rules: { wide-remove: warning } }]\n";

        RULE.with(Configurations.of(overrides.formatted("**"))).reports(chain("likely warning"));
        RULE.with(Configurations.of(overrides.formatted("elsewhere/**"))).reports(chain("possible info"));
    }

    @Test
    void withoutAWordOfTheConfigurationItIsAQuestion() {
        RULE.reports(chain("possible info"));
    }

    private static String chain(String told) {
        StringBuilder chain = new StringBuilder("@Entity class E9 { @Id Long id; }\n");
        for (int i = 8; i >= 1; i--) {
            chain.append(i == 1 ? "// finding: wide-remove " + told + "\n" : "")
                    .append("@Entity class E%d { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<E%d> all; }\n"
                            .formatted(i, i + 1));
        }
        return chain.toString();
    }

    @Test
    void theConfigurationSaysHowDeepIsDeep() {
        RULE.with(Configurations.option("wide-remove", "maxDepth", 1)).reports(SHOP);
        RULE.with(Configurations.option("wide-remove", "maxDepth", 2))
                .silent(SHOP.replace("// finding: wide-remove likely info\n", ""));
    }

    @Test
    void whatDoesNotRemoveIsNotFollowed() {
        RULE.with(Configurations.option("wide-remove", "maxEntities", 1)).silent("""
                @Entity class Review { @Id Long id; }
                @Entity class Photo { @Id Long id; @OneToMany(cascade = CascadeType.PERSIST) List<Review> reviews; }
                @Entity class Product { @Id Long id; @OneToMany(orphanRemoval = true) List<Photo> photos; }
                """);
    }

    @Test
    void aTreeIsOneEntityHoweverDeep() {
        RULE.with(Configurations.option("wide-remove", "maxDepth", 1)).silent("""
                @Entity class Node {
                    @Id Long id;
                    @ManyToOne Node parent;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<Node> children;
                }
                """);
    }

    @Test
    void onlyTheFirstOfACircleIsTold() {
        RULE.with(Configurations.option("wide-remove", "maxEntities", 1)).reports("""
                // finding: wide-remove likely info "up to 2 steps away: B, C"
                @Entity class A { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<B> all; }
                @Entity class B { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<C> all; }
                @Entity class C { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<A> all; }
                """);
    }

    @Test
    void aSubclassIsToldWithItsSuperclass() {
        RULE.with(Configurations.option("wide-remove", "maxEntities", 1)).reports("""
                @Entity class Review { @Id Long id; }
                @Entity class Photo { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Review> reviews; }
                // finding: wide-remove likely info
                @Entity class Product { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Photo> photos; }
                @Entity class Book extends Product {}
                """);
    }

    @Test
    void aRowMayBeOneOfASubclass() {
        RULE.with(Configurations.option("wide-remove", "maxEntities", 1)).reports("""
                @Entity class Page { @Id Long id; }
                @Entity class Media { @Id Long id; }
                @Entity class Leaflet extends Media { @OneToMany(cascade = CascadeType.ALL) List<Page> pages; }
                // finding: wide-remove likely info "Media, Page"
                @Entity class Product { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Media> media; }
                """);
    }
}
