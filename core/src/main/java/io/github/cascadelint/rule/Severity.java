package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import java.util.Locale;

/** How bad a finding is if it is true. Ordered from harmless to bad. */
@Api
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** The word used in configuration and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
