package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class ForeignKeyDiffersBetweenDialectsTest {

    private static final RuleTester RULE = RuleTester.of("foreign-key-differs-between-dialects");

    @Test
    void theSameOnBoth() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint, foreign key (customer_id) references customer (id));
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void restrictIsNoAction() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint, foreign key (customer_id) references customer (id) on delete restrict);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void noneOnEither() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void noneOnOne() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-differs-between-dialects likely warning "there is none in that for"
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void anotherAction() {
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
                    // finding: foreign-key-differs-between-dialects likely warning "no ON DELETE"
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aDatabaseForTests() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).schema("h2", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-differs-between-dialects possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aDatabaseThatLacksTables() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                create table note (id bigint primary key);
                """).schema("oracle", """
                create table customer (id number primary key);
                create table contract (id number primary key, customer_id number);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-differs-between-dialects possible warning
                    @ManyToOne Customer customer;
                }
                @Entity class Note { @Id Long id; }
                """);
    }

    @Test
    void removedByTheMapping() {
        RULE.schema("postgresql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint, foreign key (customer_id) references customer (id));
                """).reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer", cascade = CascadeType.REMOVE) List<Contract> contracts;
                }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-differs-between-dialects possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }
}
