package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveToLookupTest {

    private static final RuleTester RULE = RuleTester.of("remove-to-lookup");

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity @Immutable class Country { @Id Long id; String code; String name; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToOne Country country;
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Country birthplace;
                    @ManyToMany Set<Country> visited;
                }
                """);
    }

    @Test
    void aNameAloneNeverDecides() {
        RULE.silent("""
                @Entity class Country { @Id Long id; byte[] flag; }
                @Entity class OrderStatus { @Id Long id; Date since; }
                @Entity class Customer { @Id Long id; @ManyToOne Country country; }
                @Entity class Supplier { @Id Long id; @ManyToOne Country country; @ManyToOne OrderStatus status; }
                @Entity class Order {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                    @ManyToOne(cascade = CascadeType.ALL) OrderStatus status;
                }
                """);
    }

    @Test
    void whatCodeMakesIsNoReferenceData() {
        RULE.silent("""
                @Entity class Label {
                    @Id Long id;
                    String name;
                }
                @Entity class Badge {
                    @Id Long id;
                    String name;
                    static Badge builder() { return null; }
                    Badge build() { return this; }
                }
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Label label;
                    @ManyToOne(cascade = CascadeType.ALL) Badge badge;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Label label; @ManyToOne Badge badge; }
                class Editor {
                    Label label() { return new Label(); }
                    Badge badge() { return Badge.builder().build(); }
                }
                """);
    }

    @Test
    void oneEntityThatRefersIsNotMany() {
        RULE.silent("""
                @Entity class Label { @Id Long id; String name; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Label label;
                    @ManyToOne Label secondLabel;
                }
                """);
    }

    @Test
    void whatHoldsOtherRowsOrBelongsToOneIsNoReferenceData() {
        RULE.silent("""
                @Entity class Label { @Id Long id; String name; @OneToMany(mappedBy = "label") List<Comment> comments; }
                @Entity class Section { @Id Long id; String name; }
                @Entity class Unit { @Id Long id; String name; @ManyToOne Section section; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Label label;
                    @ManyToOne(cascade = CascadeType.ALL) Unit unit;
                    @OneToMany(cascade = CascadeType.ALL) List<Section> sections;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne Label label;
                    @ManyToOne Section section;
                    @ManyToOne Unit unit;
                }
                """);
    }

    @Test
    void aCacheThatIsWrittenSaysNothing() {
        RULE.silent("""
                @Entity @org.hibernate.annotations.Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
                class Label { @Id Long id; }
                @Entity class Post { @Id Long id; @ManyToOne(cascade = CascadeType.ALL) Label label; }
                """);
    }

    private static String visits(String ward) {
        return """
                @Entity class Patient { @Id Long id; }
                @Entity class Ward { @Id Long id; Integer beds; %s }
                @Entity class Visit {
                    @Id Long id;
                    // finding: remove-to-lookup likely error
                    @ManyToOne(cascade = CascadeType.ALL) Ward ward;
                }
                class Desk { Patient arrive() { return new Patient(); } }
                """.formatted(ward);
    }

    @Test
    void whatAMigrationInsertsAndNoCodeMakesIsReferenceData() {
        RuleTester seeded = RULE.schema("insert into ward (id, beds) values (1, 20);");

        seeded.reports(visits(""));
        seeded.reports(visits("@ManyToOne Patient first;"));
    }

    @Test
    void aRowThatMustReferToWhatCodeMakesIsNotThereBefore() {
        RULE.schema("insert into ward (id, beds, patient_id) values (1, 20, 3);")
                .silent(visits("@ManyToOne(optional = false) Patient patient;").replaceAll("// finding.*", ""));
    }

    @Test
    void whatAFunctionInsertsIsNoReferenceData() {
        RULE.schema("""
                        create function add_ward(n int) returns void language sql as $$
                            insert into ward (id, beds) values (1, n);
                        $$;
                        """).silent(visits("").replaceAll("// finding.*", ""));
    }

    @Test
    void anImmutableEntityIsCertain() {
        Finding finding = RULE.reports("""
                        @Entity @Immutable class Country { @Id Long id; }
                        @Entity class Customer {
                            @Id Long id;
                            // finding: remove-to-lookup certain error column 26 "Customer.country says ALL"
                            @ManyToOne(cascade = CascadeType.ALL) Country country;
                        }
                        """).findings().get(0).finding();
        assertThat(finding.target()).hasValue("shop.Country");
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .contains("Country is immutable reference data")
                .anyMatch(text -> text.contains("remove-on-many-to-one"));
    }

    @Test
    void aReadOnlyCacheIsCertain() {
        RULE.reports("""
                @Entity @org.hibernate.annotations.Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
                class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-lookup certain error
                    @ManyToOne(cascade = CascadeType.REMOVE) Country country;
                }
                """);
    }

    @Test
    void theConfigurationIsCertain() {
        String fixture = """
                @Entity class Country { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-lookup certain error
                    @ManyToOne(cascade = CascadeType.REMOVE) Country country;
                }
                """;
        RULE.with(Configurations.lookup("shop.Country")).reports(fixture);
        RULE.with(Configurations.lookup("shop.*")).reports(fixture);
        RULE.with(Configurations.lookup("Country", "other.*"))
                .silent(fixture.replace("// finding: remove-to-lookup certain error", ""));
    }

    @Test
    void shapeAndUseTogetherAreLikely() {
        RULE.reports("""
                @Entity class Country { @Id String code; String name; }
                @Entity class Supplier { @Id Long id; @ManyToOne Country country; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-lookup likely error
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                }
                """);
    }

    @Test
    void everyKindOfAssociationReachesIt() {
        RULE.reports("""
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Supplier { @Id Long id; @ManyToOne Country country; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-to-lookup certain error
                    @ManyToMany(cascade = CascadeType.ALL) Set<Country> visited;
                    // finding: remove-to-lookup certain error
                    @OneToOne(cascade = CascadeType.REMOVE) Country home;
                    // finding: remove-to-lookup certain error "says orphanRemoval"
                    @OneToOne(orphanRemoval = true) Country birthplace;
                    @ManyToOne
                    // finding: remove-to-lookup certain error "@Cascade DELETE_ORPHAN"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    Country residence;
                }
                """);
    }

    @Test
    void itSpeaksForTheOtherRules() {
        String fixture = """
                @Entity @Immutable class Country { @Id Long id; }
                @Entity class Supplier { @Id Long id; @ManyToOne Country country; }
                @Entity class Customer {
                    @Id Long id;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Country> visited;
                    @OneToOne(cascade = CascadeType.REMOVE, orphanRemoval = true) Country home;
                    @ManyToOne(cascade = CascadeType.ALL) Country birthplace;
                }
                """;
        for (String rule : List.of(
                "remove-on-many-to-one",
                "remove-on-many-to-many",
                "remove-to-shared-one-to-one",
                "orphan-removal-on-referenced-entity",
                "merge-to-shared",
                "persist-to-shared")) {
            RuleTester.of(rule).silent(fixture);
        }
    }

    @Test
    void inheritedAssociationsCountForEachEntityThatHasTheColumn() {
        RULE.reports("""
                @Entity class Country { @Id String code; String name; }
                @MappedSuperclass abstract class Party {
                    @Id Long id;
                    // finding: remove-to-lookup likely error "Party.country says ALL"
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                }
                @Entity class Customer extends Party {}
                @Entity class Supplier extends Party {}
                @Entity class Visit { @Id Long id; @ManyToOne Country country; }
                """);
    }
}
