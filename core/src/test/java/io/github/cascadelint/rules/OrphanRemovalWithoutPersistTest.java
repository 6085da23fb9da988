package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalWithoutPersistTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-without-persist");

    @Test
    void whatIsSavedAlongMayBeRemovedAlong() {
        RULE.silent("""
                @Entity class Survey {
                    @Id Long id;
                    @OneToMany(mappedBy = "survey", cascade = CascadeType.ALL, orphanRemoval = true) List<Question> questions;
                    @OneToMany(cascade = CascadeType.PERSIST, orphanRemoval = true) List<Page> pages;
                    @OneToOne(orphanRemoval = true)
                    @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE) Page cover;
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                @Entity class Page { @Id Long id; }
                """);
    }

    @Test
    void withoutOrphanRemovalTheChildrenAreSomebodyElsesMatter() {
        RULE.silent("""
                @Entity class Survey {
                    @Id Long id;
                    @OneToMany(mappedBy = "survey", cascade = CascadeType.REMOVE) List<Question> questions;
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                """);
    }

    @Test
    void aNewChildThatNothingElseSavesIsLost() {
        RULE.reports("""
                @Entity class Survey {
                    @Id Long id;
                    // finding: orphan-removal-without-persist likely warning column 82 "is not saved, and nothing says so"
                    @OneToMany(mappedBy = "survey", cascade = CascadeType.MERGE, orphanRemoval = true) List<Question> questions;
                    void ask() { questions.add(new Question()); }
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                """);
    }

    @Test
    void whereNothingIsSeenToJoinItIsPossible() {
        RULE.reports("""
                @Entity class Survey {
                    @Id Long id;
                    // finding: orphan-removal-without-persist possible warning
                    @OneToMany(mappedBy = "survey", orphanRemoval = true) List<Question> questions;
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                """);
    }

    @Test
    void aNewRowThatCodePutsIntoAnOwningEndIsLikely() {
        RULE.reports("""
                @Entity class Survey {
                    @Id Long id;
                    // finding: orphan-removal-without-persist likely warning "makes the flush fail (TransientObjectException with Hibernate)"
                    @OneToMany(orphanRemoval = true) List<Page> pages;
                    void addPage() { pages.add(new Page()); }
                }
                @Entity class Page { @Id Long id; }
                """);
    }

    @Test
    void aChildWithARepositoryIsSavedByItself() {
        RULE.reports("""
                @Entity class Survey {
                    @Id Long id;
                    // finding: orphan-removal-without-persist possible warning
                    @OneToMany(mappedBy = "survey", orphanRemoval = true) List<Question> questions;
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                interface QuestionRepository extends JpaRepository<Question, Long> {}
                interface JpaRepository<T, I> {}
                """);
    }

    @Test
    void aChildThatAnotherParentSavesIsPossible() {
        RULE.reports("""
                @Entity class Survey {
                    @Id Long id;
                    // finding: orphan-removal-without-persist possible warning
                    @OneToMany(mappedBy = "survey", orphanRemoval = true) List<Question> questions;
                }
                @Entity class Page {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.PERSIST) List<Question> questions;
                }
                @Entity class Question { @Id Long id; @ManyToOne Survey survey; }
                """);
    }
}
