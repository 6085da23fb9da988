package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.CascadeType;
import org.junit.jupiter.api.Test;

/**
 * Proves that JPA's {@code cascade} and Hibernate's {@code @Cascade} on one attribute add up, and which of Hibernate's
 * constants remove (Hibernate 6.6, Javadoc of {@code @Cascade} and {@code CascadeType}).
 */
class MixedCascadeAnnotationsProofTest {

    @Entity(name = "Part")
    static class Part {
        @Id
        Integer id;
    }

    @SuppressWarnings("deprecation") // DELETE is deprecated in Hibernate 6.6, and applications still say it
    @Entity(name = "Machine")
    static class Machine {
        @Id
        Integer id;

        @OneToMany(cascade = jakarta.persistence.CascadeType.PERSIST)
        @JoinColumn(name = "alone_id")
        Set<Part> alone = new HashSet<>();

        @OneToMany(cascade = jakarta.persistence.CascadeType.PERSIST)
        @Cascade(CascadeType.REMOVE)
        @JoinColumn(name = "remove_id")
        Set<Part> withRemove = new HashSet<>();

        @OneToMany(cascade = jakarta.persistence.CascadeType.PERSIST)
        @Cascade(CascadeType.DELETE)
        @JoinColumn(name = "delete_id")
        Set<Part> withDelete = new HashSet<>();

        @OneToMany(cascade = jakarta.persistence.CascadeType.PERSIST)
        @Cascade(CascadeType.ALL)
        @JoinColumn(name = "all_id")
        Set<Part> withAll = new HashSet<>();

        @OneToMany(cascade = jakarta.persistence.CascadeType.PERSIST)
        @Cascade(CascadeType.DELETE_ORPHAN)
        @JoinColumn(name = "orphan_id")
        Set<Part> withDeleteOrphan = new HashSet<>();

        List<Set<Part>> collections() {
            return List.of(alone, withRemove, withDelete, withAll, withDeleteOrphan);
        }
    }

    @SuppressWarnings("deprecation") // removed in Hibernate 7, and applications still say it
    @Entity(name = "Album")
    static class Album {
        @Id
        Integer id;

        @OneToMany
        @Cascade(CascadeType.SAVE_UPDATE)
        @JoinColumn(name = "album_id")
        Set<Part> parts = new HashSet<>();
    }

    private static final String[] ROWS = {
        "insert into Machine (id) values (1)",
        "insert into Part (id, alone_id) values (1, 1)",
        "insert into Part (id, remove_id) values (2, 1)",
        "insert into Part (id, delete_id) values (3, 1)",
        "insert into Part (id, all_id) values (4, 1)",
        "insert into Part (id, orphan_id) values (5, 1)"
    };

    @Test
    void aRemoveFollowsEachConstantThatRemoves() {
        try (HibernateHarness db = HibernateHarness.boot(Machine.class, Part.class)) {
            db.sql(ROWS);

            db.inTransaction(em -> em.remove(em.find(Machine.class, 1)));

            assertThat(db.query("select id from Part")).containsExactly("1");
        }
    }

    @Test
    void onlyDeleteOrphanDeletesWhatTheCollectionLetsGo() {
        try (HibernateHarness db = HibernateHarness.boot(Machine.class, Part.class)) {
            db.sql(ROWS);

            db.inTransaction(em -> em.find(Machine.class, 1).collections().forEach(Set::clear));

            assertThat(db.query("select id from Part order by id")).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void thePersistOfJpaStillCounts() {
        try (HibernateHarness db = HibernateHarness.boot(Machine.class, Part.class)) {
            db.inTransaction(em -> {
                Machine machine = new Machine();
                machine.id = 1;
                int id = 0;
                for (Set<Part> parts : machine.collections()) {
                    Part part = new Part();
                    part.id = ++id;
                    parts.add(part);
                }
                em.persist(machine);
            });

            assertThat(db.rows("Part")).isEqualTo(5);
        }
    }

    @Test
    void saveUpdateAddsNoMerge() {
        try (HibernateHarness db = HibernateHarness.boot(Album.class, Part.class)) {
            db.sql("insert into Album (id) values (1)");
            Album detached = new Album();
            detached.id = 1;
            Part part = new Part();
            part.id = 2;
            detached.parts.add(part);

            assertThat(db.refusal(em -> em.merge(detached))).isNotNull();

            assertThat(db.rows("Part")).isZero();
        }
    }

    @Test
    void theseConstantsExist() {
        assertThat(CascadeType.values())
                .extracting(Enum::name)
                .containsExactly(
                        "ALL",
                        "PERSIST",
                        "MERGE",
                        "REMOVE",
                        "REFRESH",
                        "DETACH",
                        "LOCK",
                        "DELETE",
                        "SAVE_UPDATE",
                        "REPLICATE",
                        "DELETE_ORPHAN");
    }
}
