package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A file of a post. This one is mapped by its getters. */
@Entity
public class Attachment {
    private Long id;
    private Post post;
    private User uploader;
    private String fileName;

    protected Attachment() {}

    public Attachment(Post post, User uploader, String fileName) {
        this.post = post;
        this.uploader = uploader;
        this.fileName = fileName;
    }

    @Id
    @GeneratedValue
    public Long getId() {
        return id;
    }

    protected void setId(Long id) {
        this.id = id;
    }

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Post getPost() {
        return post;
    }

    protected void setPost(Post post) {
        this.post = post;
    }

    @ManyToOne(fetch = FetchType.LAZY)
    public User getUploader() {
        return uploader;
    }

    protected void setUploader(User uploader) {
        this.uploader = uploader;
    }

    public String getFileName() {
        return fileName;
    }

    protected void setFileName(String fileName) {
        this.fileName = fileName;
    }
}
