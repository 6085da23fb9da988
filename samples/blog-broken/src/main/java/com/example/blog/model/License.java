package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A licence under which posts and images are published. The rows come with the database. */
@Entity
public class License {
    @Id
    private String code;

    private String name;

    protected License() {}

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }
}
