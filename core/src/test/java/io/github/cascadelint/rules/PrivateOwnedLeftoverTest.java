package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateOwnedLeftoverTest {

    private static final RuleTester RULE = RuleTester.of("private-owned-leftover");

    private static final String ECLIPSELINK = """
            package org.eclipse.persistence.annotations;
            public @interface PrivateOwned {}
            package org.eclipse.persistence.annotations;
            public @interface CascadeOnDelete {}
            """;

    private static final String LEFTOVERS = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            import org.eclipse.persistence.annotations.*;
            @Entity class Order {
                @Id Long id;
                %s
                @PrivateOwned
                @OneToMany(mappedBy = "order") List<Line> lines;
                %s
                @CascadeOnDelete
                @OneToMany(mappedBy = "order") List<Line> others;
            }
            @Entity class Line { @Id Long id; @ManyToOne Order order; }
            """;

    private static RuleTester on(Product product) {
        return RULE.with(Configurations.provider(product, 6, 6));
    }

    @Test
    void itsOwnProviderReadsIt() {
        on(Product.ECLIPSELINK).silent(ECLIPSELINK, LEFTOVERS.formatted("", ""));
        on(Product.HIBERNATE).silent("""
                @Entity class Line { @Id Long id; }
                @Entity class Order {
                    @Id Long id;
                    @OneToMany @Cascade(org.hibernate.annotations.CascadeType.ALL) List<Line> lines;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Order previous;
                }
                """);
    }

    @Test
    void whoRunsItIsNotKnown() {
        RULE.silent(ECLIPSELINK, LEFTOVERS.formatted("", ""));
    }

    @Test
    void whatIsThereForBothIsSilent() {
        on(Product.HIBERNATE).silent(ECLIPSELINK, """
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                import org.eclipse.persistence.annotations.*;
                import org.hibernate.annotations.*;
                @Entity class Order {
                    @Id Long id;
                    @PrivateOwned @OneToMany(orphanRemoval = true) List<Line> lines;
                    @CascadeOnDelete @OnDelete(action = OnDeleteAction.CASCADE) @OneToMany(mappedBy = "order") List<Line> others;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                """);
    }

    @Test
    void hibernateReadsNothingOfEclipseLink() {
        on(Product.HIBERNATE)
                .reports(
                        ECLIPSELINK,
                        LEFTOVERS.formatted(
                                "// finding: private-owned-leftover likely warning \"EclipseLink's @PrivateOwned on Order.lines does"
                                        + " nothing, because Hibernate 6.6 runs the entity\"",
                                "// finding: private-owned-leftover likely warning \"no ON DELETE is asked for\""));
    }

    @Test
    void eclipseLinkReadsNothingOfHibernate() {
        on(Product.ECLIPSELINK).reports("""
                @Entity class Line { @Id Long id; }
                @Entity class Order {
                    @Id Long id;
                    // finding: private-owned-leftover likely warning "Hibernate's @Cascade on Order.lines does nothing"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL)
                    @OneToMany List<Line> lines;
                    // finding: private-owned-leftover likely warning "Hibernate's @OnDelete on Order.previous"
                    @OnDelete(action = OnDeleteAction.CASCADE)
                    @ManyToOne Order previous;
                }
                """);
    }

    @Test
    void eclipseLinkIgnoresItWhereNothingIsOwned() {
        on(Product.ECLIPSELINK).reports(ECLIPSELINK, """
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                import org.eclipse.persistence.annotations.*;
                @Entity class Customer { @Id Long id; @OneToOne(mappedBy = "customer") @CascadeOnDelete Order order; }
                @Entity class Order {
                    @Id Long id;
                    // finding: private-owned-leftover likely warning "EclipseLink does not take it on a many-to-many"
                    @PrivateOwned
                    @ManyToMany List<Customer> customers;
                    // finding: private-owned-leftover likely warning "the end of a one-to-one that holds the key"
                    @CascadeOnDelete
                    @OneToOne Customer customer;
                    // finding: private-owned-leftover likely warning "EclipseLink does not take it on a many-to-one"
                    @CascadeOnDelete
                    @ManyToOne Order previous;
                }
                """);
    }

    /** No example of the rule's page can show it: EclipseLink is not there to compile it. */
    @Test
    void orphanRemovalTakesThePlaceOfWhatIsNotRead() {
        AnalysisResult result = on(Product.HIBERNATE)
                .reports(
                        ECLIPSELINK,
                        LEFTOVERS.formatted(
                                "// finding: private-owned-leftover likely warning \"@PrivateOwned on Order.lines\"",
                                "// finding: private-owned-leftover likely warning \"@CascadeOnDelete on Order.others\""));

        assertThat(result.findings().stream()
                        .flatMap(finding -> finding.finding().suggestion().stream())
                        .filter(help -> help.tier() == Tier.SUGGESTED)
                        .map(help ->
                                help.edits().stream().map(TextEdit::newText).toList()))
                .containsExactly(List.of("", ", orphanRemoval = true"));
    }
}
