package com.example.blog.model;

import jakarta.persistence.Entity;

/** A like for a post. */
@Entity
public class PostLike extends Like<Post> {
    protected PostLike() {}

    public PostLike(Post post, User user) {
        super(post, user);
    }
}
