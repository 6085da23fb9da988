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

    private static final String CAR = """
            @Entity class Car {
                @Id Long id;
                // finding: orphan-moved-between-owners %s
                @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Engine engine;
                Engine getEngine() { return engine; }
                void setEngine(Engine engine) { this.engine = engine; }
            }
            @Entity class Engine { @Id Long id; }
            class Garage {
                EntityManager em;
                void move(Long first, Long second, Engine made) {
                    Car from = em.find(Car.class, first);
                    Car to = em.find(Car.class, second);
                    %s
                }
            }
            """;

    @Test
    void aReferenceThatMovesNeverSurvives() {
        String finding = "likely warning \"given to another, but orphan removal deletes what an owner lets go of\"";
        RULE.reports(CAR.formatted(finding, "to.setEngine(from.getEngine()); from.setEngine(null);"));
        RULE.reports(CAR.formatted(finding, "Engine e = from.getEngine(); from.setEngine(null); to.setEngine(e);"));
    }

    @Test
    void aReferenceThatIsOnlyClearedOrCopiedDoesNotMove() {
        String car = CAR.replace("    // finding: orphan-moved-between-owners %s\n", "");
        RULE.silent(car.formatted("from.setEngine(null); to.setEngine(made);"));
        RULE.silent(car.formatted("to.setEngine(from.getEngine());"));
        RULE.silent(car.formatted("from.setEngine(from.getEngine()); to.setEngine(null);"));
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
