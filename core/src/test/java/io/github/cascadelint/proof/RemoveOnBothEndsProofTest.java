package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Proves that REMOVE on both ends of one association deletes everything that is connected through it, and that no foreign
 * key refuses (Jakarta Persistence 3.2, 3.3.3).
 */
class RemoveOnBothEndsProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(mappedBy = "post", cascade = CascadeType.ALL)
        Set<Comment> comments;
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne(cascade = CascadeType.ALL)
        Post post;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        Integer id;

        @ManyToMany(cascade = CascadeType.ALL)
        @JoinTable(
                name = "Author_Book",
                joinColumns = @JoinColumn(name = "author_id"),
                inverseJoinColumns = @JoinColumn(name = "book_id"))
        Set<Book> books;
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "books", cascade = CascadeType.ALL)
        Set<Author> authors;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @OneToOne(mappedBy = "person", cascade = CascadeType.ALL)
        Passport passport;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Integer id;

        @MapsId
        @OneToOne(cascade = CascadeType.REMOVE)
        @JoinColumn(name = "person_id")
        Person person;
    }

    @Test
    void oneCommentTakesThePostAndAllItsCommentsWithIt() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql(
                    "insert into Post (id) values (1), (2)",
                    "insert into Comment (id, post_id) values (1, 1), (2, 1), (3, 1), (4, 2)");

            db.inTransaction(em -> em.remove(em.find(Comment.class, 2)));

            assertThat(db.query("select id from Post")).containsExactly("2");
            assertThat(db.query("select id from Comment")).containsExactly("4");
        }
    }

    @Test
    void oneAuthorTakesEveryoneEverWrittenWithDirectlyOrNot() {
        try (HibernateHarness db = HibernateHarness.boot(Author.class, Book.class)) {
            db.sql(
                    "insert into Author (id) values (1), (2), (3), (9)",
                    "insert into Book (id) values (1), (2), (9)",
                    "insert into Author_Book (author_id, book_id) values (1, 1), (2, 1), (2, 2), (3, 2), (9, 9)");

            db.inTransaction(em -> em.remove(em.find(Author.class, 1)));

            assertThat(db.query("select id from Author")).containsExactly("9");
            assertThat(db.query("select id from Book")).containsExactly("9");
            assertThat(db.query("select author_id from Author_Book")).containsExactly("9");
        }
    }

    @Test
    void withASharedKeyOnlyThePairGoes() {
        try (HibernateHarness db = HibernateHarness.boot(Person.class, Passport.class)) {
            db.sql("insert into Person (id) values (1), (2)", "insert into Passport (person_id) values (1), (2)");

            db.inTransaction(em -> em.remove(em.find(Passport.class, 1)));

            assertThat(db.query("select id from Person")).containsExactly("2");
            assertThat(db.query("select person_id from Passport")).containsExactly("2");
        }
    }
}
