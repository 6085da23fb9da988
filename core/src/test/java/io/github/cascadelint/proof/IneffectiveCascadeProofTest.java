package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Transient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.CascadeType;
import org.junit.jupiter.api.Test;

/** Proves that a cascade on a transient attribute, an element collection or a basic attribute changes nothing. */
class IneffectiveCascadeProofTest {

    @Entity(name = "Picture")
    static class Picture {
        @Id
        Integer id = 7;

        @ManyToOne
        Post post;
    }

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id = 1;

        @Cascade(CascadeType.ALL)
        String title = "a";

        @Transient
        @OneToMany(mappedBy = "post", cascade = jakarta.persistence.CascadeType.ALL, orphanRemoval = true)
        Set<Picture> pictures = new HashSet<>(List.of(new Picture()));

        @ElementCollection
        @Cascade(CascadeType.PERSIST)
        Set<String> withCascade = new HashSet<>(List.of("x"));

        @ElementCollection
        Set<String> without = new HashSet<>(List.of("x"));
    }

    @Test
    void aSaveGoesNoFurther() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Picture.class)) {
            db.inTransaction(em -> em.persist(new Post()));

            assertThat(db.rows("Picture")).isZero();
            assertThat(db.rows("Post_withCascade")).isEqualTo(1);
            assertThat(db.rows("Post_without")).isEqualTo(1);
        }
    }

    @Test
    void neitherDoesADelete() {
        try (HibernateHarness db = HibernateHarness.bootWithoutForeignKeys(Post.class, Picture.class)) {
            db.inTransaction(em -> em.persist(new Post()));
            db.sql("insert into Picture (id, post_id) values (8, 1)");

            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.rows("Picture")).isEqualTo(1);
            assertThat(db.rows("Post_withCascade")).isZero();
            assertThat(db.rows("Post_without")).isZero();
        }
    }
}
