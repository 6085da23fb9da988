package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.AnnotationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that columns and tables on an inverse end count for nothing on a one-to-one, and stop the boot on a collection, but
 * for the order of a one-to-many (Jakarta Persistence 3.2, sections 2.11 and 11.1.25).
 */
class MappingOnInverseProofTest {

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(mappedBy = "person")
        @JoinColumn(name = "passport_id")
        Passport passport;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Integer id;

        @OneToOne
        Person person;
    }

    @Test
    void aJoinColumnOnAnInverseOneToOneIsNotMadeAndNotWritten() {
        try (HibernateHarness db = HibernateHarness.boot(Person.class, Passport.class)) {
            assertThat(db.foreignKeys()).containsExactly("passport.person_id -> person");
            assertThat(db.query(
                            "select lower(column_name) from information_schema.columns where table_name = 'PERSON'"))
                    .containsExactly("id");
            db.sql("insert into Person (id) values (1)", "insert into Passport (id) values (1)");

            db.inTransaction(em -> em.find(Person.class, 1).passport = em.find(Passport.class, 1));

            assertThat(db.writes()).isEmpty();
        }
    }

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post")
        @JoinColumn(name = "post_id")
        Set<Comment> comments;
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne
        Post post;
    }

    @Entity(name = "Film")
    static class Film {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "films")
        @JoinTable(name = "cast")
        Set<Actor> actors;
    }

    @Entity(name = "Actor")
    static class Actor {
        @Id
        Integer id;

        @ManyToMany
        Set<Film> films;
    }

    @Entity(name = "Song")
    static class Song {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "songs")
        @OrderColumn
        List<Singer> singers;
    }

    @Entity(name = "Singer")
    static class Singer {
        @Id
        Integer id;

        @ManyToMany
        Set<Song> songs;
    }

    @Test
    void onACollectionItStopsTheBoot() {
        assertThat(bootFailure(Post.class, Comment.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("is 'mappedBy' another entity and may not specify the '@JoinColumn'");
        assertThat(bootFailure(Film.class, Actor.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("is 'mappedBy' another entity and may not specify the '@JoinTable'");
        assertThat(bootFailure(Song.class, Singer.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("may not have an '@OrderColumn'");
    }

    @Entity(name = "Poll")
    static class Poll {
        @Id
        Integer id;

        @OneToMany(mappedBy = "poll")
        @OrderColumn(name = "position")
        List<Choice> choices = new ArrayList<>();
    }

    @Entity(name = "Choice")
    static class Choice {
        @Id
        Integer id;

        @ManyToOne
        Poll poll;
    }

    @Test
    void theOrderOfAnInverseOneToManyIsWritten() {
        try (HibernateHarness db = HibernateHarness.boot(Poll.class, Choice.class)) {
            db.sql("insert into Poll (id) values (1)");

            db.inTransaction(em -> {
                Poll poll = em.find(Poll.class, 1);
                for (int id = 1; id <= 2; id++) {
                    Choice choice = new Choice();
                    choice.id = id;
                    choice.poll = poll;
                    em.persist(choice);
                    poll.choices.add(choice);
                }
            });

            assertThat(db.query("select position from Choice order by id")).containsExactly("0", "1");
        }
    }

    private static Throwable bootFailure(Class<?>... entities) {
        return catchThrowable(() -> HibernateHarness.boot(entities).close());
    }
}
