package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** A picture in the media library. Posts show it, users have it as avatar. */
@Entity
public class Image extends BaseEntity {
    private String path;

    @ManyToOne(fetch = FetchType.LAZY)
    private User uploader;

    @ManyToOne(fetch = FetchType.LAZY)
    private License license;

    protected Image() {}

    public Image(String path, User uploader, License license) {
        this.path = path;
        this.uploader = uploader;
        this.license = license;
    }

    public String getPath() {
        return path;
    }

    public User getUploader() {
        return uploader;
    }

    public void setUploader(User uploader) {
        this.uploader = uploader;
    }

    public License getLicense() {
        return license;
    }
}
