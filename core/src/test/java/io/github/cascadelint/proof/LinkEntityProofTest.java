package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that a link entity may be owned by each of its parents: whichever goes or lets go, exactly its links go, and the
 * other parents stay (Jakarta Persistence 3.2, 2.11).
 */
class LinkEntityProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
        List<PostLike> likes;

        List<PostLike> likes() {
            return likes;
        }
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        Integer id;

        @OneToMany(mappedBy = "member", cascade = CascadeType.ALL, orphanRemoval = true)
        List<PostLike> likes;

        List<PostLike> likes() {
            return likes;
        }
    }

    @Entity(name = "PostLike")
    static class PostLike {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Post post;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Member member;
    }

    @Test
    void aPostTakesItsLikesAndNoMember() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.query("select id from Post")).containsExactly("2");
            assertThat(db.rows("Member")).isEqualTo(2);
            assertThat(db.query("select id from PostLike order by id")).containsExactly("3");
        }
    }

    @Test
    void aMemberTakesItsLikesAndNoPost() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Member.class, 1)));

            assertThat(db.rows("Post")).isEqualTo(2);
            assertThat(db.query("select id from Member")).containsExactly("2");
            assertThat(db.query("select id from PostLike order by id")).containsExactly("2");
        }
    }

    @Test
    void aLikeTakenBackFromOneParentGoes() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Post.class, 1).likes().removeIf(like -> like.id == 1));

            assertThat(db.query("select id from PostLike order by id")).containsExactly("2", "3");
            assertThat(db.rows("Post")).isEqualTo(2);
            assertThat(db.rows("Member")).isEqualTo(2);
        }
    }

    @Test
    void aLikeTakenBackFromBothParentsGoesOnce() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                em.find(Post.class, 1).likes().removeIf(like -> like.id == 1);
                em.find(Member.class, 1).likes().removeIf(like -> like.id == 1);
            });

            assertThat(db.writes()).containsExactly("delete from PostLike where id=?");
            assertThat(db.query("select id from PostLike order by id")).containsExactly("2", "3");
        }
    }

    /** The limit of the pattern: PERSIST from the other parent cancels the removal. The cure is the test above. */
    @Test
    void aLikeTakenBackStaysIfTheOtherParentIsLoadedLaterAndStillHasIt() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                em.find(Post.class, 1).likes().removeIf(like -> like.id == 1);
                assertThat(em.find(Member.class, 1).likes()).hasSize(2);
            });

            assertThat(db.writes()).isEmpty();
            assertThat(db.rows("PostLike")).isEqualTo(3);
        }
    }

    @Test
    void aPostCannotGoWhileALoadedMemberStillHasItsLike() {
        try (HibernateHarness db = boot()) {
            Throwable refusal = db.refusal(em -> {
                assertThat(em.find(Member.class, 1).likes()).hasSize(2);
                em.remove(em.find(Post.class, 1));
            });

            assertThat(refusal)
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("POSTLIKE FOREIGN KEY(POST_ID) REFERENCES PUBLIC.POST(ID)");
            assertThat(db.writes()).containsExactly("delete from PostLike where id=?", "delete from Post where id=?");
            assertThat(db.rows("PostLike")).isEqualTo(3);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Post.class, Member.class, PostLike.class);
        db.sql(
                "insert into Post (id) values (1), (2)",
                "insert into Member (id) values (1), (2)",
                "insert into PostLike (id, post_id, member_id) values (1, 1, 1), (2, 1, 2), (3, 2, 1)");
        return db;
    }
}
