package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.TransientObjectException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that REMOVE on a many-to-one deletes the parent, which the siblings still need (Jakarta Persistence 3.2, 2.11
 * and 3.3.3).
 */
class RemoveOnManyToOneProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE)
        Post post;
    }

    @Entity(name = "Draft")
    static class Draft {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE)
        @JoinColumn(name = "post_id", unique = true)
        Post post;
    }

    @Test
    void anOnlyChildTakesItsParentWithIt() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Comment.class, 1)));

            assertThat(db.writes()).containsExactly("delete from Comment where id=?", "delete from Post where id=?");
            assertThat(db.rows("Comment")).isZero();
            assertThat(db.rows("Post")).isZero();
        }
    }

    @Test
    void theForeignKeyOfASiblingRefusesTheDelete() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1), (2, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Comment.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("COMMENT FOREIGN KEY(POST_ID) REFERENCES PUBLIC.POST(ID)");

            assertThat(db.rows("Comment")).isEqualTo(2);
            assertThat(db.rows("Post")).isEqualTo(1);
        }
    }

    @Test
    void aLoadedSiblingRefusesTheFlushBeforeTheDatabaseIsAsked() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1), (2, 1)");

            Throwable refusal = db.refusal(em -> {
                em.find(Post.class, 1);
                em.find(Comment.class, 2);
                em.remove(em.find(Comment.class, 1));
            });

            assertThat(refusal).isInstanceOf(IllegalStateException.class);
            assertThat(refusal.getCause()).isInstanceOf(TransientObjectException.class);
            assertThat(db.writes()).isEmpty();
        }
    }

    @Test
    void withoutAForeignKeyTheSiblingIsLeftDangling() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1), (2, 1)");

            db.inTransaction(em -> em.remove(em.find(Comment.class, 1)));

            assertThat(db.rows("Post")).isZero();
            assertThat(db.query("select id from Comment where post_id = 1")).containsExactly("2");
        }
    }

    @Test
    void withAUniqueForeignKeyThereIsNoSiblingToLoseIt() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Draft.class)) {
            db.sql("insert into Post (id) values (1), (2)", "insert into Draft (id, post_id) values (1, 1), (2, 2)");

            db.inTransaction(em -> em.remove(em.find(Draft.class, 1)));

            assertThat(db.query("select id from Draft")).containsExactly("2");
            assertThat(db.query("select id from Post")).containsExactly("2");
        }
    }
}
