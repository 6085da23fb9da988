package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.plan.DeletePlan.Fails;
import io.github.cascadelint.plan.PlanNode.Kind;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.match.SchemaMatches;
import io.github.cascadelint.schema.sql.SqlReader;
import io.github.cascadelint.testkit.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What foreign keys do that set columns, in plans. */
class KeyActionsTest {

    private static final String COMP = """
            @Entity class Comp {
                @Id long a;
                @Id long b;
                @OneToMany(mappedBy = "comp") List<Kid> kids;
            }
            @Entity class Kid {
                @Id long id;
                @ManyToOne(fetch = FetchType.LAZY)
                @JoinColumn(name = "comp_a", referencedColumnName = "a")
                @JoinColumn(name = "comp_b", referencedColumnName = "b")
                Comp comp;
            }
            """;

    private static final String COMP_TABLES = "create table comp (a bigint, b bigint, primary key (a, b));"
            + "create table kid (id bigint primary key, comp_a bigint, comp_b bigint not null, ";

    private static DeletePlan plan(String fixture, String entity, String sql) {
        RelationshipGraph graph = Analysis.of(fixture).graph();
        SchemaBuilder builder = new SchemaBuilder(Dialect.POSTGRESQL);
        new SqlReader(Dialect.POSTGRESQL)
                .read("V1.sql", sql)
                .forEach(statement -> statement.changes().forEach(builder::apply));
        Schema schema = builder.build(
                new SchemaSource(SchemaSource.Kind.SCRIPT, "V1.sql", Dialect.POSTGRESQL, "told"),
                new Schema.Reading(1, 3, 0));
        return new DeletePlans(graph, SchemaMatches.of(graph.model(), List.of(schema)))
                .plan(graph.model().type("shop." + entity).orElseThrow());
    }

    @Test
    void theOrderInWhichAKeyListsItsColumnsSaysNothing() {
        DeletePlan plan = plan(
                COMP,
                "Comp",
                COMP_TABLES.replace(" not null", "")
                        + "foreign key (comp_b, comp_a) references comp (b, a) on delete set null);");

        assertThat(plan.nodes()).singleElement().satisfies(node -> {
            assertThat(node.kind()).isEqualTo(Kind.SET_NULL_BY_DATABASE);
            assertThat(node.attribute()).contains("Kid.comp");
        });
        assertThat(plan.fails()).isEqualTo(Fails.NEVER);
    }

    @Test
    void aKeyMaySetSomeOfItsColumnsOnly() {
        DeletePlan plan = plan(
                COMP,
                "Comp",
                COMP_TABLES + "foreign key (comp_a, comp_b) references comp (a, b) on delete set null (comp_a));");

        assertThat(plan.nodes()).singleElement().satisfies(node -> {
            assertThat(node.kind()).isEqualTo(Kind.SET_NULL_BY_DATABASE);
            assertThat(node.columns()).containsExactly("comp_a");
        });
        assertThat(plan.fails()).isEqualTo(Fails.NEVER);
    }

    private static final String NOTE = """
            @Entity class Post { @Id long id; }
            @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
            """;

    private static DeletePlan setDefault(String column) {
        return plan(
                NOTE,
                "Post",
                "create table post (id bigint primary key); create table note (id bigint primary key, post_id bigint "
                        + column + " references post on delete set default);");
    }

    @Test
    void aKeyThatSetsADefaultIsRefusedWhereThatRefersToNoRow() {
        DeletePlan plan = setDefault("default 0 not null");

        assertThat(plan.nodes()).singleElement().satisfies(node -> {
            assertThat(node.kind()).isEqualTo(Kind.SET_NULL_BY_DATABASE);
            assertThat(node.text()).isEqualTo("set to its default by the database");
            assertThat(node.notes()).containsExactly("refused where the default refers to no row");
        });
        assertThat(plan.fails()).isEqualTo(Fails.BY_OTHER_ROWS);
    }

    @Test
    void withoutADefaultThatIsNull() {
        assertThat(setDefault("").fails()).isEqualTo(Fails.NEVER);
        assertThat(setDefault("not null").nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.kind()).isEqualTo(Kind.BLOCKED_BY));
    }
}
