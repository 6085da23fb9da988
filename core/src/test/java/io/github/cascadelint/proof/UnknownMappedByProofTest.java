package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.Set;
import org.hibernate.AnnotationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that a {@code mappedBy} that names no association back to its own entity stops the application at boot, with one
 * exception: Hibernate takes a basic attribute on a one-to-many (Jakarta Persistence 3.2, 2.11, 11.1.41 and 11.1.42).
 */
class UnknownMappedByProofTest {

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        Integer postId;

        @ManyToOne
        Author author;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        Integer id;
    }

    @Entity(name = "OneToManyNamesNothing")
    static class OneToManyNamesNothing {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post")
        Set<Comment> comments;
    }

    @Entity(name = "OneToOneNamesNothing")
    static class OneToOneNamesNothing {
        @Id
        Integer id;

        @OneToOne(mappedBy = "post")
        Comment comment;
    }

    @Entity(name = "ManyToManyNamesNothing")
    static class ManyToManyNamesNothing {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "posts")
        Set<Comment> comments;
    }

    @Test
    void anAttributeThatDoesNotExistStopsTheBoot() {
        assertThat(bootFailure(OneToManyNamesNothing.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining(
                        "is 'mappedBy' a property named 'post' which does not exist in the target entity");
        assertThat(bootFailure(OneToOneNamesNothing.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining(
                        "is 'mappedBy' a property named 'post' which does not exist in the target entity");
        assertThat(bootFailure(ManyToManyNamesNothing.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining(
                        "is 'mappedBy' a property named 'posts' which does not exist in the target entity");
    }

    @Entity(name = "OneToManyNamesAnother")
    static class OneToManyNamesAnother {
        @Id
        Integer id;

        @OneToMany(mappedBy = "author")
        Set<Comment> comments;
    }

    @Entity(name = "OneToOneNamesAnother")
    static class OneToOneNamesAnother {
        @Id
        Integer id;

        @OneToOne(mappedBy = "author")
        Comment comment;
    }

    @Test
    void anAssociationToAnotherEntityStopsTheBoot() {
        assertThat(bootFailure(OneToManyNamesAnother.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("is 'mappedBy' a property named 'author' which references the wrong entity type");
        assertThat(bootFailure(OneToOneNamesAnother.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("is 'mappedBy' a property named 'author' which references the wrong entity type");
    }

    @Entity(name = "OneToOneNamesBasic")
    static class OneToOneNamesBasic {
        @Id
        Integer id;

        @OneToOne(mappedBy = "postId")
        Comment comment;
    }

    @Entity(name = "ManyToManyNamesBasic")
    static class ManyToManyNamesBasic {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "postId")
        Set<Comment> comments;
    }

    @Test
    void aBasicAttributeStopsTheBoot() {
        assertThat(bootFailure(OneToOneNamesBasic.class, Comment.class, Author.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessageContaining("which is not a '@OneToOne' or '@ManyToOne' association");
        assertThat(bootFailure(ManyToManyNamesBasic.class, Comment.class, Author.class))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("PostInitCallback queue could not be processed");
    }

    @Entity(name = "OneToManyNamesBasic")
    static class OneToManyNamesBasic {
        @Id
        Integer id;

        @OneToMany(mappedBy = "postId", cascade = CascadeType.REMOVE)
        Set<Comment> comments;
    }

    @Test
    void aBasicAttributeOnAOneToManyWorksWithoutAForeignKey() {
        try (HibernateHarness db = HibernateHarness.boot(OneToManyNamesBasic.class, Comment.class, Author.class)) {
            assertThat(db.foreignKeys()).containsExactly("comment.author_id -> author");
            db.sql(
                    "insert into OneToManyNamesBasic (id) values (1), (2)",
                    "insert into Comment (id, postId) values (1, 1), (2, 1), (3, 2)");

            db.inTransaction(em -> em.remove(em.find(OneToManyNamesBasic.class, 1)));

            assertThat(db.query("select id from Comment")).containsExactly("3");
        }
    }

    @Entity(name = "Husband")
    static class Husband {
        @Id
        Integer id;

        @OneToOne(mappedBy = "husband")
        Wife wife;
    }

    @Entity(name = "Wife")
    static class Wife {
        @Id
        Integer id;

        @OneToOne(mappedBy = "wife")
        Husband husband;
    }

    @Entity(name = "Actor")
    static class Actor {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "actors")
        Set<Film> films;
    }

    @Entity(name = "Film")
    static class Film {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "films")
        Set<Actor> actors;
    }

    /** Hibernate 6.6 says neither what is wrong nor where. */
    @Test
    void anAttributeThatIsMappedByItselfCrashesTheBoot() {
        assertThat(bootFailure(Husband.class, Wife.class)).isInstanceOf(StackOverflowError.class);
        assertThat(bootFailure(Actor.class, Film.class)).isInstanceOf(NullPointerException.class);
    }

    @Entity(name = "Animal")
    static class Animal {
        @Id
        Integer id;

        @OneToMany(mappedBy = "cat")
        Set<Visit> visitsOfCats;
    }

    @Entity(name = "Cat")
    static class Cat extends Animal {
        @OneToMany(mappedBy = "animal")
        Set<Visit> visits;

        @OneToMany(mappedBy = "bill.payer")
        Set<Visit> paid;

        @OneToMany(mappedBy = "vet")
        Set<Visit> held;
    }

    @Embeddable
    static class Bill {
        @ManyToOne
        Cat payer;
    }

    @MappedSuperclass
    static class Appointment {
        @ManyToOne
        Cat vet;
    }

    @Entity(name = "Visit")
    static class Visit extends Appointment {
        @Id
        Integer id;

        @ManyToOne
        Animal animal;

        @ManyToOne
        Cat cat;

        @Embedded
        Bill bill;
    }

    @Test
    void aSupertypeASubtypeAnEmbeddedAndAnInheritedAttributeAreRight() {
        try (HibernateHarness db = HibernateHarness.boot(Animal.class, Cat.class, Visit.class, Bill.class)) {
            assertThat(db.foreignKeys())
                    .containsExactly(
                            "visit.animal_id -> animal",
                            "visit.cat_id -> animal",
                            "visit.payer_id -> animal",
                            "visit.vet_id -> animal");
        }
    }

    private static Throwable bootFailure(Class<?>... entities) {
        return catchThrowable(() -> HibernateHarness.boot(entities).close());
    }
}
