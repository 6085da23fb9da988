package io.github.cascadelint.cli;

/** What the process tells whoever started it. */
final class ExitStatus {
    /** Nothing at or above the level asked for. */
    static final int CLEAN = 0;

    /** Findings at or above the level asked for. */
    static final int FINDINGS = 1;

    /** Could not run: usage, configuration, nothing to scan, or an error of our own. */
    static final int CANNOT_RUN = 2;

    /** Ran, but part of the input could not be analysed. */
    static final int INCOMPLETE = 3;

    private ExitStatus() {}
}
