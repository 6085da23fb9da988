package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is foretold of deletes, beside what Hibernate and a database do, on graphs made up at random; {@code
 * -Ddifferential.graphs=N} compares more of them, {@code -Ddifferential.url=jdbc:…} elsewhere than on H2.
 */
class DifferentialTest {

    private static final int BATCH = 50;

    @Test
    void whatIsForetoldHappens() {
        int graphs = Integer.getInteger("differential.graphs", 50);
        int from = Integer.getInteger("differential.from", 0);
        Differential differential =
                new Differential(System.getProperty("differential.url", "jdbc:h2:mem:differential;DB_CLOSE_DELAY=-1"));
        for (int start = from; start < from + graphs; start += BATCH) {
            List<Long> seeds = new ArrayList<>();
            for (long seed = start; seed < Math.min(start + BATCH, from + graphs); seed++) {
                seeds.add(seed);
            }
            differential.compare(seeds);
        }

        System.out.printf(
                "%d graphs: %d deletes, %d of them after a collection was loaded otherwise; %d graphs refused by Hibernate, %d"
                        + " without rows%n",
                graphs, differential.deletes(), differential.misread(), differential.refused(), differential.skipped());
        assertThat(differential.disagreements()).isEmpty();
        assertThat(differential.deletes()).isGreaterThan(graphs);
        assertThat(differential.skipped()).isLessThan(graphs / 10 + 1);
        assertThat(differential.refused()).isLessThan(graphs / 50 + 1);
        assertThat(differential.misread()).isLessThan(graphs / 10 + 1);
    }
}
