package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MultipleCascadePathsTest {

    private static final RuleTester RULE = RuleTester.of("multiple-cascade-paths");

    @Test
    void onePath() {
        RULE.schema("sqlserver", """
                create table customer (id bigint primary key);
                create table region (id bigint primary key, customer_id bigint references customer(id) on delete cascade);
                create table contract (id bigint primary key, customer_id bigint references customer(id), region_id bigint references region(id) on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Region { @Id Long id; @ManyToOne Customer customer; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne Customer customer;
                    @ManyToOne Region region;
                }
                """);
    }

    @Test
    void anotherDatabase() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table region (id bigint primary key, customer_id bigint references customer(id) on delete cascade);
                create table contract (id bigint primary key, customer_id bigint references customer(id) on delete cascade, region_id bigint references region(id) on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Region { @Id Long id; @ManyToOne Customer customer; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne Customer customer;
                    @ManyToOne Region region;
                }
                """);
    }

    @Test
    void twoPaths() {
        RULE.schema("sqlserver", """
                create table customer (id bigint primary key);
                create table region (id bigint primary key, customer_id bigint references customer(id) on delete cascade);
                create table contract (id bigint primary key, customer_id bigint references customer(id) on delete cascade, region_id bigint references region(id) on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Region { @Id Long id; @ManyToOne Customer customer; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: multiple-cascade-paths likely warning "reaches contract along several"
                    @ManyToOne Customer customer;
                    @ManyToOne Region region;
                }
                """);
    }
}
