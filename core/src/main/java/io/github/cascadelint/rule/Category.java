package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import java.util.Locale;

/** What a rule is about. */
@Api
public enum Category {
    REMOVE("A delete goes where it must not"),
    ORPHAN("Orphan removal"),
    PROPAGATION("Persist, merge, refresh, detach"),
    SCHEMA("What the database really guards"),
    LIFECYCLE("Soft delete"),
    BYPASS("Code that goes around the cascade"),
    MAPPING("Wrong or ambiguous mappings"),
    LINTER("The linter itself");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    /** The word used in configuration and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A heading for it. */
    public String title() {
        return title;
    }
}
