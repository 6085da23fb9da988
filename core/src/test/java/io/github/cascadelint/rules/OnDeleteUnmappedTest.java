package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OnDeleteUnmappedTest {

    private static final RuleTester RULE = RuleTester.of("on-delete-unmapped");

    private static final String DELETE = """
            class CustomerService {
                EntityManager em;
                void delete(Long id) { em.remove(em.find(Customer.class, id)); }
            }
            """;

    @Test
    void theMappingSaysSo() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """, DELETE);
    }

    @Test
    void theMappingRemovesThem() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL) List<Contract> contracts; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void aKeyThatRefuses() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void linksAndElements() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table tag (id bigint primary key);
                create table customer_tag (customer_id bigint references customer on delete cascade, tags_id bigint references tag on delete cascade);
                create table customer_words (customer_id bigint references customer on delete cascade, words varchar(9));
                """).silent("""
                @Entity class Tag { @Id Long id; }
                @Entity class Customer { @Id Long id; @ManyToMany @JoinTable(name = "customer_tag") Set<Tag> tags; @ElementCollection Set<String> words; }
                """, DELETE);
    }

    @Test
    void aLinkEntity() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table event (id bigint primary key);
                create table visit (id bigint primary key, customer_id bigint not null references customer on delete cascade, event_id bigint not null references event on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Event { @Id Long id; }
                @Entity class Visit { @Id Long id; @ManyToOne(optional = false) Customer customer; @ManyToOne(optional = false) Event event; }
                """, DELETE);
    }

    @Test
    void rowsThatGoUnseen() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-unmapped possible warning "the mapping does not say so"
                    @ManyToOne Customer customer;
                }
                """, DELETE);
    }

    @Test
    void rowsOfTheSameEntity() {
        RULE.schema("""
                create table customer (id bigint primary key, changed_by bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: on-delete-unmapped likely warning
                    @ManyToOne @JoinColumn(name = "changed_by") Customer changedBy;
                }
                """, DELETE);
    }

    @Test
    void withoutADeleteItIsForTheDaySomebodyWritesOne() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-unmapped possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }
}
