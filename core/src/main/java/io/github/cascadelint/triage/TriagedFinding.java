package io.github.cascadelint.triage;

import io.github.cascadelint.rule.Finding;
import java.util.Optional;

/**
 * A finding and what becomes of it.
 *
 * @param finding what the rule said, with the severity that the configuration gives it
 * @param state whether it counts
 * @param identity what it is from run to run: the rule, what it is about, and where there are several what tells them apart;
 *     free of lines, columns, paths and message text
 * @param fingerprint a hash of the identity
 * @param helpUri the rule's page
 * @param suppression what silences it in the source; only of a suppressed finding
 */
public record TriagedFinding(
        Finding finding,
        State state,
        String identity,
        String fingerprint,
        String helpUri,
        Optional<Suppression> suppression) {

    /** What becomes of a finding. */
    public enum State {
        NEW("new"),
        BASELINED("baselined"),
        SUPPRESSED("suppressed");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    /** The same about a finding that differs in what is said of it only. */
    public TriagedFinding withFinding(Finding other) {
        return new TriagedFinding(other, state, identity, fingerprint, helpUri, suppression);
    }

    /** The reason given with a suppression, where one is given. */
    public Optional<String> justification() {
        return suppression.map(Suppression::reason).filter(reason -> !reason.isEmpty());
    }

    /** The last day of a suppression, where it has one. */
    public Optional<String> until() {
        return suppression.map(Suppression::until).filter(day -> !day.isEmpty());
    }

    /** Whether it counts against {@code --fail-on}. */
    public boolean isNew() {
        return state == State.NEW;
    }

    /** The same, as a finding that does not count if it is among accepted ones. */
    public TriagedFinding acceptedBy(Baseline accepted) {
        return isNew() && accepted.accepts(identity, finding.occurrences())
                ? new TriagedFinding(finding, State.BASELINED, identity, fingerprint, helpUri, suppression)
                : this;
    }
}
