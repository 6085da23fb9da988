package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import java.util.Locale;

/** How sure the evidence makes us. Ordered from unsure to sure. */
@Api
public enum Confidence {
    /** Signs speak against it too; not reported unless asked for. */
    POSSIBLE,
    /** The mapping is wrong by the specification, and nothing is known of the rows. */
    LIKELY,
    /** A test against the provider and a database would show the harm. */
    CERTAIN;

    /** The word used in configuration and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
