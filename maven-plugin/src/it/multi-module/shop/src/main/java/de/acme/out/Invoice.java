package de.acme.out;

import de.acme.it.Address;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Invoice {
    @Id
    Long id;

    @ManyToOne
    Address address;
}
