package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import io.github.cascadelint.source.cache.CacheChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept between runs, and read on other machines. */
class CacheTest {

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void writeSources() {
        session = new Session(folder)
                .write("src/main/java/shop/Order.java", """
                        package shop;

                        import jakarta.persistence.*;

                        @Entity
                        public class Order {
                            @Id Long id;
                            @ManyToOne(cascade = CascadeType.REMOVE) Customer customer;
                        }
                        """)
                .write("src/main/java/shop/Customer.java", """
                        package shop;

                        @jakarta.persistence.Entity
                        public class Customer {
                            @jakarta.persistence.Id Long id;
                        }
                        """);
    }

    private String files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().toString();
        }
    }

    @Test
    void keepsNothingUnasked() throws IOException {
        String before = files();

        session.run("check");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void usesWhatAnEarlierRunHasKept() {
        String expected = session.run("check", "--format", "json", "src").out();

        Outcome cold = session.run("check", "--format", "json", "--cache-dir", "kept", "--debug", "src");
        Outcome warm = session.run("check", "--format", "json", "--cache-dir", "kept", "--debug", "src");

        assertThat(cold.out()).isEqualTo(expected);
        assertThat(warm.out()).isEqualTo(expected);
        assertThat(cold.err()).contains("cascade-lint: cache: 0 readings found, ");
        assertThat(warm.err()).contains(" readings found, 0 made, 0 damaged\n");
    }

    @Test
    void canBeToldToKeepNothing() throws IOException {
        String before = files();

        Outcome outcome = session.run("check", "--cache-dir", "kept", "--no-cache", "--debug");

        assertThat(outcome.err()).doesNotContain("cache:");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theEnvironmentMayNameTheFolder() throws CannotRunException {
        Terminal terminal = new Terminal(System.out, System.err, folder, false, false, 0);

        assertThat(new ScanOptions().cache(terminal, Map.of("CASCADE_LINT_CACHE", "kept")))
                .isEqualTo(CacheChoice.in(folder.resolve("kept")));
        assertThat(new ScanOptions().cache(terminal, Map.of("CASCADE_LINT_CACHE", " ")))
                .isEqualTo(CacheChoice.NONE);
        assertThat(new ScanOptions().cache(terminal, Map.of())).isEqualTo(CacheChoice.NONE);
    }

    @Test
    void tellsWhereItCannotWrite() {
        Outcome outcome = session.write("file", "").run("check", "--cache-dir", "file");

        assertThat(outcome.err()).contains("cascade-lint: cannot write ").contains("so the next run starts anew\n");
        assertThat(outcome.status()).isEqualTo(session.run("check").status());
    }

    @Test
    void spreadsTheReadingOverSeveralRuns() {
        String expected = session.run("check", "--format", "json", "src").out();
        Outcome first = session.run("analyze", "--shard", "1/2", "--fragments", "out", "src");
        Outcome second = session.run("analyze", "--shard", "2/2", "--fragments", "out", "src");

        Outcome linked = session.run("check", "--format", "json", "--fragments", "out", "--debug", "src");

        assertThat(first.status()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).isEqualTo("cascade-lint: part 1 of 2: kept what was read in out\n");
        assertThat(second.err()).isEqualTo("cascade-lint: part 2 of 2: kept what was read in out\n");
        assertThat(linked.out()).isEqualTo(expected);
        assertThat(linked.err()).contains(" readings found, 0 made, 0 damaged\n");
    }

    @Test
    void refusesWhatIsNoShard() {
        Outcome outcome = session.run("analyze", "--shard", "3/2", "--fragments", "out");

        assertThat(outcome.err()).contains("'3/2' is not of the form K/N with K from 1 to N, for example 2/5");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aShardThatCannotBeKeptHasFailed() {
        Outcome outcome = session.write("file", "").run("analyze", "--fragments", "file", "src");

        assertThat(outcome.err()).startsWith("cascade-lint: cannot write ");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void refusesFragmentsThatAreNotThere() {
        Outcome outcome = session.run("check", "--fragments", "out");

        assertThat(outcome.err()).isEqualTo("cascade-lint: no such folder of fragments: out\n");
        assertThat(outcome.status()).isEqualTo(2);
    }
}
