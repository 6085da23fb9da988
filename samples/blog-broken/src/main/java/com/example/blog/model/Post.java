package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Cascade;

/** A post, and the root of what belongs to it: details, revisions, attachments, comments and likes. */
@Entity
public class Post extends BaseEntity {
    private String title;

    // The cascade that this excuse was for is gone; the excuse would hide the next one.
    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private User author;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category category;

    @ManyToOne(fetch = FetchType.LAZY)
    private Image cover;

    // Licences exist already: saving a post inserts its licence again, and fails on the primary key.
    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    private License license;

    @OneToOne(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    private PostDetails details;

    // No mappedBy: the collection and PostRevision.post both write the column post_id.
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "post_id")
    private List<PostRevision> revisions = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "post_id")
    private List<Attachment> attachments = new ArrayList<>();

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Comment> comments = new ArrayList<>();

    // Reads as if removing a like from the list kept its row; the second annotation deletes it.
    @OneToMany(
            mappedBy = "target",
            cascade = {CascadeType.PERSIST, CascadeType.MERGE})
    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
    private List<PostLike> likes = new ArrayList<>();

    // Deleting a post deletes its tags, which other posts carry.
    @ManyToMany(cascade = CascadeType.ALL)
    private Set<Tag> tags = new HashSet<>();

    protected Post() {}

    public Post(String title, User author) {
        this.title = title;
        this.author = author;
        this.details = new PostDetails(this);
    }

    public String getTitle() {
        return title;
    }

    /** Changes the title and keeps the old one. */
    public void rename(String newTitle, User editor) {
        revisions.add(new PostRevision(this, title, editor));
        this.title = newTitle;
    }

    public User getAuthor() {
        return author;
    }

    public void setCategory(Category category) {
        this.category = category;
    }

    public void setCover(Image cover) {
        this.cover = cover;
    }

    public void setLicense(License license) {
        this.license = license;
    }

    public PostDetails getDetails() {
        return details;
    }

    public List<Attachment> getAttachments() {
        return attachments;
    }

    public void attach(User uploader, String fileName) {
        attachments.add(new Attachment(uploader, fileName));
    }

    public List<Comment> getComments() {
        return comments;
    }

    public Comment comment(User user, String text) {
        Comment comment = new Comment(this, user, text);
        comments.add(comment);
        return comment;
    }

    /** Takes a comment off, with the answers to it. */
    public void remove(Comment comment) {
        for (Comment reply : List.copyOf(comment.getReplies())) {
            remove(reply);
        }
        comments.remove(comment);
    }

    public void like(User user) {
        PostLike like = new PostLike(this, user);
        likes.add(like);
        user.getPostLikes().add(like);
    }

    public Set<Tag> getTags() {
        return tags;
    }
}
