package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.testkit.Analysis;
import org.junit.jupiter.api.Test;

/** Mappings as the textbooks have them: no rule says anything of them at default confidence. */
class HealthyMappingsTest {

    @Test
    void anOrderWithLines() {
        silent("""
                @Entity @Table(name = "orders") class Order {
                    @Id @GeneratedValue Long id;
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Customer customer;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
                    private List<OrderLine> lines = new ArrayList<>();
                    public List<OrderLine> getLines() { return lines; }
                    public void addLine(Product product, int quantity) {
                        OrderLine line = new OrderLine();
                        line.order = this;
                        line.product = product;
                        line.quantity = quantity;
                        lines.add(line);
                    }
                    public void removeLine(OrderLine line) { lines.remove(line); line.order = null; }
                }
                @Entity class OrderLine {
                    @Id @GeneratedValue Long id;
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Order order;
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Product product;
                    int quantity;
                }
                @Entity class Product { @Id @GeneratedValue Long id; String name; }
                @Entity class Customer { @Id @GeneratedValue Long id; String name; }
                class OrderService {
                    EntityManager em;
                    Order place(Long customer, Long product) {
                        Order order = new Order();
                        order.customer = em.getReference(Customer.class, customer);
                        order.addLine(em.find(Product.class, product), 1);
                        em.persist(order);
                        return order;
                    }
                    void dropFirstLine(Long id) {
                        Order order = em.find(Order.class, id);
                        order.removeLine(order.getLines().get(0));
                    }
                    void cancel(Long id) { em.remove(em.find(Order.class, id)); }
                }
                """);
    }

    @Test
    void aLinkEntityBetweenTwoOwners() {
        silent("""
                @Entity class Post {
                    @Id @GeneratedValue Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
                    List<PostLike> likes = new ArrayList<>();
                }
                @Entity class Member {
                    @Id @GeneratedValue Long id;
                    @OneToMany(mappedBy = "member", cascade = CascadeType.ALL, orphanRemoval = true)
                    List<PostLike> likes = new ArrayList<>();
                }
                @Entity class PostLike {
                    @Id @GeneratedValue Long id;
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Post post;
                    @ManyToOne(optional = false, fetch = FetchType.LAZY) Member member;
                }
                class LikeService {
                    EntityManager em;
                    void like(Post post, Member member) {
                        PostLike like = new PostLike();
                        like.post = post;
                        like.member = member;
                        post.likes.add(like);
                        member.likes.add(like);
                    }
                    void deletePost(Long id) { em.remove(em.find(Post.class, id)); }
                    void deleteMember(Long id) { em.remove(em.find(Member.class, id)); }
                }
                """);
    }

    @Test
    void aTreeThatIsOnlyRead() {
        silent("""
                @Entity class Category {
                    @Id @GeneratedValue Long id;
                    String name;
                    @ManyToOne(fetch = FetchType.LAZY) Category parent;
                    @OneToMany(mappedBy = "parent") List<Category> children = new ArrayList<>();
                }
                class Menu {
                    EntityManager em;
                    List<Category> roots() {
                        return em.createQuery("from Category c where c.parent is null", Category.class).getResultList();
                    }
                }
                """);
    }

    @Test
    void aOneToOneThatSharesItsKey() {
        silent("""
                @Entity class Post {
                    @Id @GeneratedValue Long id;
                    @OneToOne(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
                    PostDetails details;
                    public void setDetails(PostDetails details) {
                        this.details = details;
                        details.post = this;
                    }
                }
                @Entity class PostDetails {
                    @Id Long id;
                    @OneToOne(optional = false, fetch = FetchType.LAZY) @MapsId Post post;
                    String text;
                }
                class PostService {
                    EntityManager em;
                    void describe(Long id, String text) {
                        PostDetails details = new PostDetails();
                        details.text = text;
                        em.find(Post.class, id).setDetails(details);
                    }
                    void delete(Long id) { em.remove(em.find(Post.class, id)); }
                }
                """);
    }

    @Test
    void tagsThatAreShared() {
        silent("""
                @Entity class Article {
                    @Id @GeneratedValue Long id;
                    @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) Set<Tag> tags = new HashSet<>();
                    public Set<Tag> getTags() { return tags; }
                }
                @Entity class Tag {
                    @Id @GeneratedValue Long id;
                    String name;
                    @ManyToMany(mappedBy = "tags") Set<Article> articles = new HashSet<>();
                }
                class Tagging {
                    EntityManager em;
                    void tag(Long article, String name) {
                        Article found = em.find(Article.class, article);
                        Tag tag = em.createQuery("from Tag t where t.name = :name", Tag.class)
                                .setParameter("name", name).getSingleResult();
                        found.getTags().add(tag);
                        tag.articles.add(found);
                    }
                    void untag(Article article, Tag tag) {
                        article.getTags().remove(tag);
                        tag.articles.remove(article);
                    }
                }
                """);
    }

    private static void silent(String sources) {
        assertThat(Analysis.of(sources).findings())
                .filteredOn(triaged -> triaged.finding().confidence() != Confidence.POSSIBLE)
                .as("findings at default confidence")
                .isEmpty();
    }
}
