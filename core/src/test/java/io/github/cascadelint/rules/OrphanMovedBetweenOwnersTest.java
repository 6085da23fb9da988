package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanMovedBetweenOwnersTest {

    private static final RuleTester RULE = RuleTester.of("orphan-moved-between-owners");

    private static final String PLAYER = """
            @Entity class Player { @Id Long id; @ManyToOne Team team; }
            """;

    private static String team(String mapping) {
        return """
                @Entity class Team {
                    @Id Long id;
                    %s
                    List<Player> getPlayers() { return players; }
                }
                """.formatted(mapping) + PLAYER;
    }

    private static final String ORPHANS = "@OneToMany(mappedBy = \"team\", orphanRemoval = true) List<Player> players;";

    @Test
    void withoutOrphanRemovalRowsMayMove() {
        RULE.silent(team("@OneToMany(mappedBy = \"team\", cascade = CascadeType.ALL) List<Player> players;") + """
                class Transfers {
                    void move(Team from, Team to, Player player) {
                        from.getPlayers().remove(player);
                        to.getPlayers().add(player);
                    }
                }
                """);
    }

    @Test
    void rowsThatOnlyLeaveAreOrphans() {
        RULE.silent(team(ORPHANS) + """
                class Transfers {
                    void fire(Team from, Player player) { from.getPlayers().remove(player); }
                    void hire(Team to, Player player) { to.getPlayers().add(player); }
                }
                """);
    }

    @Test
    void anotherPlaceInTheSameCollection() {
        RULE.silent(team(ORPHANS) + """
                class Transfers {
                    void last(Team team, Player player) {
                        team.getPlayers().remove(player);
                        team.getPlayers().add(player);
                    }
                }
                """);
    }

    @Test
    void aCopyMoves() {
        RULE.silent(team(ORPHANS) + """
                class Transfers {
                    void move(Team from, Team to, Player player) {
                        Player copy = new Player();
                        from.getPlayers().remove(player);
                        to.getPlayers().add(copy);
                    }
                }
                """);
    }

    @Test
    void rowsThatMove() {
        RULE.reports(team("""
                // finding: orphan-moved-between-owners likely warning column 51 "whether the row survives depends on which owner was loaded first"
                    @OneToMany(mappedBy = "team", orphanRemoval = true) List<Player> players;""") + """
                class Transfers {
                    void move(Team from, Team to, Player player) {
                        from.getPlayers().remove(player);
                        player.team = to;
                        to.getPlayers().add(player);
                    }
                }
                """);
    }

    @Test
    void ofNodesOfATreeAnotherRuleSpeaks() {
        RULE.silent("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    // finding: orphan-removal-on-tree likely warning
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Folder> children;
                    void moveTo(Folder other) {
                        parent.children.remove(this);
                        parent = other;
                        other.children.add(this);
                    }
                }
                """);
    }
}
