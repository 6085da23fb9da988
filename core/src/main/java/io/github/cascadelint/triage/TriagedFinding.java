package io.github.cascadelint.triage;

import io.github.cascadelint.rule.Finding;
import java.util.Optional;

/**
 * A finding and what becomes of it.
 *
 * @param finding what the rule said, with the severity that the configuration gives it
 * @param state whether it counts
 * @param fingerprint its identity from run to run: free of lines, columns, paths and message text
 * @param helpUri the rule's page
 * @param justification the reason given with a suppression, where one is given
 */
public record TriagedFinding(
        Finding finding, State state, String fingerprint, String helpUri, Optional<String> justification) {

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
