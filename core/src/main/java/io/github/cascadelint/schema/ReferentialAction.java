package io.github.cascadelint.schema;

/**
 * What a foreign key does with the referring rows when the row that they refer to goes or its key changes (SQL:2016,
 * section 11.8). RESTRICT differs from NO ACTION only in when it is checked.
 */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** The words of SQL. */
    public String sql() {
        return name().replace('_', ' ');
    }

    /** Whether it refuses while there are referring rows. */
    public boolean refuses() {
        return this == NO_ACTION || this == RESTRICT;
    }
}
