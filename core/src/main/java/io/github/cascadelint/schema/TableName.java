package io.github.cascadelint.schema;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a table or view as written, without quotes.
 *
 * <p>Compared without regard to case: PostgreSQL folds to lower case, H2 and Oracle to upper case, MySQL keeps what is
 * written, and no application is known to have two tables that differ in case alone.
 *
 * @param schema the schema or database it is written with, where it is
 * @param name the name itself
 */
public record TableName(Optional<String> schema, String name) {

    public static TableName of(String name) {
        return new TableName(Optional.empty(), name);
    }

    public static TableName of(String schema, String name) {
        return new TableName(Optional.of(schema), name);
    }

    /** The name without schema in the form by which names are compared. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether it may be the other: the same name, and not in two schemas that are both told. */
    public boolean mayBe(TableName other) {
        return key().equals(other.key())
                && (schema.isEmpty() || other.schema.isEmpty() || schema.get().equalsIgnoreCase(other.schema.get()));
    }

    @Override
    public String toString() {
        return schema.map(s -> s + ".").orElse("") + name;
    }
}
