package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

/** Proves what deletes children one by one and what does not (Hibernate 6.6 user guide, "@OnDelete cascade"). */
class SlowRemoveProofTest {

    @Entity(name = "Sensor")
    static class Sensor {
        @Id
        Integer id;

        @OneToMany(mappedBy = "sensor", cascade = CascadeType.ALL)
        List<Reading> readings;
    }

    @Entity(name = "Reading")
    static class Reading {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Sensor sensor;
    }

    @Entity(name = "Meter")
    static class Meter {
        @Id
        Integer id;

        @OneToMany(
                mappedBy = "meter",
                cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        List<Count> counts;
    }

    @Entity(name = "Count")
    static class Count {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Meter meter;
    }

    @Test
    void aCascadeDeletesRowByRow() {
        try (HibernateHarness db = HibernateHarness.boot(Sensor.class, Reading.class)) {
            db.sql(
                    "insert into Sensor (id) values (1)",
                    "insert into Reading (id, sensor_id) values (1, 1), (2, 1), (3, 1)");

            db.inTransaction(em -> em.remove(em.find(Sensor.class, 1)));

            assertThat(db.writes())
                    .containsExactly(
                            "delete from Reading where id=?",
                            "delete from Reading where id=?",
                            "delete from Reading where id=?",
                            "delete from Sensor where id=?");
        }
    }

    @Test
    void theDatabaseDeletesThemInOneStatement() {
        try (HibernateHarness db = HibernateHarness.boot(Meter.class, Count.class)) {
            db.sql(
                    "insert into Meter (id) values (1)",
                    "insert into Count (id, meter_id) values (1, 1), (2, 1), (3, 1)");

            db.inTransaction(em -> em.remove(em.find(Meter.class, 1)));

            assertThat(db.writes()).containsExactly("delete from Meter where id=?");
            assertThat(db.rows("Count")).isZero();
        }
    }
}
