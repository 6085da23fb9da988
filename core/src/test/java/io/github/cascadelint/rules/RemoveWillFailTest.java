package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveWillFailTest {

    private static final RuleTester RULE = RuleTester.of("remove-will-fail");

    private static final String DELETE = """
            class CustomerService {
                EntityManager em;
                void delete(Long id) { em.remove(em.find(Customer.class, id)); }
            }
            """;

    private static final String CONTRACT = """
            @Entity class Contract { @Id Long id; @ManyToOne(optional = false) Customer customer; }
            """;

    @Test
    void aCollectionThatCascadesNoRemove() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-will-fail possible warning "leaves its Contract rows alone"
                    @OneToMany(mappedBy = "customer") List<Contract> contracts = new ArrayList<>();
                }
                """, CONTRACT, DELETE);
    }

    @Test
    void rowsThatTheDeletedOneDoesNotKnowAreNamedAtTheirKey() {
        RULE.reports("""
                @Entity class Customer { @Id Long id; }
                """, """
                @Entity class Contract {
                    @Id Long id;
                    // finding: remove-will-fail possible warning
                    @ManyToOne(optional = false) Customer customer;
                }
                """, DELETE);
    }

    @Test
    void withoutADeleteItIsForTheDaySomebodyWritesOne() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-will-fail possible info
                    @OneToMany(mappedBy = "customer") List<Contract> contracts = new ArrayList<>();
                }
                """, CONTRACT);
    }

    @Test
    void rowsThatGoAlong() {
        RULE.silent("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer", cascade = CascadeType.REMOVE) List<Account> accounts;
                }
                @Entity class Account {
                    @Id Long id;
                    @ManyToOne(optional = false) Customer customer;
                    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL) List<Contract> contracts;
                }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne(optional = false) Customer customer;
                    @ManyToOne(optional = false) Account account;
                }
                """, DELETE);
    }

    @Test
    void aKeyThatTheDatabaseCascades() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                """, """
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne(optional = false) @OnDelete(action = OnDeleteAction.CASCADE) Customer customer;
                }
                """, DELETE);
    }

    @Test
    void aReferenceThatMayBeNullOfRowsThatStandAlone() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; String text; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void aReferenceThatMayBeNullAndIsCleared() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne Customer customer;
                    void setCustomer(Customer customer) { this.customer = customer; }
                }
                """, DELETE, """
                class Move { void out(Contract contract) { contract.setCustomer(null); } }
                """);
    }

    @Test
    void aReferenceThatMayBeNullWithoutADelete() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void aReferenceThatMayBeNullAndThatNobodyClears() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-will-fail possible warning "nothing is seen to clear their reference"
                    @OneToMany(mappedBy = "customer") List<Contract> contracts = new ArrayList<>();
                }
                @Entity class Contract { @Id Long id; String text; @ManyToOne Customer customer; }
                """, DELETE);
    }

    @Test
    void rowsThatHoldReferencesOnly() {
        RULE.reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Role { @Id Long id; }
                @Entity class CustomerRole {
                    @Id Long id;
                    // finding: remove-will-fail possible warning
                    @ManyToOne Customer customer;
                    @ManyToOne Role role;
                }
                """, DELETE);
    }

    @Test
    void anIdentifierWhoseClassSaysThatItsColumnsAreNotWritten() {
        RULE.reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Role { @Id Long id; }
                class CustomerRoleId implements java.io.Serializable {
                    // finding: remove-will-fail possible warning
                    @ManyToOne @JoinColumn(name = "customer_id", insertable = false, updatable = false) Customer customer;
                    // finding: remove-will-fail possible info
                    @ManyToOne @JoinColumn(name = "role_id", insertable = false, updatable = false) Role role;
                }
                @Entity @IdClass(CustomerRoleId.class) class CustomerRole {
                    @Id @ManyToOne @JoinColumn(name = "customer_id") Customer customer;
                    @Id @ManyToOne @JoinColumn(name = "role_id") Role role;
                }
                """, DELETE);
    }

    @Test
    void aMethodThatDeletesThemFirst() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                """, CONTRACT, """
                class CustomerService {
                    EntityManager em;
                    void delete(Customer customer) {
                        for (Contract contract : customer.contracts) {
                            em.remove(contract);
                        }
                        em.remove(customer);
                    }
                }
                """);
    }

    @Test
    void aClassThatDeletesThemInAnotherMethod() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                """, CONTRACT, """
                class CustomerService {
                    EntityManager em;
                    void delete(Customer customer) { clear(customer); em.remove(customer); }
                    void clear(Customer customer) {
                        em.createQuery("delete from Contract c where c.customer = :c").executeUpdate();
                    }
                }
                """);
    }

    @Test
    void aMethodOfAnotherClassThatClearsThemFirst() {
        RULE.silent(CUSTOMER, CONTRACT, """
                class ContractService {
                    EntityManager em;
                    void delete(Contract contract) { em.remove(contract); }
                }
                """, """
                class CustomerService {
                    EntityManager em;
                    ContractService contracts;
                    void delete(Customer customer) {
                        for (Contract contract : customer.contracts) {
                            contracts.delete(contract);
                        }
                        em.remove(customer);
                    }
                }
                """, """
                class CustomerController {
                    CustomerService service;
                    void delete(Customer customer) { service.delete(customer); }
                }
                """);
    }

    private static final String SPRING = """
            package org.springframework.data.jpa.repository;
            public interface JpaRepository<T, I> { void deleteById(I id); }
            """;

    private static final String REPOSITORIES = """
            import org.springframework.data.jpa.repository.JpaRepository;
            interface CustomerRepository extends JpaRepository<Customer, Long> {}
            interface ContractRepository extends JpaRepository<Contract, Long> {
                long countByCustomerId(Long id);
                boolean existsByCustomerId(Long id);
            }
            """;

    @Test
    void aMethodThatAsksForThemFirst() {
        for (String question :
                new String[] {"contracts.countByCustomerId(id) > 0", "contracts.existsByCustomerId(id)"}) {
            RULE.silent(CUSTOMER, CONTRACT, SPRING, REPOSITORIES, """
                    class CustomerService {
                        CustomerRepository customers;
                        ContractRepository contracts;
                        void delete(Long id) {
                            if (%s) {
                                throw new IllegalStateException();
                            }
                            customers.deleteById(id);
                        }
                    }
                    """.formatted(question));
        }
    }

    @Test
    void aMethodBesideOneThatAsksForThem() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-will-fail possible warning
                    @OneToMany(mappedBy = "customer") List<Contract> contracts;
                }
                """, CONTRACT, SPRING, REPOSITORIES, """
                class CustomerService {
                    CustomerRepository customers;
                    ContractRepository contracts;
                    void delete(Long id) { customers.deleteById(id); }
                    long contracts(Long id) { return contracts.countByCustomerId(id); }
                }
                """);
    }

    @Test
    void aRowThatTheMethodItselfHasMade() {
        String mandatory = """
                @Entity class Customer { @Id Long id; String name; }
                @Entity class Contract { @Id Long id; String text; @ManyToOne Customer customer; }
                @Entity class CustomerRole { @Id Long id; @ManyToOne Customer customer; }
                """;
        for (String undone : new String[] {
            "em.remove(new Customer());",
            "Customer made = new Customer(); em.persist(made); em.flush(); em.remove(made);"
        }) {
            RULE.silent(mandatory, "class CustomerService { EntityManager em; void undo() { " + undone + " } }");
        }
    }

    @Test
    void aRowThatAnInstanceWithItsKeyStandsFor() {
        RULE.reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class CustomerRole {
                    @Id Long id;
                    // finding: remove-will-fail possible warning
                    @ManyToOne Customer customer;
                }
                """, """
                class CustomerService {
                    org.hibernate.Session session;
                    void delete(Long id) { Customer row = new Customer(); row.id = id; session.delete(row); }
                }
                """);
    }

    @Test
    void aSubclassThatRemovesThem() {
        RULE.silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Company extends Customer {
                    @OneToOne(mappedBy = "customer", cascade = CascadeType.ALL) Contract contract;
                }
                """, """
                @Entity class Contract { @Id Long id; @OneToOne(optional = false) Customer customer; }
                """, DELETE);
    }

    @Test
    void aDeleteThatOnlyMarksTheRow() {
        RULE.silent("""
                @Entity @org.hibernate.annotations.SQLDelete(sql = "update Customer set deleted = true where id = ?")
                class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
                """, CONTRACT, DELETE);
    }

    private static final String CUSTOMER = """
            @Entity class Customer { @Id Long id; @OneToMany(mappedBy = "customer") List<Contract> contracts; }
            """;

    @Test
    void theSchemaHasTheKey() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint not null references customer);
                """).reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-will-fail likely warning "the delete fails on the key of Contract.customer"
                    @OneToMany(mappedBy = "customer") List<Contract> contracts = new ArrayList<>();
                }
                """, CONTRACT, DELETE);
    }

    @Test
    void theDatabaseDeletesOrClears() {
        for (String action : new String[] {"cascade", "set null"}) {
            RULE.schema("create table customer (id bigint primary key);"
                            + "create table contract (id bigint primary key, customer_id bigint references customer on delete "
                            + action + ");")
                    .silent(CUSTOMER, CONTRACT, DELETE);
        }
    }

    @Test
    void theSchemaHasNoKeyThatCouldRefuse() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint not null);
                """).silent(CUSTOMER, CONTRACT, DELETE);
    }

    @Test
    void aTableThatNoEntityMaps() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table invoice (id bigint primary key, customer_id bigint not null references customer);
                create table note (id bigint primary key, customer_id bigint references customer);
                """).reports("""
                @Entity
                // finding: remove-will-fail possible warning "fails while invoice has rows"
                class Customer { @Id Long id; }
                """, DELETE);
    }

    @Test
    void aTableThatIsGoneOnAnotherDatabase() {
        String tables = """
                create table customer (id bigint primary key);
                create table invoice (id bigint primary key, customer_id bigint not null references customer (id));
                """;
        RULE.schema("h2", tables)
                .schema("postgresql", tables + "drop table invoice;")
                .silent("@Entity class Customer { @Id Long id; }", DELETE);
        RULE.schema("h2", tables).schema("postgresql", tables).reports("""
                @Entity
                // finding: remove-will-fail possible warning "fails while invoice has rows"
                class Customer { @Id Long id; }
                """, DELETE);
    }

    private static final String BY_NUMBER = """
            create table customer (id bigint primary key);
            create table visit (id bigint primary key, customer_id bigint not null references customer%s);
            """;

    @Test
    void aKeyThatIsMappedAsANumber() {
        RULE.schema(BY_NUMBER.formatted("")).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Visit {
                    @Id Long id;
                    // finding: remove-will-fail possible warning "fails while Visit rows refer to it"
                    @Column(name = "customer_id") Long customerId;
                }
                """, DELETE);
    }

    @Test
    void aKeyThatIsMappedAsAnIdentifierOfItsOwn() {
        RULE.schema(BY_NUMBER.formatted("")).reports("""
                @Embeddable class CustomerId { Long value; }
                @Entity class Customer { @Id Long id; }
                @Entity class Visit {
                    @Id Long id;
                    // finding: remove-will-fail possible info "the key on visit.customer_id refuses"
                    @AttributeOverride(name = "value", column = @Column(name = "customer_id")) @Embedded CustomerId customerId;
                }
                """);
    }

    @Test
    void aNumberWhoseRowsTheDatabaseDeletesOrTheCode() {
        String mapping = """
                @Entity class Customer { @Id Long id; }
                @Entity class Visit { @Id Long id; @Column(name = "customer_id") Long customerId; }
                """;
        RULE.schema(BY_NUMBER.formatted(" on delete cascade")).silent(mapping, DELETE);
        RULE.schema(BY_NUMBER.formatted("")).silent(mapping, """
                class CustomerService {
                    EntityManager em;
                    void delete(Long id) {
                        em.createQuery("delete from Visit v where v.customerId = :id").executeUpdate();
                        em.remove(em.find(Customer.class, id));
                    }
                }
                """);
    }
}
