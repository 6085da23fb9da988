package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.TransientObjectException;
import org.junit.jupiter.api.Test;

/**
 * Proves that a parent that removes its orphans and does not cascade PERSIST deletes what leaves it and does not save what
 * joins it (Jakarta Persistence 3.2, 2.11: orphan removal implies REMOVE, and nothing else).
 */
class OrphanRemovalWithoutPersistProofTest {

    @Entity(name = "Survey")
    static class Survey {
        @Id
        Integer id;

        @OneToMany(mappedBy = "survey", orphanRemoval = true)
        List<Question> questions = new ArrayList<>();

        @OneToMany(mappedBy = "survey", orphanRemoval = true, cascade = CascadeType.PERSIST)
        List<Answer> answers = new ArrayList<>();

        @OneToMany(orphanRemoval = true)
        List<Page> pages = new ArrayList<>();

        @OneToOne(orphanRemoval = true, fetch = FetchType.LAZY)
        Page cover;
    }

    @Entity(name = "Question")
    static class Question {
        @Id
        Integer id = 9;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Survey survey;
    }

    @Entity(name = "Answer")
    static class Answer {
        @Id
        Integer id = 9;

        @ManyToOne(fetch = FetchType.LAZY)
        Survey survey;
    }

    @Entity(name = "Page")
    static class Page {
        @Id
        Integer id = 9;
    }

    @Test
    void anInverseCollectionLosesWhatIsAddedWithoutAWord() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> addQuestion(em.find(Survey.class, 1)));

            assertThat(db.writes()).isEmpty();
            assertThat(db.query("select id from Question")).containsExactly("1");
        }
    }

    @Test
    void andDeletesWhatIsTakenOut() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Survey.class, 1).questions.clear());

            assertThat(db.rows("Question")).isZero();
        }
    }

    @Test
    void withPersistItIsSaved() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                Answer answer = new Answer();
                answer.survey = em.find(Survey.class, 1);
                answer.survey.answers.add(answer);
            });

            assertThat(db.writes()).containsExactly("insert into Answer (survey_id,id) values (?,?)");
        }
    }

    @Test
    void anOwningEndRefusesTheFlush() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> em.find(Survey.class, 1).pages.add(new Page())))
                    .hasCauseInstanceOf(TransientObjectException.class);
            assertThat(db.refusal(em -> em.find(Survey.class, 1).cover = new Page()))
                    .hasCauseInstanceOf(TransientObjectException.class);
        }
    }

    @Test
    void aMergeOfTheParentDoesNotFindTheNewChild() {
        try (HibernateHarness db = boot()) {
            assertThat(db.refusal(em -> {
                        Survey detached = new Survey();
                        detached.id = 1;
                        addQuestion(detached);
                        em.merge(detached);
                    }))
                    .isInstanceOf(EntityNotFoundException.class);
        }
    }

    private static void addQuestion(Survey survey) {
        Question question = new Question();
        question.survey = survey;
        survey.questions.add(question);
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Survey.class, Question.class, Answer.class, Page.class);
        db.sql("insert into Survey (id) values (1)", "insert into Question (id, survey_id) values (1, 1)");
        return db;
    }
}
