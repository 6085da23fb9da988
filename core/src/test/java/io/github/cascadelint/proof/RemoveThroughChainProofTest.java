package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

/** Proves that a delete passes through any number of steps, and that a key at the far end undoes all of it. */
class RemoveThroughChainProofTest {

    @Entity(name = "Campus")
    static class Campus {
        @Id
        Integer id;

        @OneToMany(mappedBy = "campus", cascade = CascadeType.ALL)
        List<Building> buildings;
    }

    @Entity(name = "Building")
    static class Building {
        @Id
        Integer id;

        @ManyToOne(optional = false)
        Campus campus;

        @OneToMany(mappedBy = "building", cascade = CascadeType.ALL)
        List<Room> rooms;
    }

    @Entity(name = "Room")
    static class Room {
        @Id
        Integer id;

        @ManyToOne(optional = false)
        Building building;
    }

    @Entity(name = "Lecture")
    static class Lecture {
        @Id
        Integer id;

        @ManyToOne
        Room room;
    }

    @Test
    void theDeleteReachesTheFarEnd() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Campus.class, 1)));

            assertThat(db.rows("Room")).isZero();
            assertThat(db.rows("Building")).isZero();
        }
    }

    @Test
    void aReferenceAtTheFarEndUndoesAllOfIt() {
        try (HibernateHarness db = boot()) {
            db.sql("insert into Lecture (id, room_id) values (1, 1)");

            assertThat(db.refusal(em -> em.remove(em.find(Campus.class, 1))))
                    .isInstanceOf(ConstraintViolationException.class);

            assertThat(db.rows("Campus")).isEqualTo(1);
            assertThat(db.rows("Room")).isEqualTo(2);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Campus.class, Building.class, Room.class, Lecture.class);
        db.sql(
                "insert into Campus (id) values (1)",
                "insert into Building (id, campus_id) values (1, 1)",
                "insert into Room (id, building_id) values (1, 1), (2, 1)");
        return db;
    }
}
