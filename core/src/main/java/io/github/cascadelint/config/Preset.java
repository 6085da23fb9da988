package io.github.cascadelint.config;

import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Severity;
import java.util.Locale;
import java.util.Optional;

/** What holds where a configuration says nothing itself. This is all that a preset is; the manual's table is checked against it. */
public enum Preset {
    /** What holds where no preset is named: rules as they are, findings that are at least likely. */
    RECOMMENDED(FailOn.ERROR, Confidence.LIKELY),
    /** Everything, loudly: what is only possible is told, and what is only information counts as a warning and fails. */
    STRICT(FailOn.WARNING, Confidence.POSSIBLE),
    /** Errors that are certain, and nothing else. */
    MINIMAL(FailOn.ERROR, Confidence.CERTAIN);

    private final FailOn failOn;
    private final Confidence minConfidence;

    Preset(FailOn failOn, Confidence minConfidence) {
        this.failOn = failOn;
        this.minConfidence = minConfidence;
    }

    /** From which severity on a run fails. */
    public FailOn failOn() {
        return failOn;
    }

    /** What is less sure is left out. */
    public Confidence minConfidence() {
        return minConfidence;
    }

    /**
     * What it makes of a finding whose rule is given no level.
     *
     * @param own the severity that the rule gives it
     * @return the severity that it is reported with; empty where it is left out
     */
    public Optional<Severity> severity(Severity own) {
        return switch (this) {
            case RECOMMENDED -> Optional.of(own);
            case STRICT -> Optional.of(own == Severity.INFO ? Severity.WARNING : own);
            case MINIMAL -> own == Severity.ERROR ? Optional.of(own) : Optional.empty();
        };
    }

    /** The word used in configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
