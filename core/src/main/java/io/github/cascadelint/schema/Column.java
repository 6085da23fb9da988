package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;

/**
 * A column of a table.
 *
 * @param name as written, without quotes
 * @param type as written, with its length; empty text where it is not told
 * @param nullable whether it may hold null
 * @param generated whether the database gives it a value: identity, serial, auto increment or a default
 * @param place the statement, or the part of it, that last changed the column
 */
public record Column(String name, String type, boolean nullable, boolean generated, SourceRange place) {

    public Column withName(String other, SourceRange where) {
        return new Column(other, type, nullable, generated, where);
    }

    public Column withType(String other, SourceRange where) {
        return new Column(name, other, nullable, generated, where);
    }

    public Column withNullable(boolean other, SourceRange where) {
        return new Column(name, type, other, generated, where);
    }
}
