package com.example.blog.service;

import com.example.blog.model.Address;
import com.example.blog.model.Category;
import com.example.blog.model.Comment;
import com.example.blog.model.Country;
import com.example.blog.model.Image;
import com.example.blog.model.License;
import com.example.blog.model.Post;
import com.example.blog.model.Subscription;
import com.example.blog.model.Tag;
import com.example.blog.model.User;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What the web pages call. */
public class BlogService {
    private final EntityManager em;
    private final PostRepository posts;

    public BlogService(EntityManager em) {
        this.em = em;
        this.posts = new PostRepository(em);
    }

    public User register(String name, String street, String city, String countryCode) {
        Country country = em.getReference(Country.class, countryCode);
        User user = new User(name, new Address(street, city, country));
        em.persist(user);
        return user;
    }

    public Image upload(Long userId, String path, String licenseCode) {
        User user = em.find(User.class, userId);
        Image image = new Image(path, user, em.getReference(License.class, licenseCode));
        em.persist(image);
        return image;
    }

    public void chooseAvatar(Long userId, Long imageId) {
        em.find(User.class, userId).setAvatar(em.find(Image.class, imageId));
    }

    public Post publish(Long authorId, String title, List<String> tagNames) {
        Post post = new Post(title, em.getReference(User.class, authorId));
        for (String name : tagNames) {
            post.getTags().add(tag(name));
        }
        posts.save(post);
        return post;
    }

    private Tag tag(String name) {
        List<Tag> found = em.createQuery("select t from Tag t where t.name = :name", Tag.class)
                .setParameter("name", name)
                .getResultList();
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Tag tag = new Tag(name);
        em.persist(tag);
        return tag;
    }

    public void reply(Long commentId, Long userId, String text) {
        Comment comment = em.find(Comment.class, commentId);
        Comment reply = comment.getPost().comment(em.getReference(User.class, userId), text);
        reply.replyTo(comment);
    }

    public void deleteComment(Long commentId) {
        Comment comment = em.find(Comment.class, commentId);
        comment.getPost().remove(comment);
    }

    public void subscribe(Long userId, Long categoryId) {
        em.persist(new Subscription(em.getReference(User.class, userId), em.getReference(Category.class, categoryId)));
    }

    public void move(Long categoryId, Long parentId) {
        em.find(Category.class, categoryId).moveTo(em.find(Category.class, parentId));
    }

    public void delete(Long postId) {
        posts.delete(posts.find(postId));
    }
}
