package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** Where a user lives; part of the user's row. */
@Embeddable
public class Address {
    private String street;

    private String city;

    // Deleting the last user of a country deletes the country.
    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
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
