package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedCascadeAnnotationsTest {

    private static final RuleTester RULE = RuleTester.of("mixed-cascade-annotations");

    @Test
    void oneAnnotationIsEnough() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> pictures;
                    @OneToMany @Cascade(org.hibernate.annotations.CascadeType.ALL) List<Picture> thumbnails;
                    @OneToMany(cascade = {}) @Cascade(org.hibernate.annotations.CascadeType.ALL) List<Picture> icons;
                    @OneToMany(cascade = CascadeType.ALL) @Cascade({}) List<Picture> drafts;
                }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void whatOnlySaveOrUpdateHearsIsAnotherRulesBusiness() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.PERSIST)
                    @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
                    List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void twoAnnotationsAddUp() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    // finding: mixed-cascade-annotations certain warning column 56 "which adds REMOVE, orphan removal"
                    @OneToMany(cascade = CascadeType.PERSIST) @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    List<Picture> pictures;
                    @OneToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
                    // finding: mixed-cascade-annotations possible info "PERSIST, MERGE in @OneToMany and MERGE in @Cascade"
                    @Cascade(org.hibernate.annotations.CascadeType.MERGE)
                    List<Picture> thumbnails;
                }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void whatIsAddedAndChangesNoRowIsInformation() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.REFRESH)
                    // finding: mixed-cascade-annotations certain info "which adds DETACH"
                    @Cascade(org.hibernate.annotations.CascadeType.DETACH)
                    List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; }
                """);
    }

    @Test
    void theOrphanDeleteOfACascadeThatRemovesIsOnlyAnotherWord() {
        List<TriagedFinding> findings = RULE.reports("""
                        @Entity class Post {
                            @Id Long id;
                            @OneToMany(cascade = CascadeType.ALL)
                            // finding: mixed-cascade-annotations possible info "which adds orphan removal"
                            @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN) List<Picture> pictures;
                            @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
                            // finding: mixed-cascade-annotations possible info "is said twice"
                            @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN) List<Picture> thumbnails;
                            @ManyToMany(cascade = CascadeType.ALL)
                            // finding: mixed-cascade-annotations possible warning "which adds orphan removal"
                            @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN) List<Picture> icons;
                        }
                        @Entity class Picture { @Id Long id; }
                        """).findings();
        assertThat(findings.stream()
                        .map(TriagedFinding::finding)
                        .filter(found -> found.rule().equals("mixed-cascade-annotations"))
                        .map(found -> found.suggestion().orElseThrow().text()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("with orphanRemoval = true for DELETE_ORPHAN"),
                        second -> assertThat(second).doesNotContain("orphanRemoval"),
                        third -> assertThat(third).contains("leave in @Cascade only what @ManyToMany has no word for"));
    }

    @Test
    void everyKindOfAssociation() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.PERSIST)
                    // finding: mixed-cascade-annotations certain warning "in @ManyToOne"
                    @Cascade(org.hibernate.annotations.CascadeType.MERGE) Picture cover;
                    @OneToOne(cascade = CascadeType.PERSIST)
                    // finding: mixed-cascade-annotations certain warning "in @OneToOne"
                    @Cascade(org.hibernate.annotations.CascadeType.MERGE) Picture icon;
                    @ManyToMany(cascade = CascadeType.PERSIST)
                    // finding: mixed-cascade-annotations certain warning "in @ManyToMany"
                    @Cascade(org.hibernate.annotations.CascadeType.MERGE) Set<Picture> pictures;
                }
                """);
    }

    @Test
    void anInheritedAttributeIsOneFinding() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @MappedSuperclass abstract class Page {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.PERSIST)
                    // finding: mixed-cascade-annotations certain warning
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE)
                    List<Picture> pictures;
                }
                @Entity class Post extends Page {}
                @Entity class News extends Page {}
                """);
    }
}
