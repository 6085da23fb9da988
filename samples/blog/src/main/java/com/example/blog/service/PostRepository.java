package com.example.blog.service;

import com.example.blog.model.Post;
import com.example.blog.model.Tag;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Finds, saves and deletes posts. */
public class PostRepository {
    private final EntityManager em;

    public PostRepository(EntityManager em) {
        this.em = em;
    }

    public Post find(Long id) {
        return em.find(Post.class, id);
    }

    public List<Post> withTag(String tag) {
        return em.createQuery("select p from Post p join p.tags t where t.name = :tag", Post.class)
                .setParameter("tag", tag)
                .getResultList();
    }

    public void save(Post post) {
        em.persist(post);
    }

    public void delete(Post post) {
        em.remove(post);
    }

    /** Deletes a tag; the links are on the posts' side and have to go first. */
    public void delete(Tag tag) {
        for (Post post : tag.getPosts()) {
            post.getTags().remove(tag);
        }
        em.remove(tag);
    }
}
