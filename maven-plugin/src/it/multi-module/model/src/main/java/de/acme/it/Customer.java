package de.acme.it;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Customer {
    @Id
    Long id;

    @ManyToOne(cascade = CascadeType.ALL)
    Address address;
}
