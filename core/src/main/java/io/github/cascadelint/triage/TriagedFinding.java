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
 * @param justification the reason given with a suppression, where one is given
 */
public record TriagedFinding(
        Finding finding,
        State state,
        String identity,
        String fingerprint,
        String helpUri,
        Optional<String> justification) {

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

    /** Whether it counts against {@code --fail-on}. */
    public boolean isNew() {
        return state == State.NEW;
    }
}
