package com.example.blog.model;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** Where a user lives; part of the user's row. */
@Embeddable
public class Address {
    private String street;

    private String city;

    @ManyToOne(fetch = FetchType.LAZY)
    private Country country;

    protected Address() {}

    public Address(String street, String city, Country country) {
        this.street = street;
        this.city = city;
        this.country = country;
    }

    public Country getCountry() {
        return country;
    }
}
