package io.github.cascadelint.fix;

import io.github.cascadelint.base.Api;
import java.util.Locale;

/** How far a suggestion may be followed without thinking. Ordered from what needs a person to what needs none. */
@Api
public enum Tier {
    /** Words only: what is right depends on what the sources do not tell, or is no change of an annotation. */
    MANUAL,
    /** The change is clear, and whether it is wanted is not: somebody has to read it. */
    SUGGESTED,
    /** It only stops what the finding proves wrong, or changes nothing but how the mapping is written. */
    SAFE;

    /** The word used in reports and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lesser of two. */
    public Tier atMost(Tier other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
