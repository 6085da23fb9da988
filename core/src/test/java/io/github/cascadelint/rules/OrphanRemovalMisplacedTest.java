package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.testkit.Analysis;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrphanRemovalMisplacedTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-misplaced");

    @Test
    void oneToManyAndOneToOneOwnTheirTargets() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.PERSIST)
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN) List<Picture> pictures;
                    @OneToOne(orphanRemoval = true) Text text;
                }
                @Entity class Picture { @Id Long id; }
                @Entity class Text { @Id Long id; }
                """);
    }

    @Test
    void aUniqueKeyMakesItOneToOneInAMappingFile() {
        assertThat(ofLetter("<many-to-one name='address' cascade='all-delete-orphan' unique='true'/>"))
                .isEmpty();
        assertThat(ofLetter("<one-to-one name='address' cascade='all-delete-orphan'/>"))
                .isEmpty();
    }

    @Test
    void onAManyToOneItIsREMOVE() {
        RULE.reports("""
                @Entity class Invoice {
                    @Id Long id;
                    @ManyToOne
                    // finding: orphan-removal-misplaced certain error column 14 "removes no orphan"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    Address address;
                }
                @Entity class Address { @Id Long id; }
                """);
    }

    @Test
    void aUniqueKeyDoesNotMakeAnAnnotatedManyToOneAnOwner() {
        RULE.reports("""
                @Entity class Invoice {
                    @Id Long id;
                    @ManyToOne @JoinColumn(unique = true)
                    // finding: orphan-removal-misplaced certain warning "also deletes its Address"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    Address address;
                    @ManyToOne @JoinColumn(unique = true)
                    // finding: orphan-removal-misplaced possible warning "also deletes its Address"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    Address delivery;
                }
                @Entity class Address { @Id Long id; }
                class Invoices {
                    void forget(Invoice invoice) { invoice.address = null; }
                }
                """);
    }

    @Test
    void onAManyToManyItRemovesWhatOthersHave() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @ManyToMany
                    // finding: orphan-removal-misplaced certain error column 14 "A Tag that leaves Post.tags is deleted"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    Set<Tag> tags;
                }
                @Entity class Tag { @Id Long id; @ManyToMany(mappedBy = "tags") Set<Post> posts; }
                """);
    }

    @Test
    void eclipseLinksOwnershipIsIgnoredOnOtherKinds() {
        RULE.reports("""
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                import org.eclipse.persistence.annotations.PrivateOwned;
                @Entity class Post {
                    @Id Long id;
                    // finding: orphan-removal-misplaced certain warning column 17 "is ignored"
                    @ManyToMany @PrivateOwned Set<Tag> tags;
                    @OneToMany(cascade = CascadeType.PERSIST) @PrivateOwned Set<Tag> own;
                }
                @Entity class Tag { @Id Long id; }
                package org.eclipse.persistence.annotations;
                public @interface PrivateOwned {}
                """);
    }

    @Test
    void hibernateRefusesItInAMappingFile() {
        assertThat(ofLetter("<many-to-one name='address' cascade='all,delete-orphan'/>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).startsWith("The application does not start");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
                });
        assertThat(ofLetter("<one-to-one name='address' constrained='true' cascade='all-delete-orphan'/>"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("a constrained one-to-one depends on"));
    }

    private static List<Finding> ofLetter(String property) {
        AnalysisResult result = Analysis.run(
                Configuration.DEFAULT,
                Map.of(
                        "post/Letter.java",
                        "package post; class Letter { Long id; Address address; } class Address { Long id; }",
                        "post/Letter.hbm.xml",
                        "<hibernate-mapping package='post'><class name='Letter'><id name='id'/>" + property
                                + "</class><class name='Address'><id name='id'/></class></hibernate-mapping>"));
        assertThat(result.problems()).isEmpty();
        return result.findings().stream()
                .map(TriagedFinding::finding)
                .filter(finding -> finding.rule().equals("orphan-removal-misplaced"))
                .toList();
    }
}
