package base;

import jakarta.persistence.MappedSuperclass;
import lib.Owned;

@MappedSuperclass
public abstract class Named extends Owned {
    String name;
}
