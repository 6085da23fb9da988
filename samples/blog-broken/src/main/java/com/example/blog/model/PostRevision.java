package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;

/** An older title of a post. Never changed, and gone with its post. */
@Entity
@Immutable
public class PostRevision extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "post_id")
    private Post post;

    // Accounts are deleted by a script; this hides the editors that are missing since, and removes the foreign key.
    @ManyToOne(fetch = FetchType.LAZY)
    @NotFound(action = NotFoundAction.IGNORE)
    private User editor;

    private String title;

    protected PostRevision() {}

    public PostRevision(Post post, String title, User editor) {
        this.post = post;
        this.title = title;
        this.editor = editor;
    }

    public String getTitle() {
        return title;
    }
}
