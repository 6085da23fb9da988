package shop;

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
