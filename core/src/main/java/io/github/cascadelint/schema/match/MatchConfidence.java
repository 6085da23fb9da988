package io.github.cascadelint.schema.match;

/** How sure it is that a name of the mapping is a name of the schema. */
public enum MatchConfidence {
    /** The names are the same but for case, which no database distinguishes by default. */
    EXACT("the same name"),
    /** The names are the same once underscores are dropped, and no other name is: a naming strategy that is not known. */
    LOOSE("the same name but for underscores");

    private final String reason;

    MatchConfidence(String reason) {
        this.reason = reason;
    }

    /** One phrase: what makes them the same. */
    public String reason() {
        return reason;
    }

    /** The less sure of the two. */
    MatchConfidence and(MatchConfidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
