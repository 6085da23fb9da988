package app;

import base.Named;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import lib.Team;

@Entity
public class Note extends Named {
    @ManyToOne(cascade = CascadeType.ALL)
    Team team;
}
