package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/**
 * Proves that two ends that both own one column, or one join table, write it twice and against each other (Jakarta
 * Persistence 3.2, 2.11: the inverse side must say {@code mappedBy}).
 */
class UnlinkedInverseProofTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "post_id")
        Set<Comment> comments = new HashSet<>();
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        @ManyToOne
        @JoinColumn(name = "post_id")
        Post post;
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        Integer id;

        @OneToMany(mappedBy = "album", cascade = CascadeType.PERSIST)
        Set<Song> songs = new HashSet<>();
    }

    @Entity(name = "Song")
    static class Song {
        @Id
        Integer id;

        @ManyToOne
        Album album;
    }

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Integer id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "basket_id")
        Set<Item> items = new HashSet<>();
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        Integer id;

        @ManyToOne
        @JoinColumn(name = "basket_id", insertable = false, updatable = false)
        Basket basket;
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        Integer id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "shelf_id", insertable = false, updatable = false)
        Set<Jar> jars = new HashSet<>();
    }

    @Entity(name = "Jar")
    static class Jar {
        @Id
        Integer id;

        @ManyToOne
        @JoinColumn(name = "shelf_id")
        Shelf shelf;
    }

    @Test
    void theColumnIsWrittenTwice() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.inTransaction(em -> {
                Post post = post(1);
                Comment comment = comment(1);
                comment.post = post;
                post.comments.add(comment);
                em.persist(post);
            });

            assertThat(db.writes())
                    .containsExactly(
                            "insert into Post (id) values (?)",
                            "insert into Comment (post_id,id) values (?,?)",
                            "update Comment set post_id=? where id=?");
        }
    }

    @Test
    void withMappedByTheChildAloneWritesIt() {
        try (HibernateHarness db = HibernateHarness.boot(Album.class, Song.class)) {
            db.inTransaction(em -> {
                Album album = new Album();
                album.id = 1;
                Song song = new Song();
                song.id = 1;
                song.album = album;
                album.songs.add(song);
                em.persist(album);
            });

            assertThat(db.writes())
                    .containsExactly(
                            "insert into Album (id) values (?)", "insert into Song (album_id,id) values (?,?)");
        }
    }

    @Test
    void withAReadOnlyToOneTheCollectionAloneWritesIt() {
        try (HibernateHarness db = HibernateHarness.boot(Basket.class, Item.class)) {
            db.inTransaction(em -> {
                Basket basket = new Basket();
                basket.id = 1;
                Item item = new Item();
                item.id = 1;
                item.basket = basket;
                basket.items.add(item);
                em.persist(basket);
            });

            assertThat(db.writes())
                    .containsExactly(
                            "insert into Basket (id) values (?)",
                            "insert into Item (id) values (?)",
                            "update Item set basket_id=? where id=?");
        }
    }

    @Test
    void withAReadOnlyCollectionTheChildAloneWritesIt() {
        try (HibernateHarness db = HibernateHarness.boot(Shelf.class, Jar.class)) {
            db.inTransaction(em -> {
                Shelf shelf = new Shelf();
                shelf.id = 1;
                Jar jar = new Jar();
                jar.id = 1;
                jar.shelf = shelf;
                shelf.jars.add(jar);
                em.persist(shelf);
            });

            assertThat(db.writes())
                    .containsExactly("insert into Shelf (id) values (?)", "insert into Jar (shelf_id,id) values (?,?)");
        }
    }

    @Test
    void whereTheEndsDisagreeTheCollectionWins() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.inTransaction(em -> {
                Post first = post(1);
                Post second = post(2);
                Comment comment = comment(1);
                first.comments.add(comment);
                comment.post = second;
                em.persist(second);
                em.persist(first);
            });

            assertThat(db.query("select post_id from Comment")).containsExactly("1");
        }
    }

    @Test
    void aCommentTakenOutOfTheCollectionLosesThePostItStillNames() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class)) {
            db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1), (2, 1)");

            db.inTransaction(em -> {
                Comment comment = em.find(Comment.class, 1);
                comment.post.comments.remove(comment);
                assertThat(comment.post.id).isEqualTo(1);
            });

            assertThat(db.query("select id from Comment where post_id is null")).containsExactly("1");
        }
    }

    @Test
    void aDeletedPostCutsItsCommentsLooseWhereMappedByWouldRefuse() {
        try (HibernateHarness db = HibernateHarness.boot(Post.class, Comment.class, Album.class, Song.class)) {
            db.sql(
                    "insert into Post (id) values (1)",
                    "insert into Comment (id, post_id) values (1, 1)",
                    "insert into Album (id) values (1)",
                    "insert into Song (id, album_id) values (1, 1)");

            db.inTransaction(em -> em.remove(em.find(Post.class, 1)));

            assertThat(db.writes())
                    .containsExactly("update Comment set post_id=null where post_id=?", "delete from Post where id=?");
            assertThat(db.rows("Comment where post_id is null")).isEqualTo(1);
            assertThat(db.refusal(em -> em.remove(em.find(Album.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("SONG FOREIGN KEY(ALBUM_ID) REFERENCES PUBLIC.ALBUM(ID)");
        }
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "Author_Book",
                joinColumns = @JoinColumn(name = "author_id"),
                inverseJoinColumns = @JoinColumn(name = "book_id"))
        Set<Book> books = new HashSet<>();
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "Author_Book",
                joinColumns = @JoinColumn(name = "book_id"),
                inverseJoinColumns = @JoinColumn(name = "author_id"))
        Set<Author> authors = new HashSet<>();
    }

    @Entity(name = "Actor")
    static class Actor {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "Actor_Film",
                joinColumns = @JoinColumn(name = "actor_id"),
                inverseJoinColumns = @JoinColumn(name = "film_id"))
        List<Film> films = new ArrayList<>();
    }

    @Entity(name = "Film")
    static class Film {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "Actor_Film",
                joinColumns = @JoinColumn(name = "film_id"),
                inverseJoinColumns = @JoinColumn(name = "actor_id"))
        List<Actor> actors = new ArrayList<>();
    }

    @Test
    void twoSetsThatOwnAJoinTableFailOnItsKey() {
        try (HibernateHarness db = HibernateHarness.boot(Author.class, Book.class)) {
            Throwable refusal = db.refusal(em -> {
                Author author = new Author();
                author.id = 1;
                Book book = new Book();
                book.id = 1;
                author.books.add(book);
                book.authors.add(author);
                em.persist(author);
                em.persist(book);
            });

            assertThat(refusal)
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("insert into Author_Book");
            assertThat(db.rows("Author")).isZero();
        }
    }

    @Test
    void twoListsThatOwnAJoinTableStoreTheLinkTwice() {
        try (HibernateHarness db = HibernateHarness.boot(Actor.class, Film.class)) {
            db.inTransaction(em -> {
                Actor actor = new Actor();
                actor.id = 1;
                Film film = new Film();
                film.id = 1;
                actor.films.add(film);
                film.actors.add(actor);
                em.persist(actor);
                em.persist(film);
            });

            assertThat(db.rows("Actor_Film where actor_id = 1 and film_id = 1")).isEqualTo(2);
            db.inTransaction(em -> assertThat(em.find(Actor.class, 1).films).hasSize(2));
        }
    }

    private static Post post(int id) {
        Post post = new Post();
        post.id = id;
        return post;
    }

    private static Comment comment(int id) {
        Comment comment = new Comment();
        comment.id = id;
        return comment;
    }
}
