package io.github.cascadelint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.testkit.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationshipGraphTest {

    private static RelationshipGraph graph(String... texts) {
        return Analysis.of(texts).graph();
    }

    private static Association end(RelationshipGraph graph, String type, String attribute) {
        return graph.endsFrom("shop." + type).stream()
                .filter(end -> end.name().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Referrer> referrers) {
        return referrers.stream()
                .map(referrer -> referrer.entity().replace("shop.", "") + "." + referrer.attribute())
                .toList();
    }

    private static List<String> live(RelationshipGraph graph, String type, String attribute) {
        return names(graph.liveReferrers(end(graph, type, attribute)));
    }

    @Test
    void referrersAreTheAssociationsWhoseKeyPointsAtTheTable() {
        RelationshipGraph graph = graph("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @OneToMany @JoinColumn(name = "post_id") List<Picture> pictures;
                    @ManyToMany Set<Tag> tags;
                }
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; }
                @Entity class Tag { @Id Long id; @ManyToMany(mappedBy = "tags") Set<Post> posts; }
                @Entity class Text { @Id Long id; @OneToOne Post post; }
                @Entity class Series { @Id Long id; @OneToMany List<Post> posts; }
                @Entity class Shelf { @Id Long id; @ManyToMany List<Post> posts; }
                """);
        assertThat(names(graph.referrers("shop.Post")))
                .containsExactlyInAnyOrder("Comment.post", "Text.post", "Series.posts", "Shelf.posts");
        assertThat(names(graph.referrers("shop.Comment"))).isEmpty();
        assertThat(names(graph.referrers("shop.Picture"))).isEmpty();
        assertThat(names(graph.referrers("shop.Tag"))).containsExactly("Post.tags");
    }

    @Test
    void whatIsEmbeddedRefersByItsWay() {
        RelationshipGraph graph = graph("""
                @Entity class Country { @Id Long id; }
                @Embeddable class Address { @ManyToOne Country country; }
                @Embeddable class Visit { Address where; @ManyToOne Country origin; }
                @Entity class Customer { @Id Long id; Address home; @Embedded Address work; }
                @Entity class Traveller { @Id Long id; @ElementCollection List<Visit> visits; }
                """);
        assertThat(names(graph.referrers("shop.Country")))
                .containsExactlyInAnyOrder(
                        "Customer.home.country",
                        "Customer.work.country",
                        "Traveller.visits.where.country",
                        "Traveller.visits.origin");
        assertThat(graph.referrers("shop.Country")
                        .get(0)
                        .evidence("shop.Country")
                        .text())
                .startsWith("Customer.home.country");
    }

    @Test
    void readOnlyColumnsReferToNothing() {
        RelationshipGraph graph = graph("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    Long postId;
                    @ManyToOne @JoinColumn(name = "postId", insertable = false, updatable = false) Post post;
                    @ManyToOne @JoinColumn(name = "quoted_id", insertable = false) Post quoted;
                }
                """);
        assertThat(names(graph.referrers("shop.Post"))).containsExactly("Comment.quoted");
    }

    @Test
    void aSubclassIsReferredToThroughItsSuperclass() {
        RelationshipGraph graph = graph("""
                @Entity class Document { @Id Long id; }
                @Entity class Post extends Document {}
                @Entity class Comment { @Id Long id; @ManyToOne Post post; }
                @Entity class Bookmark { @Id Long id; @ManyToOne Document document; }
                """);
        assertThat(names(graph.referrers("shop.Post"))).containsExactlyInAnyOrder("Comment.post", "Bookmark.document");
    }

    @Test
    void anAttributeOfAnEntitySuperclassIsOneEnd() {
        RelationshipGraph graph = graph("""
                @Entity class User { @Id Long id; }
                @MappedSuperclass abstract class Audited { @Id Long id; @ManyToOne User editor; }
                @Entity class Document extends Audited { @ManyToOne User author; }
                @Entity class Post extends Document { @ManyToOne User reviewer; }
                @Entity class Page extends Document {}
                """);
        assertThat(names(graph.referrers("shop.User")))
                .containsExactlyInAnyOrder("Document.editor", "Document.author", "Post.reviewer");
        assertThat(graph.endsFrom("shop.Post"))
                .extracting(Association::name)
                .containsExactlyInAnyOrder("editor", "author", "reviewer");
        assertThat(graph.endsTo("shop.User")).hasSize(3);
    }

    @Test
    void theInverseIsFoundFromBothEnds() {
        RelationshipGraph graph = graph("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                    @OneToMany(mappedBy = "place.post") List<Picture> pictures;
                    @OneToMany List<Vote> votes;
                }
                @MappedSuperclass abstract class Child<P> { @Id Long id; @ManyToOne P post; }
                @Entity class Comment extends Child<Post> {}
                @Embeddable class Place { @ManyToOne Post post; }
                @Entity class Picture { @Id Long id; Place place; }
                @Entity class Vote { @Id Long id; @ManyToOne Post post; }
                """);
        assertThat(graph.inverse(end(graph, "Post", "comments"))).hasValue(end(graph, "Comment", "post"));
        assertThat(graph.inverse(end(graph, "Comment", "post"))).hasValue(end(graph, "Post", "comments"));
        assertThat(graph.inverse(end(graph, "Post", "pictures"))).hasValue(end(graph, "Picture", "place.post"));
        assertThat(graph.inverse(end(graph, "Picture", "place.post"))).hasValue(end(graph, "Post", "pictures"));
        assertThat(graph.inverse(end(graph, "Post", "votes"))).isEmpty();
        assertThat(graph.inverse(end(graph, "Vote", "post"))).isEmpty();
    }

    @Test
    void theInverseMayStandInAnotherClassOfTheHierarchy() {
        RelationshipGraph graph = graph("""
                @Entity class Document { @Id Long id; @OneToMany(mappedBy = "document") List<Comment> comments; }
                @Entity class Post extends Document {}
                @Entity class Comment { @Id Long id; @ManyToOne Document document; @ManyToOne Post post; }
                """);
        assertThat(graph.inverse(end(graph, "Comment", "document"))).hasValue(end(graph, "Document", "comments"));
        assertThat(graph.inverse(end(graph, "Comment", "post"))).isEmpty();
    }

    @Test
    void neitherTheJudgedEndNorItsInverseIsALiveReferrer() {
        RelationshipGraph graph = graph("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                    @OneToOne(cascade = CascadeType.ALL) Text text;
                }
                @Entity class Comment { @Id Long id; @ManyToOne(cascade = CascadeType.ALL) Post post; }
                @Entity class Text { @Id Long id; }
                @Entity class Vote { @Id Long id; @ManyToOne Comment comment; @ManyToOne Text text; }
                """);
        assertThat(live(graph, "Post", "comments")).containsExactly("Vote.comment");
        assertThat(live(graph, "Post", "text")).containsExactly("Vote.text");
        assertThat(live(graph, "Comment", "post")).isEmpty();
    }

    @Test
    void childrenAtAnyDepthAndTheTargetsOwnHierarchyAreNoLiveReferrers() {
        RelationshipGraph graph = graph("""
                @Entity class Author { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Post> posts; }
                @Entity class Post {
                    @Id Long id;
                    @ManyToOne Post previous;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE) List<Comment> comments;
                }
                @Entity class News extends Post { @ManyToOne Post corrected; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne Post post;
                    @ManyToOne Post quoted;
                    @OneToOne(orphanRemoval = true) Text text;
                }
                @Entity class Text { @Id Long id; @ManyToOne Post about; }
                @Entity class Bookmark { @Id Long id; @ManyToOne Post post; }
                """);
        assertThat(live(graph, "Author", "posts")).containsExactly("Bookmark.post");
    }

    @Test
    void keysThatTheDatabaseClearsAreNoLiveReferrers() {
        RelationshipGraph graph = graph("""
                @Entity class Author { @Id Long id; @OneToMany(cascade = CascadeType.ALL) List<Post> posts; }
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") @OnDelete(action = OnDeleteAction.CASCADE) List<Vote> votes;
                }
                @Entity class Vote { @Id Long id; @ManyToOne Post post; }
                @Entity class Like { @Id Long id; @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Post post; }
                @Entity class Visit { @Id Long id; @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Post post; }
                @Entity class Bookmark { @Id Long id; @ManyToOne @OnDelete(action = OnDeleteAction.NO_ACTION) Post post; }
                """);
        assertThat(live(graph, "Author", "posts")).containsExactly("Bookmark.post");
    }

    @Test
    void aViewAndASecondClassOnTheSameTableAreNoLiveReferrers() {
        RelationshipGraph graph = graph("""
                @Entity class Post { @Id Long id; }
                @Entity @Table(name = "comment") class Comment {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.ALL) @JoinColumn(name = "post_id") Post post;
                }
                @Entity @Table(name = "comment") class CommentLine {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "post_id") Post post;
                }
                @Entity @org.hibernate.annotations.Subselect("select 1") class Activity {
                    @Id Long id;
                    @ManyToOne Post post;
                }
                @Entity class Bookmark { @Id Long id; @ManyToOne Post post; }
                """);
        assertThat(live(graph, "Comment", "post")).containsExactly("Bookmark.post");
    }

    @Test
    void removedWithFollowsWhatIsOwned() {
        RelationshipGraph graph = graph("""
                @Entity class Author {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.REMOVE) List<Post> posts;
                    @OneToMany List<Draft> drafts;
                    @ManyToMany(cascade = CascadeType.ALL) Set<Tag> tags;
                    @ManyToOne(cascade = CascadeType.ALL) Company company;
                }
                @Entity class Draft { @Id Long id; }
                @Entity class Tag { @Id Long id; }
                @Entity class Company { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @OneToOne(orphanRemoval = true) Text text;
                    @OneToMany(cascade = CascadeType.ALL) List<Post> answers;
                    @OneToMany(cascade = CascadeType.PERSIST) List<Picture> pictures;
                }
                @Entity class News extends Post {}
                @Entity class Text { @Id Long id; }
                @Entity class Picture { @Id Long id; }
                """);
        assertThat(graph.removedWith("shop.Author")).containsExactlyInAnyOrder("shop.Post", "shop.News", "shop.Text");
        assertThat(graph.removedWith("shop.Text")).isEmpty();
        assertThat(graph.removedWith("no.such.Entity")).isEmpty();
    }

    @Test
    void whatIsNotAnEntityOfTheModelHasNoRoleAndNoReferrers() {
        RelationshipGraph graph = graph("""
                @Entity class Comment { @Id Long id; @ManyToOne java.security.Principal author; }
                """);
        assertThat(graph.role("java.security.Principal").kind()).isEqualTo(Role.Kind.UNKNOWN);
        assertThat(graph.referrers("java.security.Principal")).isEmpty();
        assertThat(live(graph, "Comment", "author")).isEmpty();
        assertThat(graph.inverse(end(graph, "Comment", "author"))).isEmpty();
    }
}
