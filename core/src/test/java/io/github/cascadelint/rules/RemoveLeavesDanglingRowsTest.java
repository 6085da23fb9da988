package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveLeavesDanglingRowsTest {

    private static final RuleTester RULE = RuleTester.of("remove-leaves-dangling-rows");

    private static final String DELETE = """
            class CustomerService {
                EntityManager em;
                void delete(Long id) { em.remove(em.find(Customer.class, id)); }
            }
            """;

    @Test
    void aKeyRefuses() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void nothingDeletes() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void withoutASchemaNothingIsKnown() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void theMappingRemovesThem() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL) List<Contract> contracts; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void theSameClassDeletesThem() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, """
                class CustomerService {
                    EntityManager em;
                    void delete(Customer customer) {
                        em.createQuery("delete from Contract c where c.customer = :c").executeUpdate();
                        em.remove(customer);
                    }
                }
                """);
    }

    @Test
    void theExceptionIsHibernates() {
        String sources = """
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: remove-leaves-dangling-rows possible error "%s"
                    @ManyToOne Customer customer;
                }
                """;
        RuleTester rule = RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """);

        rule.reports(sources.formatted("(EntityNotFoundException with Hibernate)"), DELETE);
        rule.with(Configurations.provider(Product.HIBERNATE, 6, 6))
                .reports(sources.formatted("(EntityNotFoundException)"), DELETE);
        rule.with(Configurations.provider(Product.ECLIPSELINK, 4, 0))
                .reports(
                        sources.formatted("(EntityNotFoundException with Hibernate; EclipseLink 4.0 may do otherwise)"),
                        DELETE);
    }

    @Test
    void aDeleteThatOnlyMarksTheRow() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).silent("""
                @Entity @org.hibernate.annotations.SQLDelete(sql = "update Customer set deleted = true where id = ?")
                class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void nothingSeesToTheRows() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: remove-leaves-dangling-rows possible error "no foreign key on contract.customer_id refuses the delete"
                    @ManyToOne Customer customer;
                }
                """, DELETE);
    }

    @Test
    void otherCodeMayHaveDeletedThem() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: remove-leaves-dangling-rows possible error
                    @ManyToOne Customer customer;
                }
                """, """
                class ContractService {
                    EntityManager em;
                    void delete(Long id) { em.remove(em.find(Contract.class, id)); }
                }
                """, DELETE);
    }

    @Test
    void linksToWhatIsGone() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table club (id bigint primary key);
                create table club_customer (club_id bigint references club, members_id bigint);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Club {
                    @Id Long id;
                    // finding: remove-leaves-dangling-rows possible error "links to it in club_customer"
                    @ManyToMany @JoinTable(name = "club_customer") Set<Customer> members;
                }
                """, DELETE);
    }
}
