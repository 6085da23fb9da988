package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class ForeignKeyMismatchTest {

    private static final RuleTester RULE = RuleTester.of("foreign-key-mismatch");

    @Test
    void theKeyThatIsMeant() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void theTableOfASuperclass() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table company (id bigint primary key references customer);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) class Customer { @Id Long id; }
                @Entity class Company extends Customer {}
                @Entity class Contract { @Id Long id; @ManyToOne Company customer; }
                """);
    }

    @Test
    void anotherTable() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table partner (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references partner);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-mismatch possible warning "refers to partner"
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aSmallerColumn() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id integer references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-mismatch possible warning "cannot be referred to"
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aUniqueOneToOne() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint unique references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; @OneToOne(mappedBy = "customer") Contract contract; }
                @Entity class Contract { @Id Long id; @OneToOne Customer customer; }
                """);
    }

    @Test
    void aOneToOneThatIsNotUnique() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; @OneToOne(mappedBy = "customer") Contract contract; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-mismatch likely info "loading Customer.contract fails"
                    @OneToOne Customer customer;
                }
                """);
    }

    @Test
    void aOneToOneThatIsNotUniqueAndReadFromOneSide() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-mismatch possible info
                    @OneToOne Customer customer;
                }
                """);
    }

    @Test
    void aOneToOneWhoseOtherEndIsACollection() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer") List<Contract> contracts;
                }
                @Entity class Contract {
                    @Id Long id;
                    // finding: foreign-key-mismatch possible info "it is a many-to-one"
                    @OneToOne Customer customer;
                }
                """);
    }
}
