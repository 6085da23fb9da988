package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A comment on a post, or an answer to another comment. */
@Entity
public class Comment extends BaseEntity {
    private String text;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Post post;

    @ManyToOne(fetch = FetchType.LAZY)
    private User author;

    @ManyToOne(fetch = FetchType.LAZY)
    private Comment parent;

    @OneToMany(mappedBy = "parent", cascade = CascadeType.REMOVE)
    private List<Comment> replies = new ArrayList<>();

    @OneToMany(mappedBy = "target", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<CommentLike> likes = new ArrayList<>();

    protected Comment() {}

    public Comment(Post post, User author, String text) {
        this.post = post;
        this.author = author;
        this.text = text;
    }

    public String getText() {
        return text;
    }

    public Post getPost() {
        return post;
    }

    public void replyTo(Comment other) {
        this.parent = other;
        other.replies.add(this);
    }

    public List<Comment> getReplies() {
        return replies;
    }

    public void like(User user) {
        CommentLike like = new CommentLike(this, user);
        likes.add(like);
        user.getCommentLikes().add(like);
    }
}
