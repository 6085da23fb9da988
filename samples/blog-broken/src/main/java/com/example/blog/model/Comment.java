package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A comment on a post, or an answer to another comment. */
@Entity
public class Comment extends BaseEntity {
    private String text;

    // Deleting one comment deletes the post, and the post deletes its other comments.
    @ManyToOne(fetch = FetchType.LAZY, optional = false, cascade = CascadeType.ALL)
    private Post post;

    // Added when comments of new readers could not be saved. Deleting a comment deletes the reader.
    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
    private User author;

    @ManyToOne(fetch = FetchType.LAZY)
    private Comment parent;

    @OneToMany(mappedBy = "parent", cascade = CascadeType.REMOVE)
    private List<Comment> replies = new ArrayList<>();

    // The post lets its attachments go in the same way: one that moves between the two is deleted.
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "comment_id")
    private List<Attachment> attachments = new ArrayList<>();

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

    public List<Attachment> getAttachments() {
        return attachments;
    }

    public void like(User user) {
        CommentLike like = new CommentLike(this, user);
        likes.add(like);
        user.getCommentLikes().add(like);
    }
}
