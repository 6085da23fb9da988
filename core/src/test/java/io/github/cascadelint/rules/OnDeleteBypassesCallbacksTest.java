package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OnDeleteBypassesCallbacksTest {

    private static final RuleTester RULE = RuleTester.of("on-delete-bypasses-callbacks");

    private static final String DELETE = """
            class CustomerService {
                EntityManager em;
                void delete(Long id) { em.remove(em.find(Customer.class, id)); }
            }
            """;

    @Test
    void rowsOfWhichNothingIsToHappen() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void theMappingRemovesThemBefore() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer", cascade = CascadeType.REMOVE) List<Contract> contracts; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; @PreRemove void before() {} }
                """, DELETE);
    }

    @Test
    void aKeyThatRefuses() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; @PreRemove void before() {} }
                """, DELETE);
    }

    @Test
    void whatTheDatabaseDeletesInTurn() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                create table page (id bigint primary key, contract_id bigint references contract on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; @OneToMany(mappedBy = "contract", cascade = CascadeType.ALL) List<Page> pages; }
                @Entity class Page { @Id Long id; @ManyToOne Contract contract; }
                """, DELETE);
    }

    @Test
    void aCallback() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-bypasses-callbacks possible warning "the callbacks of a remove"
                    @ManyToOne Customer customer;
                    @PreRemove void before() {}
                }
                """, DELETE);
    }

    @Test
    void aSoftDeleteThatTheMappingLeavesToTheDatabase() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity @org.hibernate.annotations.SQLDelete(sql = "update Contract set gone = true where id = ?")
                class Contract {
                    @Id Long id;
                    // finding: on-delete-bypasses-callbacks possible warning "the soft delete"
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """, DELETE);
    }

    @Test
    void childrenOfItsOwn() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                create table page (id bigint primary key, contract_id bigint references contract);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-bypasses-callbacks possible warning "the cascade of Contract.pages"
                    @ManyToOne Customer customer;
                    @OneToMany(mappedBy = "contract", cascade = CascadeType.ALL) List<Page> pages;
                }
                @Entity class Page { @Id Long id; @ManyToOne Contract contract; }
                """, DELETE);
    }
}
