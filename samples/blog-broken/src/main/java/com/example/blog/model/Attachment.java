package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A file of a post or of a comment. This one is mapped by its getters. */
@Entity
public class Attachment {
    private Long id;
    private User uploader;
    private String fileName;

    protected Attachment() {}

    public Attachment(User uploader, String fileName) {
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
