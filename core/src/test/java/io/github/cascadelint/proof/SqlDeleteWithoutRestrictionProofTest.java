package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.Test;

/** Proves that rows which a delete only marks go on being loaded unless a restriction hides them. */
class SqlDeleteWithoutRestrictionProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post")
        Set<Remark> remarks = new HashSet<>();

        @OneToMany(mappedBy = "post")
        Set<Hidden> hidden = new HashSet<>();
    }

    @Entity(name = "Remark")
    @SQLDelete(sql = "update Remark set deleted = true where id = ?")
    static class Remark {
        @Id
        Integer id;

        boolean deleted;

        @ManyToOne
        Post post;
    }

    @Entity(name = "Hidden")
    @SQLDelete(sql = "update Hidden set deleted = true where id = ?")
    @SQLRestriction("deleted = false")
    static class Hidden {
        @Id
        Integer id;

        boolean deleted;

        @ManyToOne
        Post post;
    }

    @Test
    void deletedRowsAreFoundUnlessARestrictionHidesThem() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Remark.class, Hidden.class)) {
            db.sql(
                    "insert into Post (id) values (1)",
                    "insert into Remark (id, deleted, post_id) values (1, false, 1)",
                    "insert into Hidden (id, deleted, post_id) values (1, false, 1)");

            db.inTransaction(em -> {
                em.remove(em.find(Remark.class, 1));
                em.remove(em.find(Hidden.class, 1));
            });

            db.inTransaction(em -> {
                assertThat(em.find(Remark.class, 1)).isNotNull();
                assertThat(em.createQuery("from Remark", Remark.class).getResultList())
                        .hasSize(1);
                assertThat(em.find(Post.class, 1).remarks).hasSize(1);
                assertThat(em.find(Hidden.class, 1)).isNull();
                assertThat(em.createQuery("from Hidden", Hidden.class).getResultList())
                        .isEmpty();
                assertThat(em.find(Post.class, 1).hidden).isEmpty();
            });
        }
    }
}
