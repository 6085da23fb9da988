package io.github.cascadelint.rules;

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
                    // finding: on-delete-missing-in-schema certain error "says nothing of it"
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
}
