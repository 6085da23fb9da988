package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A country, from the list that comes with the database. */
@Entity
@Immutable
public class Country {
    @Id
    private String code;

    private String name;

    protected Country() {}

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }
}
