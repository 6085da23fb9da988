package io.github.cascadelint.maven;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.aether.SessionData;

/**
 * Where the executions of a goal in one Maven session meet, so that the last of them can do the work of all. Nobody waits:
 * an execution that is not the last leaves its parameters and goes.
 *
 * <p>The state lies in the data of the session, and holds classes of the JDK only: modules with plugin repositories or
 * build extensions of their own load this plugin by class loaders of their own, and would not know each other's classes.
 */
final class MeetingPoint {
    private static final String ARRIVED = "io.github.cascadelint.arrived";
    private static final String DONE = "io.github.cascadelint.done";

    /** Stands for a round that is over, among the ids of projects. */
    private static final String OVER = "";

    private final Map<String, Map<String, SortedMap<String, String>>> arrived;
    private final Set<String> done;

    MeetingPoint(SessionData data) {
        this.arrived = shared(data, ARRIVED, new HashMap<>());
        this.done = shared(data, DONE, new HashSet<>());
    }

    /**
     * An execution arrives.
     *
     * @param round names what the executions have in common
     * @param project id of its project
     * @param expected ids of all projects that will arrive in this round
     * @param parameters what others shall know of it
     * @return the parameters of all projects by id, if this was the last to arrive in its round
     */
    Optional<Map<String, SortedMap<String, String>>> arrive(
            String round, String project, Collection<String> expected, SortedMap<String, String> parameters) {
        synchronized (arrived) {
            Map<String, SortedMap<String, String>> projects = arrived.computeIfAbsent(round, k -> new HashMap<>());
            if (projects.containsKey(OVER)) {
                return Optional.empty();
            }
            projects.put(project, parameters);
            if (!projects.keySet().containsAll(expected)) {
                return Optional.empty();
            }
            Map<String, SortedMap<String, String>> all = Map.copyOf(projects);
            projects.put(OVER, parameters);
            return Optional.of(all);
        }
    }

    /** Whether a piece of work is asked for the first time in this session. */
    boolean isFirst(String work) {
        synchronized (done) {
            return done.add(work);
        }
    }

    @SuppressWarnings("unchecked") // nobody else uses these keys
    private static <T> T shared(SessionData data, String key, T initial) {
        data.set(key, null, initial); // only if there is none
        return (T) data.get(key);
    }
}
