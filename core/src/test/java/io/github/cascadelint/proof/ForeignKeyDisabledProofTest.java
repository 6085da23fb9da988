package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.Set;
import org.hibernate.FetchNotFoundException;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that NO_CONSTRAINT and {@code @NotFound} leave the foreign key out of the schema, and that a delete then leaves
 * rows that point at nothing (Jakarta Persistence 3.2, 11.1.20; Hibernate 6.6 user guide, "@NotFound").
 */
class ForeignKeyDisabledProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        String title;

        @ManyToMany
        @JoinTable(
                name = "Post_Tag",
                joinColumns = @JoinColumn(name = "post_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"),
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT),
                inverseForeignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Set<Tag> tags;

        String title() {
            return title;
        }
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        Integer id;
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "post_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Post post;
    }

    @Entity(name = "Bookmark")
    static class Bookmark {
        @Id
        Integer id;

        @ManyToOne
        @NotFound(action = NotFoundAction.IGNORE)
        Post post;
    }

    @Entity(name = "Rating")
    static class Rating {
        @Id
        Integer id;

        @ManyToOne
        @NotFound(action = NotFoundAction.EXCEPTION)
        Post post;
    }

    @Entity(name = "Reaction")
    static class Reaction {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Post post;
    }

    @Test
    void onlyTheAssociationLeftAloneGetsItsForeignKey() {
        try (HibernateHarness db = boot()) {
            assertThat(db.foreignKeys()).containsExactly("reaction.post_id -> post");
        }
    }

    @Test
    void theForeignKeyThatIsThereRefusesTheDelete() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into Post (id) values (1)", "insert into Reaction (id, post_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Post.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);

            assertThat(db.rows("Post")).isEqualTo(1);
        }
    }

    @Test
    void withoutOneTheDeleteLeavesDanglingRows() {
        try (HibernateHarness db = boot()) {
            db.sql(
                    "insert into Post (id) values (1)",
                    "insert into Comment (id, post_id) values (1, 1)",
                    "insert into Bookmark (id, post_id) values (1, 1)",
                    "insert into Rating (id, post_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.rows("Post")).isZero();
            assertThat(db.rows("Comment where post_id = 1")).isEqualTo(1);
            assertThat(db.rows("Bookmark where post_id = 1")).isEqualTo(1);
            assertThat(db.rows("Rating where post_id = 1")).isEqualTo(1);

            db.inTransaction(em -> assertThat(em.find(Bookmark.class, 1).post).isNull());
            assertThat(db.refusal(em -> em.find(Comment.class, 1).post.title()))
                    .isInstanceOf(EntityNotFoundException.class);
            assertThat(db.refusal(em -> em.find(Rating.class, 1))).isInstanceOf(FetchNotFoundException.class);
        }
    }

    @Test
    void inAJoinTableTheLinkToADeletedTargetDangles() {
        try (HibernateHarness db = boot()) {
            db.sql(
                    "insert into Post (id) values (1)",
                    "insert into Tag (id) values (1)",
                    "insert into Post_Tag (post_id, tag_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Tag.class, 1)));

            assertThat(db.rows("Tag")).isZero();
            assertThat(db.rows("Post_Tag where tag_id = 1")).isEqualTo(1);
            db.inTransaction(em -> assertThat(em.find(Post.class, 1).tags).isEmpty());
        }
    }

    private static HibernateHarness boot() {
        return HibernateHarness.boot(
                Post.class, Tag.class, Comment.class, Bookmark.class, Rating.class, Reaction.class);
    }
}
