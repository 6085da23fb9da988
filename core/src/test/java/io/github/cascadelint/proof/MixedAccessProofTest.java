package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.MappingException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/** Proves that annotations on the other of field and getter are not read (Jakarta Persistence 3.2, section 2.3). */
class MixedAccessProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post")
        Set<Comment> comments = new HashSet<>();

        @OneToMany(mappedBy = "post", cascade = CascadeType.ALL)
        Set<Comment> getComments() {
            return comments;
        }
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne
        Post post;
    }

    @Test
    void theCascadeOnTheGetterDoesNotHappen() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Post.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        Integer id;

        Set<Comment> captions = new HashSet<>();

        @OneToMany
        Set<Comment> getCaptions() {
            return captions;
        }
    }

    @Entity(name = "Picture")
    static class Picture implements Serializable {
        private static final long serialVersionUID = 1L;

        @Id
        Integer id;
    }

    @Test
    void aCollectionWithoutAnnotationStopsTheBoot() {
        assertThat(catchThrowable(() -> HibernateHarness.boot(Album.class, Comment.class, Post.class)
                        .close()))
                .isInstanceOf(MappingException.class);
    }

    @Entity(name = "Frame")
    static class Frame {
        @Id
        Integer id;

        Picture picture;

        @ManyToOne
        Picture getPicture() {
            return picture;
        }
    }

    @Test
    void aReferenceWithoutAnnotationIsStoredAsBytes() {
        try (HibernateHarness db = HibernateHarness.boot(Frame.class, Picture.class)) {
            assertThat(db.foreignKeys()).isEmpty();
            assertThat(db.query("select lower(data_type) from information_schema.columns"
                            + " where table_name = 'FRAME' and column_name = 'PICTURE'"))
                    .containsExactly("binary varying");
        }
    }
}
