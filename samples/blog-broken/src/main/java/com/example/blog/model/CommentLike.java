package com.example.blog.model;

import jakarta.persistence.Entity;

/** A like for a comment. */
@Entity
public class CommentLike extends Like<Comment> {
    protected CommentLike() {}

    public CommentLike(Comment comment, User user) {
        super(comment, user);
    }
}
