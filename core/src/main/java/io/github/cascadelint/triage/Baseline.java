package io.github.cascadelint.triage;

import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that were accepted. As a text it has one line for each, sorted, so that changes of two branches meet as rarely as
 * possible: the rule, what it is about, where there are several what tells them apart, and how often it was found if more than
 * once. Nothing in it changes when lines move, files are renamed or messages are worded anew.
 *
 * @param accepted how often each may be found, by {@link TriagedFinding#identity}
 */
public record Baseline(SortedMap<String, Integer> accepted) {

    /** Accepts nothing. */
    public static final Baseline NONE = new Baseline(new TreeMap<>());

    private static final String HEAD = """
            # Findings of Cascade Lint that were accepted: they are reported as baselined, and do not fail a build.
            # Written by `cascade-lint baseline`; take out what is mended by `cascade-lint baseline --prune`.
            """;

    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9/-]* \\S+(?: \\S+)??)(?: x([1-9][0-9]{0,5}))?");

    public Baseline {
        accepted = Collections.unmodifiableSortedMap(new TreeMap<>(accepted));
    }

    /** Accepts what was found and is not suppressed. */
    public static Baseline of(Collection<TriagedFinding> findings) {
        SortedMap<String, Integer> accepted = new TreeMap<>();
        findings.stream()
                .filter(triaged -> triaged.state() != State.SUPPRESSED)
                .forEach(triaged ->
                        accepted.merge(triaged.identity(), triaged.finding().occurrences(), Integer::sum));
        return new Baseline(accepted);
    }

    /**
     * Reads a baseline. A line that stands there twice, as after a merge, counts once.
     *
     * @param name how messages call it
     * @throws BaselineException if a line is none; the message has a line for each of them
     */
    public static Baseline parse(String text, String name) throws BaselineException {
        SortedMap<String, Integer> accepted = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                mistakes.add(name + ":" + number + ": '" + line + "' is no rule with what it is about, as in"
                        + " 'remove-on-many-to-one com.acme.Order#customer'; take the line out, or write the file anew"
                        + " by `cascade-lint baseline`");
                continue;
            }
            int count = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
            accepted.merge(parts.group(1), count, Math::max);
        }
        if (!mistakes.isEmpty()) {
            throw new BaselineException(String.join("\n", mistakes));
        }
        return new Baseline(accepted);
    }

    /** Whether so many findings of an identity are accepted. */
    boolean accepts(String identity, int occurrences) {
        return accepted.getOrDefault(identity, 0) >= occurrences;
    }

    /**
     * Without what is no longer found, or not as often; nothing is added.
     *
     * @param stale what is not found
     * @param findings what is
     */
    public Baseline pruned(Collection<String> stale, Collection<TriagedFinding> findings) {
        SortedMap<String, Integer> rest = new TreeMap<>(accepted);
        rest.keySet().removeAll(stale);
        of(findings)
                .accepted()
                .forEach((identity, count) -> rest.computeIfPresent(identity, (key, most) -> Math.min(most, count)));
        return new Baseline(rest);
    }

    /** How much is accepted, and how that differs from another one, in one line. */
    public String changeFrom(Baseline before) {
        int findings = accepted.size();
        return findings + (findings == 1 ? " finding" : " findings") + " accepted, " + linesBeyond(before) + " added, "
                + before.linesBeyond(this) + " taken out";
    }

    private int linesBeyond(Baseline other) {
        return (int) accepted.entrySet().stream()
                .filter(line -> !other.accepts(line.getKey(), line.getValue()))
                .count();
    }

    /** The text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        accepted.forEach((identity, count) ->
                text.append(identity).append(count > 1 ? " x" + count : "").append('\n'));
        return text.toString();
    }
}
