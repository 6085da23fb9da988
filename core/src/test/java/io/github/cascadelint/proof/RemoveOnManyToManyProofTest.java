package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that REMOVE on a many-to-many deletes the targets and not only the links to them (Jakarta Persistence 3.2, 2.11
 * and 3.3.3).
 */
class RemoveOnManyToManyProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @ManyToMany(cascade = CascadeType.REMOVE)
        @JoinTable(
                name = "Post_Tag",
                joinColumns = @JoinColumn(name = "post_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        Set<Tag> tags;
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        Integer id;
    }

    @Entity(name = "Club")
    static class Club {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "clubs", cascade = CascadeType.REMOVE)
        Set<Member> members;
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "Member_Club",
                joinColumns = @JoinColumn(name = "member_id"),
                inverseJoinColumns = @JoinColumn(name = "club_id"))
        Set<Club> clubs;
    }

    @Test
    void aTagThatNoOtherPostUsesGoes() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Tag.class)) {
            db.sql(
                    "insert into Post (id) values (1), (2)",
                    "insert into Tag (id) values (1), (2)",
                    "insert into Post_Tag (post_id, tag_id) values (1, 1), (2, 2)");

            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.writes())
                    .containsExactly(
                            "delete from Post_Tag where post_id=?",
                            "delete from Tag where id=?",
                            "delete from Post where id=?");
            assertThat(db.query("select id from Post")).containsExactly("2");
            assertThat(db.query("select id from Tag")).containsExactly("2");
        }
    }

    @Test
    void theForeignKeyOfAnotherPostsLinkRefusesTheDelete() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Tag.class)) {
            db.sql(
                    "insert into Post (id) values (1), (2)",
                    "insert into Tag (id) values (1)",
                    "insert into Post_Tag (post_id, tag_id) values (1, 1), (2, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Post.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("POST_TAG FOREIGN KEY(TAG_ID) REFERENCES PUBLIC.TAG(ID)");

            assertThat(db.rows("Post")).isEqualTo(2);
            assertThat(db.rows("Tag")).isEqualTo(1);
            assertThat(db.rows("Post_Tag")).isEqualTo(2);
        }
    }

    @Test
    void withoutAForeignKeyTheOtherPostLosesItsTag() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Post.class, Tag.class)) {
            db.sql(
                    "insert into Post (id) values (1), (2)",
                    "insert into Tag (id) values (1)",
                    "insert into Post_Tag (post_id, tag_id) values (1, 1), (2, 1)");

            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.rows("Tag")).isZero();
            assertThat(db.query("select post_id from Post_Tag where tag_id = 1"))
                    .containsExactly("2");
        }
    }

    @Test
    void onTheInverseEndNoForeignKeyStopsIt() {
        try (HibernateHarness db = HibernateHarness.boot(Club.class, Member.class)) {
            db.sql(
                    "insert into Club (id) values (1), (2)",
                    "insert into Member (id) values (1), (2), (3)",
                    "insert into Member_Club (member_id, club_id) values (1, 1), (1, 2), (2, 1), (3, 2)");

            db.inTransaction(em -> em.remove(em.find(Club.class, 1)));

            assertThat(db.query("select id from Club")).containsExactly("2");
            assertThat(db.query("select id from Member")).containsExactly("3");
            assertThat(db.query("select member_id from Member_Club")).containsExactly("3");
        }
    }
}
