package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.plan.RealDatabase.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What is foretold of deletes, beside what Hibernate and a database do, on graphs made up at random; {@code
 * -Ddifferential.graphs=N} compares more of them, {@code -Ddifferential.url=jdbc:…} elsewhere than on H2, and {@code
 * -Ddifferential.record=FILE} writes down after each part of a long run what came of it.
 */
class DifferentialTest {

    private static final int BATCH = 50;
    private static final int PART = 10 * BATCH;

    @Test
    void whatIsForetoldHappens() throws IOException {
        int graphs = Integer.getInteger("differential.graphs", 50);
        long from = Integer.getInteger("differential.from", 0);
        String url = System.getProperty("differential.url", "jdbc:h2:mem:differential;DB_CLOSE_DELAY=-1");
        Optional<Path> record =
                Optional.ofNullable(System.getProperty("differential.record")).map(Path::of);
        List<Differential> parts = new ArrayList<>();
        for (long start = from; start < from + graphs; start += PART) {
            long end = Math.min(start + PART, from + graphs);
            Differential part = new Differential(url);
            for (long first = start; first < end; first += BATCH) {
                part.compare(LongStream.range(first, Math.min(first + BATCH, end))
                        .boxed()
                        .toList());
            }
            parts.add(part);
            if (record.isPresent()) {
                Files.writeString(
                        record.get(), line(start, end, part), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }

        assertThat(parts).flatExtracting(Differential::disagreements).isEmpty();
        assertThat(sum(parts, Differential::deletes)).isGreaterThan(graphs);
        assertThat(sum(parts, Differential::skipped)).isLessThan(graphs / 10 + 1);
        assertThat(sum(parts, Differential::refused)).isLessThan(graphs / 50 + 1);
        assertThat(sum(parts, Differential::misread)).isLessThan(graphs / 10 + 1);
        assertThat(sum(parts, part -> part.obstacles(Obstacle.EXHAUSTED))).isLessThanOrEqualTo(graphs / 200 + 1);
        assertThat(sum(parts, part -> part.obstacles(Obstacle.ENDLESS))).isLessThan(graphs / 50 + 1);
        assertThat(sum(parts, part -> part.obstacles(Obstacle.UNREADABLE))).isLessThan(graphs / 10 + 1);
    }

    private static int sum(List<Differential> parts, ToIntFunction<Differential> number) {
        return parts.stream().mapToInt(number).sum();
    }

    private static String line(long start, long end, Differential part) {
        StringBuilder text =
                new StringBuilder("seeds ").append(start).append('–').append(end - 1);
        text.append(": ").append(part.deletes()).append(" deletes compared");
        text.append(", ").append(part.misread()).append(" loaded otherwise");
        for (Obstacle obstacle : Obstacle.values()) {
            text.append(", ").append(part.obstacles(obstacle)).append(' ').append(obstacle);
        }
        text.append("; graphs: ").append(part.refused()).append(" refused, ");
        text.append(part.skipped()).append(" without rows; ");
        text.append(part.disagreements().size()).append(" disagreements\n");
        part.disagreements()
                .forEach(disagreement -> text.append("  ").append(disagreement).append('\n'));
        return text.toString();
    }
}
