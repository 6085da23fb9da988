package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveToAggregateRootTest {

    private static final RuleTester RULE = RuleTester.of("remove-to-aggregate-root");

    private static final String REPOSITORY = """
            package shop.data;
            interface Repository<T> {}
            interface OrganizationRepository extends Repository<shop.Organization> {}
            """;

    private static final String DELETER = """
            class Deleter { EntityManager em; void delete(%1$s row) { em.remove(row); } }
            """;

    private static final String OTHERS = """
            @Entity class Submission { @Id Long id; @ManyToMany Set<Organization> organizations; }
            @Entity class Member { @Id Long id; @ManyToOne Organization organization; }
            """;

    @Test
    void aChildWithARepositoryForQueriesIsRight() {
        RULE.silent("""
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                """, REPOSITORY);
    }

    @Test
    void whatItsOwnChildrenReferToIsRight() {
        RULE.silent("""
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                    @OneToMany(cascade = CascadeType.ALL) List<Notice> notices;
                    @OneToMany(cascade = CascadeType.ALL) List<Report> reports;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                @Entity class Notice { @Id Long id; @ManyToOne Organization organization; }
                @Entity class Report { @Id Long id; @ManyToOne Organization organization; }
                """, REPOSITORY);
    }

    @Test
    void aTreeIsRight() {
        RULE.silent("""
                @Entity public class Organization {
                    @Id Long id;
                    @ManyToOne Organization parent;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<Organization> children;
                }
                """ + OTHERS, REPOSITORY);
    }

    @Test
    void whatTheDatabaseClearsIsRight() {
        RULE.silent("""
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                @Entity class Bookmark {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Organization organization;
                }
                @Entity class Visit {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Organization organization;
                }
                """, REPOSITORY);
    }

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = {CascadeType.PERSIST, CascadeType.MERGE})
                    List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                """ + OTHERS, REPOSITORY);
    }

    @Test
    void aRepositoryAndReferrersElsewhereAreLikely() {
        Finding finding = RULE.reports("""
                        @Entity class Category {
                            @Id Long id;
                            // finding: remove-to-aggregate-root possible warning "every Organization in Category.organizations"
                            @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                        }
                        @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                        """ + OTHERS + DELETER.formatted("Category"), REPOSITORY)
                .findings()
                .get(0)
                .finding();
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .contains(
                        "Organization has a repository of its own",
                        "Member.organization (@ManyToOne) refers to it too",
                        "Submission.organizations (@ManyToMany) refers to it too");
    }

    @Test
    void manyReferrersNeedNoRepository() {
        RULE.reports("""
                @Entity class Embargo {
                    @Id Long id;
                    // finding: remove-to-aggregate-root possible warning
                    @OneToMany(mappedBy = "embargo", cascade = CascadeType.REMOVE) List<Organization> files;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Embargo embargo; }
                @Entity class Audit { @Id Long id; @ManyToOne Organization organization; }
                """ + OTHERS + DELETER.formatted("Embargo"));
    }

    @Test
    void aMandatoryOwnerOrOrphanRemovalIsTheAuthorsWord() {
        RULE.reports("""
                @Entity class Category {
                    @Id Long id;
                    // finding: remove-to-aggregate-root possible warning
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne(optional = false) Category category; }
                """ + OTHERS + DELETER.formatted("Category"), REPOSITORY);
        RULE.reports("""
                @Entity class Category {
                    @Id Long id;
                    // finding: remove-to-aggregate-root possible warning
                    @OneToMany(mappedBy = "category", orphanRemoval = true) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                """ + OTHERS + DELETER.formatted("Category"), REPOSITORY);
    }

    @Test
    void whereNoDeleteOfAnOwnerIsSeenItIsPossible() {
        RULE.reports("""
                @Entity class Category {
                    @Id Long id;
                    // finding: remove-to-aggregate-root possible warning
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                """ + OTHERS, REPOSITORY);
    }

    @Test
    void anInverseOneToOneLeadsToIt() {
        RULE.reports("""
                @Entity class Person {
                    @Id Long id;
                    // finding: remove-to-aggregate-root possible warning "the Organization of Person.organization"
                    @OneToOne(mappedBy = "founder", cascade = CascadeType.ALL) Organization organization;
                }
                @Entity public class Organization { @Id Long id; @OneToOne Person founder; }
                """ + OTHERS + DELETER.formatted("Person"), REPOSITORY);
    }

    @Test
    void theConfigurationDecides() {
        RULE.with(Configurations.owned("shop.Organization", "shop.Category")).silent("""
                @Entity class Category {
                    @Id Long id;
                    @OneToMany(mappedBy = "category", cascade = CascadeType.ALL) List<Organization> organizations;
                }
                @Entity public class Organization { @Id Long id; @ManyToOne Category category; }
                """ + OTHERS, REPOSITORY);
    }

    @Test
    void whatSaysThatItIsARootNeedsNoReferrer() {
        RULE.reports("""
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-aggregate-root likely warning "has a life of its own, which does not end with that of the Customer"
                    @OneToMany(cascade = CascadeType.ALL) @JoinColumn List<Invoice> invoices;
                }
                @org.jmolecules.ddd.annotation.AggregateRoot
                @Entity class Invoice { @Id Long id; }
                """, "package org.jmolecules.ddd.annotation;\npublic @interface AggregateRoot {}\n");
    }
}
