package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.testkit.CalledModel;
import io.github.cascadelint.testkit.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveThroughChainTest {

    private static final String ID = "remove-through-chain";

    private static final String CAMPUS = """
            @Entity class Campus {
                @Id Long id;
                @OneToMany(mappedBy = "campus", cascade = CascadeType.ALL) List<Building> buildings;
            }
            @Entity class Building {
                @Id Long id;
                @ManyToOne Campus campus;
                @OneToMany(mappedBy = "building", cascade = CascadeType.ALL) List<Room> rooms;
            }
            @Entity class Room { @Id Long id; @ManyToOne Building building; }
            @Entity class Lecture { @Id Long id; @ManyToOne Room room; }
            @Entity class Exam { @Id Long id; @ManyToOne Room room; }
            """;

    @Test
    void whatNobodyDeletesIsNoDelete() {
        RuleTester.of(ID).silent(CAMPUS);
        assertThat(CalledModel.of(CAMPUS).with(Act.SAVES, "shop.Campus").findings(ID))
                .isEmpty();
    }

    @Test
    void oneStepIsNoChain() {
        assertThat(CalledModel.of(CAMPUS).with(Act.REMOVES, "shop.Building").findings(ID))
                .isEmpty();
    }

    @Test
    void whatTheDeleteTakesAnywayDoesNotShare() {
        String all = CAMPUS.replace("List<Building> buildings;", """
                List<Building> buildings;
                    @OneToMany(cascade = CascadeType.ALL) List<Lecture> lectures;
                    @OneToMany(cascade = CascadeType.ALL) List<Exam> exams;""");
        assertThat(CalledModel.of(all).with(Act.REMOVES, "shop.Campus").findings(ID))
                .isEmpty();
    }

    @Test
    void oneThatRefersIsNotSeveral() {
        String one = CAMPUS.replaceAll("@Entity class Exam.*", "");
        assertThat(CalledModel.of(one).with(Act.REMOVES, "shop.Campus").findings(ID))
                .isEmpty();
    }

    @Test
    void theWayIsPrintedAtItsLastStep() {
        List<Finding> findings =
                CalledModel.of(CAMPUS).with(Act.REMOVES, "shop.Campus").findings(ID);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("shop.Building#rooms");
            assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
            assertThat(finding.message()).contains("2 steps away", "passes through Campus.buildings, Building.rooms");
            assertThat(finding.path())
                    .containsExactly(
                            new PathStep("shop.Campus", "buildings", "shop.Building", "remove"),
                            new PathStep("shop.Building", "rooms", "shop.Room", "remove"));
            assertThat(finding.evidence().get(0).text()).isEqualTo("code deletes a Campus: call()");
        });
    }

    @Test
    void rowsThatManyReferToAreLikely() {
        String many = CAMPUS + "@Entity class Booking { @Id Long id; @ManyToOne Room room; }\n";
        assertThat(CalledModel.of(many).with(Act.REMOVES, "shop.Campus").findings(ID))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    @Test
    void theRuleAboutTheLastStepSpeaksFirst() {
        RuleTester.of(ID).silent(CAMPUS + """
                @Entity class Booking { @Id Long id; @ManyToOne Room room; }
                interface Repository<T> {}
                interface CampusRepository extends Repository<Campus> {}
                """);
    }

    @Test
    void onesForOneMayEachHaveTheirOwn() {
        String pairs = CAMPUS.replace("@ManyToOne", "@OneToOne")
                + "@Entity class Booking { @Id Long id; @OneToOne Room room; }\n";
        assertThat(CalledModel.of(pairs).with(Act.REMOVES, "shop.Campus").findings(ID))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }
}
