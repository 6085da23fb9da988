package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MapsIdPersistDroppedTest {

    private static final RuleTester RULE = RuleTester.of("maps-id-persist-dropped");

    private static final String DETAILS = """
            @Entity class Post { @Id Long id; }
            @Entity class PostDetails {
                @Id Long id;
                @MapsId
                @OneToOne Post post;
            }
            """;

    private static RuleTester on(Product product, int major, int minor) {
        return RULE.with(Configurations.provider(product, major, minor));
    }

    @Test
    void otherProvidersAndVersionsAreSilent() {
        RULE.silent(DETAILS);
        on(Product.HIBERNATE, 6, 6).silent(DETAILS);
        on(Product.ECLIPSELINK, 7, 0).silent(DETAILS);
    }

    @Test
    void anIdentifierThatSomebodySavesIsSilent() {
        on(Product.HIBERNATE, 7, 1).silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToOne(mappedBy = "post", cascade = CascadeType.ALL) Details details;
                }
                @Entity class Details { @Id Long id; @MapsId @OneToOne Post post; }
                @Entity class Draft { @Id Long id; @MapsId @OneToOne(cascade = CascadeType.PERSIST) Post post; }
                @Entity class Note { @Id Long id; @ManyToOne Post post; }
                @Entity class Summary { @Id @OneToOne Post post; }
                """);
    }

    @Test
    void from7OnTheTargetIsNotSavedUnasked() {
        on(Product.HIBERNATE, 7, 0).reports("""
                @Entity class Post { @Id Long id; }
                @Entity class PostDetails {
                    @Id Long id;
                    @MapsId
                    // finding: maps-id-persist-dropped possible warning "Hibernate 7.0 does not save the Post of PostDetails.post"
                    @OneToOne Post post;
                }
                @Embeddable class Place { Long post; int number; }
                @Entity class Picture {
                    @EmbeddedId Place id;
                    @MapsId("post")
                    // finding: maps-id-persist-dropped possible warning "Picture.post"
                    @ManyToOne Post post;
                }
                """);
    }
}
