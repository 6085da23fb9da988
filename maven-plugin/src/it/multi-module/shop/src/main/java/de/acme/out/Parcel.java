package de.acme.out;

import de.acme.it.Address;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Parcel {
    @Id
    Long id;

    @ManyToOne(cascade = CascadeType.REMOVE)
    Address address;
}
