package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;

/** An older title of a post. Never changed, and gone with its post. */
@Entity
@Immutable
public class PostRevision extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Post post;

    @ManyToOne(fetch = FetchType.LAZY)
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
