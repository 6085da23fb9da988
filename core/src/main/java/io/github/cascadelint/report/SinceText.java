package io.github.cascadelint.report;

import io.github.cascadelint.Since;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.change.Change;
import java.util.Optional;

/** What is said about the difference from an earlier state, whatever the format. */
final class SinceText {

    /** Said when no delete does anything else. */
    static final String UNCHANGED = "This change leaves what deletes do as it was";

    private SinceText() {}

    /** Whether there is more to tell than that nothing changed. */
    static boolean isUnchanged(Since since) {
        return since.aboutDeletes().isEmpty() && !since.empty();
    }

    /** What one has to know before one believes the rest. */
    static Optional<String> caution(Since since) {
        String state = since.revision().text();
        if (since.empty()) {
            return Optional.of("There was nothing to analyse at " + state + ": all findings count as new");
        }
        if (since.lost().isEmpty()) {
            return Optional.empty();
        }
        Problem first = since.lost().get(0);
        int more = since.lost().size() - 1;
        return Optional.of(
                "The state of " + state + " could not be analysed in full, so what looks new may have been there: "
                        + (first.file().isEmpty() ? "" : first.file() + ": ") + first.text()
                        + (more > 0 ? " (and " + more + (more == 1 ? " more problem)" : " more problems)") : ""));
    }

    /** {@code file:line}; of what is gone, where it was. */
    static Optional<String> place(Change change) {
        return change.place().map(range -> change.earlier() ? range.line() + " as it was" : range.line());
    }
}
