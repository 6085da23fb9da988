package io.github.cascadelint.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is explained is proved against Hibernate elsewhere; here is how it is told, and what is not told. */
class AttributeExplainerTest {

    private static final String SHOP = """
            @Entity
            class City {
                @Id Long id;
                String name;

                @ManyToOne
                Country country;

                @ManyToOne(cascade = CascadeType.REMOVE)
                other.Planet planet;

                @ManyToOne
                @JoinColumn(name = "country_id", insertable = false, updatable = false)
                Country again;
            }

            @Entity
            @Table(name = "countries")
            class Country {
                @Id @Column(name = "code") String id;
            }
            """;

    private static final String OTHER = "package other; public class Planet {}";

    @Test
    void textIsForPeople() throws IOException {
        StringBuilder text = new StringBuilder();
        ExplainText.write(explain("country"), ConsoleReporter.Options.PLAIN, text);

        assertThat(text.toString()).isEqualTo("""
                City#country  shop/City.java:19
                  @ManyToOne, no cascade, to Country
                  The foreign key is City.country_code, which this end writes.

                em.persist(city)  fails
                  A new Country is not saved along, and the flush fails with TransientObjectException: save it
                  first, or cascade PERSIST. One that is in the database is no problem.

                em.merge(city)
                  What was changed in a detached Country is not taken over: nothing cascades MERGE. Only the link is
                  written. A new Country makes it fail: TransientObjectException.

                em.remove(city)
                  The Country stays: nothing cascades REMOVE to it, and the key goes with the row.
                      delete from City where id=?

                em.refresh(city)
                  Reads the City again. A loaded Country keeps what was changed in it: nothing cascades REFRESH.

                em.detach(city)
                  A loaded Country stays managed: nothing cascades DETACH.

                city.setCountry(null)
                  The key is set to null, and the Country row stays, whether or not REMOVE cascades: only orphan
                  removal would delete it.
                      update City set …, country_code=null where id=?

                The statements are those of Hibernate 6. An ellipsis stands for columns that have nothing to do with
                the attribute; what other attributes add is left out.
                """);
    }

    @Test
    void jsonHasTheSame() throws IOException {
        StringBuilder json = new StringBuilder();
        ExplainJson.write(explain("country"), json);

        assertThat(json.toString())
                .startsWith("{\n  \"entity\": \"shop.City\",\n  \"attribute\": \"country\",\n")
                .contains("\"operation\": \"set-null\"", "\"outcome\": \"stops\"", "\"times\": \"once\"")
                .contains("\"update City set …, country_code=null where id=?\"");
    }

    @Test
    void noStatementIsToldOfATargetThatIsNoEntityHere() {
        AttributeExplanation explanation = explain("planet");

        assertThat(explanation.facts())
                .containsExactly(
                        "The statements are not told, because other.Planet is not an entity of these sources.");
        assertThat(explanation.operations()).noneMatch(Operation::hasStatements);
        assertThat(operation(explanation, Operation.Kind.REMOVE).outcome()).isEqualTo(Outcome.REACHES);
        assertThat(operation(explanation, Operation.Kind.PERSIST).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aSecondViewOfAColumnWritesNothing() {
        assertThat(operation(explain("again"), Operation.Kind.SET_NULL).why())
                .isEqualTo("Nothing is written: the columns are neither insertable nor updatable here.");
    }

    @Test
    void aPlainColumnPassesNothingOn() {
        assertThat(explain("name").operations()).isEmpty();
        assertThat(explain("name").facts())
                .containsExactly("It is the column name of the City row; nothing is passed on along it.");
    }

    private static Operation operation(AttributeExplanation explanation, Operation.Kind kind) {
        return explanation.operations().stream()
                .filter(operation -> operation.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static AttributeExplanation explain(String attribute) {
        RelationshipGraph graph = Analysis.of(SHOP, OTHER).graph();
        ManagedType city = graph.model().type("shop.City").orElseThrow();
        return new AttributeExplainer(graph)
                .explain(city, city.attribute(attribute).orElseThrow());
    }
}
