package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class UnindexedForeignKeyTest {

    private static final RuleTester RULE = RuleTester.of("unindexed-foreign-key");

    private static final String DELETE = """
            class CustomerService {
                EntityManager em;
                void delete(Long id) { em.remove(em.find(Customer.class, id)); }
            }
            """;

    @Test
    void anIndex() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                create index on contract (customer_id, id);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void aDatabaseThatMakesOne() {
        RULE.schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint, foreign key (customer_id) references customer (id));
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void aColumnWithoutAKey() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void aKeyWithoutAnIndex() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                """, """
                @Entity
                // finding: unindexed-foreign-key likely info "contract.customer_id: deleting a Customer"
                class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void anIndexForSomeRowsOnly() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                create index on contract (customer_id) where id > 9;
                """).reports("""
                @Entity class Customer { @Id Long id; }
                """, """
                @Entity
                // finding: unindexed-foreign-key likely info
                class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void withoutADeleteItCostsLittle() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                """, """
                @Entity
                // finding: unindexed-foreign-key possible info
                class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }
}
