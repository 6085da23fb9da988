package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that under orphan removal from two parents one of them is enough to delete the row that the other still has, and
 * that what was loaded when decides whether it happens (Jakarta Persistence 3.2, 2.11).
 */
class OrphanRemovalWithSeveralOwnersProofTest {

    @Entity(name = "Team")
    static class Team {
        @Id
        Integer id;

        @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Player> players;

        List<Player> players() {
            return players;
        }
    }

    @Entity(name = "Club")
    static class Club {
        @Id
        Integer id;

        @OneToMany(mappedBy = "club", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Player> players;

        List<Player> players() {
            return players;
        }
    }

    @Entity(name = "Player")
    static class Player {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Team team;

        @ManyToOne(fetch = FetchType.LAZY)
        Club club;
    }

    @Test
    void lettingGoInOneParentDeletesTheRowOfTheOther() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Team.class, 1).players().removeIf(player -> player.id == 1));

            assertThat(db.writes()).containsExactly("delete from Player where id=?");
            assertThat(db.query("select id from Player where club_id = 1")).containsExactly("2");
        }
    }

    @Test
    void theOtherParentGoesOnShowingTheDeletedRow() {
        try (HibernateHarness db = boot()) {
            List<Club> clubs = new ArrayList<>();
            db.inTransaction(em -> {
                clubs.add(em.find(Club.class, 1));
                assertThat(clubs.get(0).players()).hasSize(2);
                em.find(Team.class, 1).players().removeIf(player -> player.id == 1);
            });

            assertThat(clubs.get(0).players()).hasSize(2);
            assertThat(db.query("select id from Player where club_id = 1")).containsExactly("2");
        }
    }

    @Test
    void theOtherParentLoadedLaterUndoesTheRemovalWithoutAWord() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> {
                em.find(Team.class, 1).players().removeIf(player -> player.id == 1);
                assertThat(em.find(Club.class, 1).players()).hasSize(2);
            });

            assertThat(db.writes()).isEmpty();
            assertThat(db.rows("Player")).isEqualTo(2);
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Team.class, Club.class, Player.class);
        db.sql(
                "insert into Team (id) values (1)",
                "insert into Club (id) values (1)",
                "insert into Player (id, team_id, club_id) values (1, 1, 1), (2, 1, 1)");
        return db;
    }
}
