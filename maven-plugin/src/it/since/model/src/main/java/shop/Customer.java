package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Customer {
    @Id
    Long id;

    @ManyToOne
    Address address;
}
