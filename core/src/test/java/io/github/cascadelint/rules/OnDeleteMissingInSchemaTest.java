package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OnDeleteMissingInSchemaTest {

    private static final RuleTester RULE = RuleTester.of("on-delete-missing-in-schema");

    @Test
    void theSchemaDoesIt() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }

    @Test
    void theMappingDoesNotAskForIt() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void withoutASchemaNothingIsKnown() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }

    @Test
    void aKeyWithoutTheAction() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-missing-in-schema certain error "has no action on delete (NO ACTION)"
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }

    @Test
    void noKeyAtAll() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-missing-in-schema certain error "which leaves them dangling"
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }

    @Test
    void oneOfTwoDatabases() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint, foreign key (customer_id) references customer (id));
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-missing-in-schema certain error "(in the schema for mysql)"
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """);
    }

    private static final String JOINED = """
            @Entity @Inheritance(strategy = InheritanceType.JOINED) class Person { @Id Long id; }
            %s
            @Entity @OnDelete(action = OnDeleteAction.CASCADE) class Patient extends Person { String ward; }
            """;

    private static final String JOINED_TABLES = """
            create table person (id bigint primary key);
            create table patient (id bigint primary key, ward varchar(9), foreign key (id) references person (id)%s);
            """;

    private static String joined(String expectation) {
        return JOINED.formatted(expectation.isEmpty() ? "" : "// finding: on-delete-missing-in-schema " + expectation);
    }

    @Test
    void theKeyOfAJoinedSubclassDoesIt() {
        RULE.schema(JOINED_TABLES.formatted(" on delete cascade")).silent(joined(""));
    }

    @Test
    void theRootOfAHierarchyHasNoKey() {
        RULE.schema(JOINED_TABLES.formatted("")).silent("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) @OnDelete(action = OnDeleteAction.CASCADE)
                class Person { @Id Long id; }
                @Entity class Patient extends Person { String ward; }
                """);
    }

    @Test
    void hibernatesOldDialectsForMySqlDeleteTheRowsOfASubclassThemselves() {
        RULE.schema("mysql", JOINED_TABLES.formatted("")).silent(joined(""));
        RULE.with(Configurations.provider(Product.HIBERNATE, 5, 6))
                .schema("mysql", JOINED_TABLES.formatted(""))
                .silent(joined(""));
    }

    @Test
    void aJoinedSubclassWithoutTheAction() {
        RULE.schema(JOINED_TABLES.formatted(""))
                .reports(joined("certain error \"patient.id has no action on delete (NO ACTION)\""));
        RULE.with(Configurations.provider(Product.HIBERNATE, 6, 6))
                .schema("mysql", JOINED_TABLES.formatted(""))
                .reports(joined("certain error \"patient.id has no action on delete (NO ACTION)\""));
    }

    @Test
    void whatTheKeySaysInWords() {
        RULE.schema(JOINED_TABLES.formatted(" on delete restrict"))
                .reports(joined("certain error \"patient.id says ON DELETE RESTRICT\""));
    }

    /** The least that mends a joined subclass is in the mapping. */
    @Test
    void ofAJoinedSubclassTheAnnotationMayGo() {
        Suggestion help = RULE
                .schema(JOINED_TABLES.formatted(" on delete restrict"))
                .reports(joined("certain error"))
                .findings()
                .stream()
                .flatMap(found -> found.finding().suggestion().stream())
                .findFirst()
                .orElseThrow();
        assertThat(help.text()).startsWith("Take @OnDelete off: then Hibernate deletes the Patient row itself");
        assertThat(help.tier()).isEqualTo(Tier.SUGGESTED);
        assertThat(help.edits())
                .anySatisfy(edit -> assertThat(edit.range().startLine()).isPositive())
                .allSatisfy(edit -> assertThat(edit.newText()).doesNotContain("OnDelete"));
    }
}
