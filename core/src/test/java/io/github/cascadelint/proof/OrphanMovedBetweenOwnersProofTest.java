package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that a child which leaves one owner's orphan removal for another's is deleted or not as the owners were loaded; an
 * application must not reassign an orphan (Jakarta Persistence 3.2, section 2.11).
 */
class OrphanMovedBetweenOwnersProofTest {

    @Entity(name = "Team")
    static class Team {
        @Id
        Integer id;

        @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Player> players = new ArrayList<>();
    }

    @Entity(name = "Player")
    static class Player {
        @Id
        Integer id;

        @ManyToOne
        Team team;
    }

    @Entity(name = "Squad")
    static class Squad {
        @Id
        Integer id;

        @OneToMany(mappedBy = "squad", cascade = CascadeType.ALL)
        List<Member> members = new ArrayList<>();
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        Integer id;

        @ManyToOne
        Squad squad;
    }

    private static HibernateHarness teams() {
        HibernateHarness db = HibernateHarness.boot(Team.class, Player.class);
        db.sql("insert into Team (id) values (1), (2)", "insert into Player (id, team_id) values (11, 1)");
        return db;
    }

    private static void move(EntityManager em, Team from, Team to) {
        Player player = em.find(Player.class, 11);
        from.players.remove(player);
        player.team = to;
        to.players.add(player);
    }

    @Test
    void deletedWhenTheNewOwnerWasLoadedFirst() {
        try (HibernateHarness db = teams()) {
            db.inTransaction(em -> {
                Team to = em.find(Team.class, 2);
                move(em, em.find(Team.class, 1), to);
            });

            assertThat(db.rows("Player")).isZero();
        }
    }

    @Test
    void keptWhenTheOldOwnerWasLoadedFirst() {
        try (HibernateHarness db = teams()) {
            db.inTransaction(em -> {
                Team from = em.find(Team.class, 1);
                move(em, from, em.find(Team.class, 2));
            });

            assertThat(db.query("select team_id from Player")).containsExactly("2");
        }
    }

    @Test
    void withoutOrphanRemovalItMoves() {
        try (HibernateHarness db = HibernateHarness.boot(Squad.class, Member.class)) {
            db.sql("insert into Squad (id) values (1), (2)", "insert into Member (id, squad_id) values (11, 1)");

            db.inTransaction(em -> {
                Squad to = em.find(Squad.class, 2);
                Squad from = em.find(Squad.class, 1);
                Member member = em.find(Member.class, 11);
                from.members.remove(member);
                member.squad = to;
                to.members.add(member);
            });

            assertThat(db.query("select squad_id from Member")).containsExactly("2");
        }
    }
}
