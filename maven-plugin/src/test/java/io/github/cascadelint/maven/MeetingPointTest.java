package io.github.cascadelint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

/** Who of those that meet does the work. */
final class MeetingPointTest {
    private static final List<String> BOTH = List.of("a", "b");

    private final SessionData data = new DefaultSessionData();

    @Test
    void leavesTheWorkToTheLast() {
        assertThat(arrive("verify", "a", BOTH)).isEmpty();
        assertThat(arrive("verify", "b", BOTH)).contains(Map.of("a", parameters("a"), "b", parameters("b")));
    }

    @Test
    void takesRepeatedArrivalsForOne() {
        assertThat(arrive("verify", "a", BOTH)).isEmpty();
        assertThat(arrive("verify", "a", BOTH)).isEmpty();
        assertThat(arrive("verify", "b", BOTH)).isPresent();
        assertThat(arrive("verify", "b", BOTH)).as("the round is over").isEmpty();
    }

    @Test
    void keepsRoundsApart() {
        assertThat(arrive("verify", "a", BOTH)).isEmpty();
        assertThat(arrive("", "b", BOTH)).isEmpty();
        assertThat(arrive("", "a", BOTH)).isPresent();
        assertThat(arrive("verify", "b", BOTH)).isPresent();
    }

    @Test
    void workOfOneThatNobodyExpectsIsDoneAtOnce() {
        assertThat(arrive("verify", "a", List.of())).isPresent();
    }

    @Test
    void knowsWhatIsDone() {
        assertThat(new MeetingPoint(data).isFirst("work")).isTrue();
        assertThat(new MeetingPoint(data).isFirst("work")).isFalse();
        assertThat(new MeetingPoint(data).isFirst("other work")).isTrue();
    }

    @Test
    void lastOfManyThreadsIsOne() throws Exception {
        List<String> projects =
                IntStream.range(0, 50).mapToObj(number -> "p" + number).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Optional<Map<String, SortedMap<String, String>>>>> arrivals = new ArrayList<>();
        for (String project : projects) {
            arrivals.add(threads.submit(() -> arrive("verify", project, projects)));
        }

        int last = 0;
        for (Future<Optional<Map<String, SortedMap<String, String>>>> arrival : arrivals) {
            last += arrival.get().isPresent() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(last).isOne();
    }

    /** Each module comes with an object of its own, as with Maven. */
    private Optional<Map<String, SortedMap<String, String>>> arrive(
            String round, String project, List<String> expected) {
        return new MeetingPoint(data).arrive(round, project, expected, parameters(project));
    }

    private static SortedMap<String, String> parameters(String project) {
        return new TreeMap<>(Map.of("config", project));
    }
}
