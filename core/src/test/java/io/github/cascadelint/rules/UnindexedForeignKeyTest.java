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

    private static final String CUSTOMER_OF_TWO = """
            @Embeddable class CustomerNumber { int org; int no; }
            @Entity class Customer { @EmbeddedId CustomerNumber id; }
            """;

    private static final String DELETE_OF_TWO = """
            class CustomerService {
                EntityManager em;
                void delete(CustomerNumber id) { em.remove(em.find(Customer.class, id)); }
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
    void anIndexThatStartsWithAColumnOfAKeyOfTwo() {
        RULE.schema("""
                create table customer (org int, no int, primary key (org, no));
                create table contract (id bigint primary key, org int, no int, day date,
                  foreign key (org, no) references customer);
                create index on contract (org, day);
                """).silent(CUSTOMER_OF_TWO, """
                @Entity
                class Contract {
                    @Id Long id;
                    @ManyToOne
                    @JoinColumns({ @JoinColumn(name = "org", referencedColumnName = "org"),
                        @JoinColumn(name = "no", referencedColumnName = "no") })
                    Customer customer;
                }
                """, DELETE_OF_TWO);
    }

    @Test
    void aKeyOfTwoColumnsWithoutAnIndex() {
        RULE.schema("""
                create table customer (org int, no int, primary key (org, no));
                create table contract (id bigint primary key, org int, no int, day date,
                  foreign key (org, no) references customer);
                create index on contract (day, org);
                """).reports(CUSTOMER_OF_TWO, """
                @Entity
                // finding: unindexed-foreign-key likely info "contract.org, no"
                class Contract {
                    @Id Long id;
                    @ManyToOne
                    @JoinColumns({ @JoinColumn(name = "org", referencedColumnName = "org"),
                        @JoinColumn(name = "no", referencedColumnName = "no") })
                    Customer customer;
                }
                """, DELETE_OF_TWO);
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
