package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.testkit.Configurations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider's own annotations say counts where that provider runs the entities, or may run them. */
class ProvidersAnnotationsTest {

    @TempDir
    private Path root;

    private Association linked(Configuration by, String attribute) throws Exception {
        Files.writeString(root.resolve("Order.java"), """
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                import org.hibernate.annotations.*;
                import org.eclipse.persistence.annotations.*;
                @Entity class Order {
                    @Id Long id;
                    @Cascade(org.hibernate.annotations.CascadeType.ALL) @ManyToOne Customer customer;
                    @OnDelete(action = OnDeleteAction.CASCADE) @ManyToOne Customer payer;
                    @PrivateOwned @OneToMany(mappedBy = "order") List<Line> lines;
                    @CascadeOnDelete @OneToMany(mappedBy = "order") List<Line> more;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                @Entity class Customer { @Id Long id; }
                """);
        return CascadeLint.analyze(
                        new AnalysisRequest(List.of(root), root, false, by.configuration(), Confidence.LIKELY, 1))
                .graph()
                .model()
                .type("shop.Order")
                .flatMap(order -> order.attribute(attribute))
                .map(Association.class::cast)
                .orElseThrow();
    }

    private enum Configuration {
        NOT_KNOWN,
        HIBERNATE,
        ECLIPSELINK;

        io.github.cascadelint.config.Configuration configuration() {
            return this == NOT_KNOWN
                    ? io.github.cascadelint.config.Configuration.DEFAULT
                    : Configurations.provider(Product.valueOf(name()), 4, 0);
        }
    }

    @Test
    void anyMayCountWhereProviderIsNotKnown() throws Exception {
        assertThat(linked(Configuration.NOT_KNOWN, "customer").removes()).isTrue();
        assertThat(linked(Configuration.NOT_KNOWN, "lines").removesOrphans()).isTrue();
        assertThat(linked(Configuration.NOT_KNOWN, "payer").onDelete()).isPresent();
        assertThat(linked(Configuration.NOT_KNOWN, "more").onDelete()).isPresent();
    }

    @Test
    void hibernateReadsItsOwn() throws Exception {
        assertThat(linked(Configuration.HIBERNATE, "customer").removes()).isTrue();
        assertThat(linked(Configuration.HIBERNATE, "payer").onDelete()).isPresent();
        assertThat(linked(Configuration.HIBERNATE, "lines").removesOrphans()).isFalse();
        assertThat(linked(Configuration.HIBERNATE, "more").onDelete()).isEmpty();
    }

    @Test
    void eclipseLinkReadsItsOwn() throws Exception {
        assertThat(linked(Configuration.ECLIPSELINK, "lines").removesOrphans()).isTrue();
        assertThat(linked(Configuration.ECLIPSELINK, "more").onDelete()).isPresent();
        assertThat(linked(Configuration.ECLIPSELINK, "customer").cascade().has(CascadeType.REMOVE))
                .isFalse();
        assertThat(linked(Configuration.ECLIPSELINK, "payer").onDelete()).isEmpty();
    }
}
