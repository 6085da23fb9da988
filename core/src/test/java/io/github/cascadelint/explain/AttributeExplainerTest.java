package io.github.cascadelint.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.Configurations;
import java.io.IOException;
import java.util.Map;
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
                  Statements and exceptions are those of Hibernate 6.6; what runs these entities is not known, and
                  may do otherwise.

                em.persist(city)  fails where the Country is new
                  A new Country is not saved along, and the flush fails with TransientObjectException: save it
                  first, or cascade PERSIST. One that is in the database is no problem.

                em.merge(city)
                  What was changed in a detached Country is not taken over: nothing cascades MERGE. Only the link is
                  written. A new Country makes it fail: TransientObjectException. One that has an identifier already
                  is taken for a row of the database, and not saved.

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

    /** Version 7 saves what an identifier is taken from only in order to have it generated. */
    @Test
    void whatIsSavedUnaskedIsToldForTheVersionThatIsKnown() {
        String pair = """
                @Entity class Post { @Id @GeneratedValue Long id; }
                @Entity class Details { @Id Long id; @MapsId @OneToOne Post post; }
                @Entity class Draft { @Id @OneToOne Post post; }
                """;
        RelationshipGraph six = Analysis.of(Configurations.provider(Provider.Product.HIBERNATE, 6, 6), pair)
                .graph();
        RelationshipGraph seven = Analysis.of(Configurations.provider(Provider.Product.HIBERNATE, 7, 1), pair)
                .graph();

        assertThat(operation(explain(six, "Details", "post"), Operation.Kind.PERSIST)
                        .why())
                .contains("Hibernate 6 persists it then. Hibernate 7 does so only where the identifier of the Post is"
                        + " generated.");
        assertThat(operation(explain(seven, "Details", "post"), Operation.Kind.PERSIST)
                        .why())
                .startsWith("Saves a new Post along where its identifier is generated")
                .contains("Where code sets the identifier, the flush fails with TransientPropertyValueException")
                .doesNotContain("Hibernate 6");
        assertThat(operation(explain(seven, "Draft", "post"), Operation.Kind.PERSIST)
                        .outcome())
                .isEqualTo(Outcome.FAILS);
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

    @Test
    void aLinkThatMustNotBeNullIsNotToldToBeCut() {
        RelationshipGraph graph = Analysis.of("""
                        @Entity
                        class Agency {
                            @Id Long id;

                            @OneToMany(mappedBy = "agency")
                            List<Agent> agents;

                            @OneToMany(mappedBy = "former")
                            List<Agent> formerAgents;

                            @OneToOne(mappedBy = "owner")
                            Office office;

                            @OneToMany(mappedBy = "seen")
                            List<Agent> seenAgents;
                        }

                        @Entity
                        class Agent {
                            @Id Long id;

                            @ManyToOne(optional = false)
                            Agency agency;

                            @ManyToOne
                            Agency former;

                            @ManyToOne
                            @JoinColumn(name = "former_id", insertable = false, updatable = false)
                            Agency seen;
                        }

                        @Entity
                        class Office {
                            @Id Long id;

                            @MapsId
                            @OneToOne
                            Agency owner;
                        }
                        """).graph();

        assertThat(operation(explain(graph, "Agency", "agents"), Operation.Kind.TAKE_OUT)
                        .why())
                .endsWith("The link cannot be cut: Agent.agency must not be null. Remove the Agent, or give it another"
                        + " Agency.");
        assertThat(operation(explain(graph, "Agency", "formerAgents"), Operation.Kind.TAKE_OUT)
                        .why())
                .endsWith("Call agent.setFormer(null) to cut the link.");
        assertThat(operation(explain(graph, "Agency", "office"), Operation.Kind.SET_NULL)
                        .why())
                .endsWith("The link cannot be cut: Office.owner is the identifier of the Office, or part of it. Remove"
                        + " the Office.");
        assertThat(operation(explain(graph, "Agency", "seenAgents"), Operation.Kind.TAKE_OUT)
                        .why())
                .endsWith("a change of this end alone changes no row.");
        assertThat(operation(explain(graph, "Agency", "formerAgents"), Operation.Kind.REMOVE)
                        .why())
                .startsWith("As long as there is an Agent, the delete fails");
    }

    @Test
    void aMappingFileIsExplainedInItsOwnWords() {
        RelationshipGraph graph = Analysis.run(
                        Configuration.DEFAULT,
                        Map.of(
                                "p/A.java",
                                "package p; class A { Long id; java.util.Set<B> bs; java.util.List<B> bag; }"
                                        + " class B { Long id; A a; A other; A one; }",
                                "p/a.hbm.xml",
                                """
                                <hibernate-mapping package='p' default-access='field'>
                                  <class name='A'><id name='id'/>
                                    <set name='bs' inverse='true' cascade='all'>
                                      <key column='a' on-delete='cascade'/><one-to-many class='B'/>
                                    </set>
                                    <bag name='bag'><key column='x'/><many-to-many class='B' column='y'/></bag>
                                  </class>
                                  <class name='B'><id name='id'/>
                                    <many-to-one name='a'/>
                                    <many-to-one name='other' cascade='all-delete-orphan'/>
                                    <many-to-one name='one' unique='true' cascade='all-delete-orphan'/>
                                  </class>
                                </hibernate-mapping>
                                """))
                .graph();

        AttributeExplanation collection = explain(graph, "p.A", "bs");
        assertThat(collection.facts())
                .contains("The foreign key is declared ON DELETE CASCADE by on-delete=\"cascade\".");
        assertThat(operation(collection, Operation.Kind.REMOVE).why())
                .contains("The database deletes each B (on-delete=\"cascade\" on the collection)");
        assertThat(operation(explain(graph, "p.A", "bag"), Operation.Kind.TAKE_OUT)
                        .why())
                .contains("where rows are not told apart, as in a bag, all are deleted");

        AttributeExplanation refused = explain(graph, "p.B", "other");
        assertThat(refused.facts())
                .containsExactly("The application does not start: Hibernate refuses delete-orphan here, because a"
                        + " many-to-one without a unique key does not own the A it leads to. Take delete-orphan off, or,"
                        + " if no two B rows share an A, say unique=\"true\".");
        assertThat(refused.operations()).isEmpty();
        assertThat(operation(explain(graph, "p.B", "one"), Operation.Kind.SET_NULL)
                        .why())
                .contains("orphan removal");
    }

    @Test
    void deleteOrphanOnAManyToOneIsNoOrphanRemoval() {
        AttributeExplanation explanation = explain(Analysis.of("""
                        @Entity
                        class Letter {
                            @Id Long id;

                            @ManyToOne
                            @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                            Envelope envelope;
                        }

                        @Entity
                        class Envelope {
                            @Id Long id;
                        }
                        """).graph(), "Letter", "envelope");

        assertThat(explanation.facts())
                .contains("DELETE_ORPHAN removes no orphan on a many-to-one: it works as REMOVE.");
        assertThat(operation(explanation, Operation.Kind.SET_NULL).why()).contains("the Envelope row stays");
        assertThat(operation(explanation, Operation.Kind.REMOVE).why()).contains("Deletes the Envelope after it");
    }

    private static Operation operation(AttributeExplanation explanation, Operation.Kind kind) {
        return explanation.operations().stream()
                .filter(operation -> operation.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static AttributeExplanation explain(String attribute) {
        return explain(Analysis.of(SHOP, OTHER).graph(), "City", attribute);
    }

    private static AttributeExplanation explain(RelationshipGraph graph, String entity, String attribute) {
        ManagedType owner = EntitySearch.of(graph.model(), entity).found().stream()
                .findFirst()
                .orElseThrow();
        return new AttributeExplainer(graph)
                .explain(owner, owner.attribute(attribute).orElseThrow());
    }
}
