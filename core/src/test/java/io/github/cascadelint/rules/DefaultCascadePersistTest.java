package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultCascadePersistTest {

    private static final String DEFAULT = """
            <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
              <persistence-unit-metadata>
                <persistence-unit-defaults>
                  <cascade-persist/>
                </persistence-unit-defaults>
              </persistence-unit-metadata>
            </entity-mappings>
            """;

    private static final String ORDER = """
            package shop;
            import jakarta.persistence.*;
            @Entity class Order {
                @Id Long id;
                @ManyToOne%s Customer customer;
                @ManyToOne Country country;
            }
            @Entity class Country { @Id Long id; }
            @Entity class Customer { @Id Long id; @ManyToOne%s Country country; }
            """;

    private static List<Finding> findings(String orm, String order) {
        return Analysis.run(
                        Configuration.DEFAULT,
                        Map.of("src/main/resources/META-INF/orm.xml", orm, "src/main/java/shop/Order.java", order))
                .findings()
                .stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("default-cascade-persist"))
                .toList();
    }

    @Test
    void aUnitWithoutTheDefaultIsSilent() {
        assertThat(findings(
                        DEFAULT.replace("<cascade-persist/>", ""),
                        ORDER.formatted("(cascade = CascadeType.PERSIST)", "")))
                .isEmpty();
    }

    @Test
    void theDefaultIsToldOnceAtItsPlace() {
        List<Finding> findings =
                findings(DEFAULT, ORDER.formatted("(cascade = CascadeType.ALL)", "(cascade = CascadeType.MERGE)"));

        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.range().file()).isEqualTo("src/main/resources/META-INF/orm.xml");
        assertThat(finding.range().startLine()).isEqualTo(4);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(finding.message())
                .startsWith(
                        "cascade-persist adds PERSIST to all associations of the unit, and 2 have it from nowhere else"
                                + " (Customer.country, Order.country): ");
    }

    @Test
    void itAddsNothingWhereAllSayIt() {
        assertThat(findings(DEFAULT, """
                package shop;
                import jakarta.persistence.*;
                @Entity class Order { @Id Long id; @ManyToOne(cascade = CascadeType.PERSIST) Order previous; }
                """)).isEmpty();
    }
}
