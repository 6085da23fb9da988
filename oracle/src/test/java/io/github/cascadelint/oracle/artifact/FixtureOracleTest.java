package io.github.cascadelint.oracle.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.oracle.Comparison;
import io.github.cascadelint.oracle.Fixtures;
import io.github.cascadelint.oracle.KnownDifferences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixture of core's tests agrees with Hibernate 7, too. */
class FixtureOracleTest {

    private static final int VERSION = 7;

    /** In this version, the strategy that Spring Boot takes is the newer one by its old name. */
    private static final Naming SPRING = Naming.of(ImplicitNaming.SPRING, PhysicalNaming.SNAKE_CASE);

    @Test
    void agreesWithHibernate() throws Exception {
        KnownDifferences known = KnownDifferences.read(Path.of("differences-fixture-7.txt"));
        List<String> wrong = new ArrayList<>();
        ClassLoader loader = Hibernates.loader(VERSION);
        for (boolean spring : List.of(false, true)) {
            Comparison comparison = Comparison.of(
                    Fixtures.ours(spring ? SPRING : Naming.JPA),
                    Hibernates.describe(loader, Fixtures.classes(loader), List.of(), List.of(), spring));
            wrong.addAll(known.unknown(spring ? "SPRING" : "JPA", VERSION, spring ? comparison.ofNames() : comparison));
        }
        known.unused().forEach(line -> wrong.add("listed, but it does not differ: " + line));
        assertThat(wrong).isEmpty();
    }
}
