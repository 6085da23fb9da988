package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import io.github.cascadelint.triage.TriagedFinding;
import org.junit.jupiter.api.Test;

class HibernateCascadeTypeTest {

    private static final RuleTester RULE = RuleTester.of("hibernate-cascade-type");

    private static final String DELETE = """
            @Entity class Picture { @Id Long id; }
            @Entity class Post {
                @Id Long id;
                // finding: hibernate-cascade-type certain %s
                @Cascade(org.hibernate.annotations.CascadeType.DELETE)
                @OneToMany List<Picture> pictures;
            }
            """;

    private static RuleTester on(int major, int minor) {
        return RULE.with(Configurations.provider(Product.HIBERNATE, major, minor));
    }

    @Test
    void wordsOfJpaAreSilent() {
        String text = """
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @Cascade({org.hibernate.annotations.CascadeType.ALL, org.hibernate.annotations.CascadeType.REMOVE})
                    @OneToMany List<Picture> pictures;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Picture> icons;
                    @Cascade({}) @OneToMany List<Picture> drafts;
                }
                """;
        RULE.silent(text);
        on(7, 2).silent(text);
    }

    @Test
    void aRemovedWordIsAnErrorAndBeforeThatAWarning() {
        RULE.reports(DELETE.formatted("info \"a word that Hibernate removed in 7.0\""));
        on(5, 6).reports(DELETE.formatted("info \"removed in 7.0, and Hibernate 5.6 runs it today\""));
        on(6, 6).reports(DELETE.formatted("warning \"removed in 7.0, and Hibernate 6.6 runs it today\""));
        on(7, 0).reports(DELETE.formatted("error \"which Hibernate 7.0 does not know\""));
    }

    @Test
    void hibernate8HasNoSuchAnnotation() {
        on(8, 0).reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: hibernate-cascade-type certain error "has @Cascade, which Hibernate 8.0 does not have any more"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL)
                    @OneToMany List<Picture> pictures;
                }
                """);
    }

    @Test
    void ofSeveralWordsTheWorstIsShown() {
        on(6, 2).reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @Cascade({
                        org.hibernate.annotations.CascadeType.DELETE_ORPHAN,
                        // finding: hibernate-cascade-type certain warning column 9 "SAVE_UPDATE"
                        org.hibernate.annotations.CascadeType.SAVE_UPDATE})
                    @OneToMany List<Picture> pictures;
                }
                """);
    }

    @Test
    void whoReplacesSaveUpdateChangesTheCalls() {
        Suggestion suggestion = RULE.reports("""
                        @Entity class Picture { @Id Long id; }
                        @Entity class Post {
                            @Id Long id;
                            @OneToMany(cascade = CascadeType.PERSIST)
                            // finding: hibernate-cascade-type certain info
                            @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
                            List<Picture> pictures;
                        }
                        """).findings().stream()
                .map(TriagedFinding::finding)
                .filter(found -> found.rule().equals("hibernate-cascade-type"))
                .flatMap(found -> found.suggestion().stream())
                .findFirst()
                .orElseThrow();

        assertThat(suggestion.text())
                .contains("CascadeType.PERSIST and MERGE for SAVE_UPDATE. Where code calls saveOrUpdate");
    }

    @Test
    void whatStillWorksIsInformation() {
        on(6, 6).reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: hibernate-cascade-type certain info "says DELETE_ORPHAN in @Cascade"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    @OneToMany List<Picture> pictures;
                    // finding: hibernate-cascade-type certain info "only Hibernate's own Session has"
                    @Cascade(org.hibernate.annotations.CascadeType.LOCK)
                    @OneToMany List<Picture> icons;
                }
                """);
    }

    @Test
    void whatIsMixedWithJpaIsRepairedAsThat() {
        on(6, 6).silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    @OneToMany(cascade = CascadeType.ALL) List<Picture> pictures;
                }
                """);
    }

    @Test
    void anotherProviderDoesNotReadItAtAll() {
        Configuration eclipseLink = Configurations.provider(Product.ECLIPSELINK, 4, 0);
        RULE.with(eclipseLink).silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE) @OneToMany List<Picture> pictures;
                }
                """);
    }
}
