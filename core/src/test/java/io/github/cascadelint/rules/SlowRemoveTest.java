package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.CalledModel;
import io.github.cascadelint.testkit.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowRemoveTest {

    private static final String ID = "slow-remove";
    private static final RuleTester RULE = RuleTester.of(ID);

    private static final String SENSOR = """
            @Entity class Sensor {
                @Id Long id;
                @OneToMany(mappedBy = "sensor", cascade = CascadeType.ALL) List<Reading> readings;
            }
            """;

    private static final String READING = SENSOR + "@Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; }";

    private static final String ENVERS = """
            package org.hibernate.envers;
            public @interface Audited {}
            """;

    private static void silent(String reading) {
        RULE.silent(SENSOR + reading, ENVERS);
    }

    @Test
    void rowsWhoseEndSomebodyHearsOfAreRight() {
        silent("@Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; @PreRemove void leave() {} }");
        silent("@Entity @Cacheable class Reading { @Id Long id; @ManyToOne Sensor sensor; }");
        silent("@Entity @org.hibernate.envers.Audited class Reading { @Id Long id; @ManyToOne Sensor sensor; }");
        silent(
                "@Entity @org.hibernate.annotations.SQLDelete(sql = \"update Reading set gone = true where id = ?\") class Reading"
                        + " { @Id Long id; @ManyToOne Sensor sensor; }");
    }

    @Test
    void rowsThatTakeOthersAlongAreRight() {
        silent(
                "@Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; @ElementCollection List<String> notes; }");
        silent("""
                @Entity class Note { @Id Long id; }
                @Entity class Reading {
                    @Id Long id;
                    @ManyToOne Sensor sensor;
                    @OneToOne(cascade = CascadeType.ALL) Note note;
                }
                """);
        silent("""
                @Entity class Tag { @Id Long id; }
                @Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; @ManyToMany List<Tag> tags; }
                """);
        silent("""
                @Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; }
                @Entity class FineReading extends Reading { String unit; }
                """);
    }

    @Test
    void whatTheDatabaseDeletesIsRight() {
        silent("@Entity class Reading { @Id Long id;"
                + " @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Sensor sensor; }");
    }

    @Test
    void rowsThatOthersReferToAreAnotherMatter() {
        silent("""
                @Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; }
                @Entity class Alarm { @Id Long id; @ManyToOne Reading reading; }
                """);
    }

    @Test
    void plainRowsArePossible() {
        RULE.reports("""
                @Entity class Sensor {
                    @Id Long id;
                    // finding: slow-remove possible info "loads all Reading rows of Sensor.readings"
                    @OneToMany(mappedBy = "sensor", cascade = CascadeType.ALL) List<Reading> readings;
                }
                @Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; double value; }
                """);
    }

    @Test
    void codeThatDeletesThemInBulkSaysThatTheyAreMany() {
        assertThat(bulk(CalledModel.of(READING).with(Act.BULK_DELETES, "shop.Reading", "sensor")))
                .isEqualTo(1);
        assertThat(bulk(CalledModel.of(READING).with(Act.BULK_DELETES, "shop.Reading")))
                .as("a statement that goes by something else")
                .isZero();
        assertThat(bulk(CalledModel.of(READING)
                        .with(Act.BULK_DELETES, "shop.Reading", "sensor")
                        .with(Act.REMOVES, "shop.Sensor")))
                .as("a statement that runs before the parent is removed")
                .isZero();
    }

    private static int bulk(CalledModel model) {
        List<Finding> findings = model.findings(ID);
        assertThat(findings).extracting(Finding::confidence).containsExactly(Confidence.POSSIBLE);
        return findings.get(0).evidence().size();
    }

    @Test
    void orphanRemovalDeletesThemToo() {
        RULE.reports("""
                @Entity class Sensor {
                    @Id Long id;
                    // finding: slow-remove possible info "it says ALL and orphanRemoval"
                    @OneToMany(mappedBy = "sensor", cascade = CascadeType.ALL, orphanRemoval = true) List<Reading> readings;
                }
                @Entity class Reading { @Id Long id; @ManyToOne Sensor sensor; double value; }
                """);
    }
}
