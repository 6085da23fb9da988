package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class MissingForeignKeyTest {

    private static final RuleTester RULE = RuleTester.of("missing-foreign-key");

    private static final String MODEL = """
            @Entity class Customer { @Id Long id; }
            @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
            """;

    private static final String GUARDED = """
            create table customer (id bigint primary key);
            create table contract (id bigint primary key, customer_id bigint references customer);
            """;

    private static final String UNGUARDED = """
            create table customer (id bigint primary key);
            create table contract (id bigint primary key, customer_id bigint);
            """;

    private static String sql(AnalysisResult result) {
        return finding(result).suggestion().orElseThrow().sql().orElseThrow();
    }

    private static Finding finding(AnalysisResult result) {
        return result.findings().stream()
                .map(triaged -> triaged.finding())
                .filter(finding -> finding.rule().equals("missing-foreign-key"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyThatIsThere() {
        RULE.schema(GUARDED).silent(MODEL);
    }

    @Test
    void withoutASchemaNothingIsKnown() {
        RULE.silent(MODEL);
    }

    @Test
    void aTableThatNoMigrationMakes() {
        RULE.schema("create table contract (id bigint primary key, customer_id bigint);")
                .silent(MODEL);
    }

    @Test
    void aTableWhoseHistoryCouldNotBeFollowed() {
        RULE.schema(UNGUARDED + "do $$ begin execute 'alter table contract add ' || key; end $$;")
                .silent(MODEL);
    }

    @Test
    void aKeyOverMoreColumns() {
        RULE.schema("""
                create table customer (id bigint primary key, tenant bigint, unique (id, tenant));
                create table contract (id bigint primary key, customer_id bigint, tenant bigint,
                    foreign key (customer_id, tenant) references customer (id, tenant));
                """).silent(MODEL);
    }

    @Test
    void aPartitionedTable() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint) partition by hash (id);
                """).silent(MODEL);
    }

    @Test
    void anEngineThatIgnoresKeys() {
        RULE.schema("mysql", """
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint) engine=MyISAM;
                """).silent(MODEL);
    }

    @Test
    void aView() {
        RULE.schema("""
                create table contract (id bigint primary key, customer_id bigint);
                create view customer as select 1 as id;
                """).silent(MODEL);
    }

    @Test
    void aMappingThatWantsNoConstraint() {
        RULE.schema(UNGUARDED).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Customer customer;
                }
                """);
        RULE.schema(UNGUARDED).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne @NotFound(action = NotFoundAction.IGNORE) Customer customer; }
                """);
    }

    @Test
    void aReadOnlySecondViewOfAColumn() {
        RULE.schema(UNGUARDED).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @Column(name = "customer_id") Long customerId;
                    @ManyToOne @JoinColumn(name = "customer_id", insertable = false, updatable = false) Customer customer;
                }
                """);
    }

    @Test
    void rowsThatAreSpreadOverTheTablesOfSubclasses() {
        RULE.schema(UNGUARDED + "create table company (id bigint primary key);").silent("""
                @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Customer { @Id Long id; }
                @Entity class Company extends Customer {}
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void columnsThatTellNoRowsApart() {
        RULE.schema("""
                create table customer (id bigint primary key, code varchar(9));
                create table contract (id bigint primary key, code varchar(9));
                """).silent("""
                @Entity class Customer { @Id Long id; String code; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "code", referencedColumnName = "code") Customer customer;
                }
                """);
    }

    @Test
    void aSecondaryTableThatHoldsTheRowsOfAnotherEntity() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity
                @SecondaryTable(name = "customer", pkJoinColumns = @PrimaryKeyJoinColumn(name = "id"))
                class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void oneKeyForTheOwnerAndWhatItRemoves() {
        RULE.schema("""
                create table job (id bigint primary key);
                create table schedule (id bigint primary key);
                """).silent("""
                @Entity class Schedule { @Id Long id; }
                @Entity class Job {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL)
                    @JoinColumn(name = "id", insertable = false, updatable = false)
                    Schedule schedule;
                }
                """);
    }

    @Test
    void typesThatNoKeyCanJoin() {
        RULE.schema("""
                create table customer (id uuid primary key);
                create table contract (id bigint primary key, customer_id varchar(40));
                """).silent("""
                @Entity class Customer { @Id UUID id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void aColumnWithoutAKey() {
        AnalysisResult result = RULE.schema(UNGUARDED).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key likely warning column 5 "fails (EntityNotFoundException with Hibernate)"
                    @ManyToOne Customer customer;
                }
                """);

        assertThat(sql(result)).isEqualTo("""
                -- db/migration/postgresql/V2__add_foreign_keys.sql
                -- Rows that refer to nothing already: SELECT * FROM contract c WHERE c.customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customer p WHERE p.id = c.customer_id);
                ALTER TABLE contract ADD CONSTRAINT fk_contract_customer_id FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
                -- In a migration of its own, so that the check of old rows blocks no writes:
                ALTER TABLE contract VALIDATE CONSTRAINT fk_contract_customer_id;
                """);
        assertThat(finding(result).evidence())
                .first()
                .satisfies(evidence -> assertThat(evidence.range().orElseThrow().line())
                        .isEqualTo("db/migration/postgresql/V1__schema.sql:2"));
    }

    @Test
    void whatCodeDeletesIsCertain() {
        AnalysisResult result = RULE.schema(UNGUARDED).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key certain warning
                    @ManyToOne Customer customer;
                }
                class Customers {
                    EntityManager em;
                    void close(Long id) { em.createQuery("delete from Customer c where c.id = :id").executeUpdate(); }
                }
                """);
        assertThat(finding(result).evidence())
                .anySatisfy(evidence -> assertThat(evidence.text()).contains("close deletes a Customer"));
    }

    @Test
    void aCopyOfTheSchemaTellsLittle() {
        AnalysisResult result = RULE.file("db/migration/V1__schema.sql", UNGUARDED)
                .file("application.properties", "spring.flyway.enabled=false\n")
                .file(
                        "application-dev.properties",
                        "spring.flyway.enabled=true\nspring.datasource.url=jdbc:hsqldb:mem:x\n")
                .reports("""
                        @Entity class Customer { @Id Long id; }
                        @Entity class Contract {
                            @Id Long id;
                            // finding: missing-foreign-key possible warning
                            @ManyToOne Customer customer;
                        }
                        """);
        assertThat(finding(result).evidence())
                .anySatisfy(
                        evidence -> assertThat(evidence.text()).startsWith("against it: flyway is switched off here"));
    }

    @Test
    void aKeyThatAMigrationDropped() {
        AnalysisResult result = RULE.schema(GUARDED)
                .file(
                        "db/migration/postgresql/V2__drop.sql",
                        "alter table contract drop constraint if exists contract_customer_id_fkey;")
                .reports("""
                        @Entity class Customer { @Id Long id; }
                        @Entity class Contract {
                            @Id Long id;
                            // finding: missing-foreign-key possible warning "since a migration dropped it"
                            @ManyToOne Customer customer;
                        }
                        """);
        assertThat(finding(result).evidence())
                .anySatisfy(
                        evidence -> assertThat(evidence.range().orElseThrow().line())
                                .isEqualTo("db/migration/postgresql/V2__drop.sql:1"));
    }

    @Test
    void theNextMigrationComesAfterAllOthers() {
        AnalysisResult result = RULE.schema(UNGUARDED)
                .file("db/migration/postgresql/V12__view.sql", "create view v as select 1;")
                .reports("""
                        @Entity class Customer { @Id Long id; }
                        @Entity class Contract {
                            @Id Long id;
                            // finding: missing-foreign-key likely warning
                            @ManyToOne Customer customer;
                        }
                        """);
        assertThat(sql(result)).startsWith("-- db/migration/postgresql/V13__add_foreign_keys.sql\n");
    }

    @Test
    void columnsOfOneNameBelongTogether() {
        AnalysisResult result = RULE.schema("""
                create table trial (number bigint, court bigint, primary key (number, court));
                create table panel (id bigint primary key, court bigint, number bigint);
                """).reports("""
                class TrialKey implements java.io.Serializable { Long number; Long court; }
                @Entity @IdClass(TrialKey.class) class Trial { @Id Long number; @Id Long court; }
                @Entity class Panel {
                    @Id Long id;
                    // finding: missing-foreign-key likely warning
                    @ManyToOne @JoinColumn(name = "court") @JoinColumn(name = "number") Trial trial;
                }
                """);
        assertThat(sql(result)).contains("FOREIGN KEY (court, number) REFERENCES trial (court, number)");
    }

    @Test
    void theDatabaseDeletesWhatTheMappingDeletes() {
        AnalysisResult result = RULE.schema("mysql", UNGUARDED).reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
                    List<Contract> contracts = new ArrayList<>();
                }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key
                    @ManyToOne Customer customer;
                }
                """);

        assertThat(sql(result)).endsWith("REFERENCES customer (id) ON DELETE CASCADE;\n");
        assertThat(finding(result).message()).contains("when a Customer goes by SQL or a bulk delete, rows");
    }

    /** Its row is only marked, so that no delete reaches the key. */
    @Test
    void theKeyToARowThatIsOnlyMarkedDeletesNothing() {
        AnalysisResult result = RULE.schema("mysql", UNGUARDED).reports("""
                @Entity @org.hibernate.annotations.SQLDelete(sql = "update customer set gone = true where id = ?") class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
                    List<Contract> contracts = new ArrayList<>();
                }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key
                    @ManyToOne Customer customer;
                }
                """);

        assertThat(sql(result)).endsWith("REFERENCES customer (id);\n");
        assertThat(finding(result).suggestion().orElseThrow().text()).doesNotContain("CASCADE");
    }

    @Test
    void aRowThatRemovesWhatItRefersToIsNotRemovedByIt() {
        AnalysisResult result = RULE.schema("mysql", UNGUARDED).reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToOne(mappedBy = "customer", cascade = CascadeType.ALL) Contract contract;
                }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key
                    @OneToOne(cascade = CascadeType.ALL) Customer customer;
                }
                """);

        assertThat(sql(result)).endsWith("REFERENCES customer (id);\n");
    }

    /** The contracts of a customer's offices go with the customer; those that he has signed need not be the same. */
    @Test
    void rowsThatGoAlongAnotherWay() {
        AnalysisResult result = RULE.schema("mysql", UNGUARDED).reports("""
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true) List<Office> offices;
                }
                @Entity class Office {
                    @Id Long id;
                    @ManyToOne Customer owner;
                    @OneToMany(mappedBy = "office", cascade = CascadeType.ALL, orphanRemoval = true) List<Contract> contracts;
                }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne Office office;
                    // finding: missing-foreign-key
                    @ManyToOne Customer customer;
                }
                """);

        assertThat(sql(result)).endsWith("REFERENCES customer (id);\n");
    }

    @Test
    void aChangeSetHasTheAuthorOfTheNewest() {
        RuleTester log = RULE.file("db/changelog/db.changelog-master.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: joan
                      changes:
                        - createTable:
                            tableName: customer
                            columns:
                              - column: { name: id, type: bigint, constraints: { primaryKey: true } }
                        - createTable:
                            tableName: contract
                            columns:
                              - column: { name: id, type: bigint, constraints: { primaryKey: true } }
                              - column: { name: customer_id, type: bigint }
                """);
        AnalysisResult result = log.reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key likely warning
                    @ManyToOne Customer customer;
                }
                """);

        assertThat(sql(result)).contains("    id: fk_contract_customer_id\n    author: joan\n");
    }

    @Test
    void aConstraintThatTheMappingNames() {
        AnalysisResult result = RULE.schema(UNGUARDED).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key likely error
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "contract_of_customer")) Customer customer;
                }
                """);

        assertThat(sql(result)).contains("ADD CONSTRAINT contract_of_customer ");
    }

    @Test
    void tablesThatLinkAndTablesThatHoldElements() {
        RULE.schema("""
                create table author (id bigint primary key);
                create table post (id bigint primary key);
                create table tag (id bigint primary key);
                create table post_tag (posts_id bigint, tags_id bigint);
                create table post_words (post_id bigint, words varchar(9));
                """).reports("""
                @Entity class Tag { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: missing-foreign-key likely warning "post_tag.posts_id and post_tag.tags_id, which link the rows of Post.tags:"
                    @ManyToMany @JoinTable(name = "post_tag", joinColumns = @JoinColumn(name = "posts_id")) Set<Tag> tags;
                    // finding: missing-foreign-key likely warning column 36 "post_words.post_id"
                    @ElementCollection Set<String> words;
                }
                """);
    }

    @Test
    void anAttributeThatSeveralTablesHold() {
        RULE.schema("""
                create table app_user (id bigint primary key);
                create table invoice (id bigint primary key, creator_id bigint);
                create table report (id bigint primary key, creator_id bigint);
                """).reports("""
                @Entity @Table(name = "app_user") class User { @Id Long id; }
                @MappedSuperclass class Audited {
                    // finding: missing-foreign-key likely warning "which hold Invoice.creator and Report.creator:"
                    @ManyToOne User creator;
                }
                @Entity class Invoice extends Audited { @Id Long id; }
                @Entity class Report extends Audited { @Id Long id; }
                """);
    }

    @Test
    void theTableOfASubclass() {
        RULE.schema("""
                create table animal (id bigint primary key);
                create table dog (id bigint primary key);
                """).reports("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) class Animal { @Id Long id; }
                @Entity
                // finding: missing-foreign-key likely warning "joins the rows of Dog"
                class Dog extends Animal {}
                """);
    }

    @Test
    void oneDatabaseHasItAndTheOtherHasNot() {
        RULE.schema("postgresql", GUARDED).schema("mysql", UNGUARDED).silent(MODEL);
    }

    @Test
    void twoDatabasesWithoutItAreOneFinding() {
        RULE.schema("postgresql", UNGUARDED).schema("mysql", UNGUARDED).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: missing-foreign-key likely warning
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aSchemaWithoutKeysIsOneFinding() {
        StringBuilder sql = new StringBuilder("create table customer (id bigint primary key);\n");
        StringBuilder model = new StringBuilder("""
                @Entity
                // finding: missing-foreign-key certain warning "of 21 of 22 associations, 21 of them to Customer"
                class Customer { @Id Long id; }
                @Entity class Guarded { @Id Long id; @ManyToOne Customer customer; }
                """);
        sql.append("create table guarded (id bigint primary key, customer_id bigint references customer);\n");
        for (int i = 10; i <= 30; i++) {
            sql.append("create table c").append(i).append(" (id bigint primary key, customer_id bigint);\n");
            model.append("@Entity class C").append(i).append(" { @Id Long id;\n");
            model.append("    // finding: missing-foreign-key possible info\n    @ManyToOne Customer customer;\n}\n");
        }

        RULE.schema(sql.toString()).reports(model.toString());
    }
}
