package lib;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public abstract class Owned {
    @Id
    Long id;

    @ManyToOne(cascade = CascadeType.ALL)
    Team mistakeOfTheLibrary;

    @ManyToOne
    Team owner;
}
