package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Somebody who writes, comments and likes. */
@Entity
@Table(name = "users")
public class User extends BaseEntity {
    private String name;

    @Embedded
    private Address address;

    // The picture may be the cover of a post as well.
    @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
    private Image avatar;

    // Taking a picture off the list deletes it from the library, though posts show it.
    @OneToMany(mappedBy = "uploader", cascade = CascadeType.PERSIST, orphanRemoval = true)
    private List<Image> images = new ArrayList<>();

    @OneToMany(mappedBy = "uploader")
    private List<Attachment> uploads = new ArrayList<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<PostLike> postLikes = new ArrayList<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<CommentLike> commentLikes = new ArrayList<>();

    protected User() {}

    public User(String name, Address address) {
        this.name = name;
        this.address = address;
    }

    public String getName() {
        return name;
    }

    public Address getAddress() {
        return address;
    }

    public Image getAvatar() {
        return avatar;
    }

    public void setAvatar(Image avatar) {
        this.avatar = avatar;
    }

    public List<Image> getImages() {
        return images;
    }

    public List<Attachment> getUploads() {
        return uploads;
    }

    public List<PostLike> getPostLikes() {
        return postLikes;
    }

    public List<CommentLike> getCommentLikes() {
        return commentLikes;
    }
}
