package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

/** What is needed of a post only on its own page. It shares the post's key. */
@Entity
public class PostDetails {
    @Id
    private Long id;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY, optional = false)
    private Post post;

    private String summary;

    protected PostDetails() {}

    public PostDetails(Post post) {
        this.post = post;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }
}
