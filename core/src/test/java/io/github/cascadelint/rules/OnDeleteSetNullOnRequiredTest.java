package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OnDeleteSetNullOnRequiredTest {

    private static final RuleTester RULE = RuleTester.of("on-delete-set-null-on-required");

    @Test
    void aColumnThatMayBeNull() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete set null);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void anotherAction() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint not null references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void aColumnThatIsNotNull() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint not null references customer on delete set null);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-set-null-on-required certain error "customer_id is NOT NULL"
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aReferenceThatIsMandatory() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete set null);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-set-null-on-required likely error "is mandatory in the mapping"
                    @ManyToOne(optional = false) Customer customer;
                }
                """);
    }

    @Test
    void theMappingAlone() {
        RULE.reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-set-null-on-required likely error "@OnDelete(SET_NULL)"
                    @ManyToOne(optional = false) @OnDelete(action = OnDeleteAction.SET_NULL) Customer customer;
                }
                """);
    }

    @Test
    void anOptionalReferenceOfTheMapping() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Customer customer; }
                """);
    }

    @Test
    void oneColumnOfAKeyIsEnough() {
        RULE.schema("""
                create table customer (tenant bigint, id bigint, primary key (tenant, id));
                create table contract (id bigint primary key, tenant bigint not null, customer_id bigint,
                    foreign key (tenant, customer_id) references customer (tenant, id) on delete set null);
                """).reports("""
                @Embeddable class Key implements java.io.Serializable { Long tenant; Long id; }
                @Entity class Customer { @EmbeddedId Key key; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-set-null-on-required certain error "tenant is NOT NULL"
                    @ManyToOne @JoinColumn(name = "tenant", referencedColumnName = "tenant") @JoinColumn(name = "customer_id", referencedColumnName = "id")
                    Customer customer;
                }
                """);
    }
}
