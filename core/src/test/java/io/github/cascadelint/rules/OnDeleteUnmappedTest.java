package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
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
    void aPartIsOfferedTheAnnotation() {
        Suggestion help = suggestion(RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-unmapped possible warning
                    @ManyToOne Customer customer;
                }
                """));
        assertThat(help.edits()).isNotEmpty();
        assertThat(help.sql()).isEmpty();
    }

    /** Who changed a row does not own it: the key is the mistake. */
    @Test
    void anAuditReferenceToTheSameEntityLosesTheActionOfItsKey() {
        Suggestion help = suggestion(RULE.schema("postgresql", """
                create table customer (id bigint primary key, changed_by bigint constraint changer references customer on delete cascade);
                """).reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: on-delete-unmapped likely warning
                    @ManyToOne @JoinColumn(name = "changed_by") Customer changedBy;
                }
                """, DELETE));
        assertThat(help.edits()).isEmpty();
        assertThat(help.text()).startsWith("Take ON DELETE CASCADE off the key in a migration");
        assertThat(help.sql())
                .hasValueSatisfying(sql -> assertThat(sql)
                        .contains("ALTER TABLE customer DROP CONSTRAINT changer;")
                        .contains("ADD CONSTRAINT changer FOREIGN KEY (changed_by) REFERENCES customer (id)")
                        .doesNotContain("CASCADE"));
    }

    @Test
    void oneOfSeveralReferencesToTheSameEntity() {
        assertDropsAction("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne(optional = false) Customer author;
                    // finding: on-delete-unmapped possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void aRowThatBelongsToAnother() {
        assertDropsAction("""
                @Entity class Customer { @Id Long id; }
                @Entity class File { @Id Long id; @OneToMany(mappedBy = "file", cascade = CascadeType.ALL, orphanRemoval = true) List<Contract> contracts; }
                @Entity class Contract {
                    @Id Long id;
                    @ManyToOne(optional = false) File file;
                    // finding: on-delete-unmapped possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }

    @Test
    void anOptionalReferenceToWhatManyReferTo() {
        assertDropsAction("""
                @Entity class Customer { @Id Long id; }
                @Entity class A { @Id Long id; @ManyToOne Customer customer; }
                @Entity class B { @Id Long id; @ManyToOne Customer customer; }
                @Entity class C { @Id Long id; @ManyToOne Customer customer; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: on-delete-unmapped possible warning
                    @ManyToOne Customer customer;
                }
                """);
    }

    private static void assertDropsAction(String mapping) {
        Suggestion help = suggestion(RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).reports(mapping));
        assertThat(help.edits()).isEmpty();
        assertThat(help.text()).startsWith("Take ON DELETE CASCADE off the key in a migration");
        assertThat(help.sql()).isPresent();
    }

    private static Suggestion suggestion(AnalysisResult result) {
        return result.findings().stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("on-delete-unmapped"))
                .findFirst()
                .flatMap(Finding::suggestion)
                .orElseThrow();
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
