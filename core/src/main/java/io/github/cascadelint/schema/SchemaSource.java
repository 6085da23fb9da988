package io.github.cascadelint.schema;

import java.util.Optional;

/**
 * Where a schema comes from: one set of scripts for one database. An application with scripts for two databases has two
 * sources, which are never merged.
 *
 * @param kind what sort
 * @param location the folder or file below the scan root, or the address of a database without user and password
 * @param dialect whose SQL it is
 * @param dialectReason one phrase: what tells the dialect
 * @param copy what tells that only a copy is made of it, for tests or local use: the real database may have what it lacks
 * @param extent one phrase: what of it makes the schema
 */
public record SchemaSource(
        Kind kind, String location, Dialect dialect, String dialectReason, Optional<Doubt> copy, String extent) {

    /** A source of which all counts that its sort lets one expect. */
    public SchemaSource(Kind kind, String location, Dialect dialect, String dialectReason, Optional<Doubt> copy) {
        this(kind, location, dialect, dialectReason, copy, kind.extent);
    }

    /** The same, of which something else makes the schema. */
    public SchemaSource withExtent(String other) {
        return new SchemaSource(kind, location, dialect, dialectReason, copy, other);
    }

    /** A source that nothing says of that it would only make a copy. */
    public SchemaSource(Kind kind, String location, Dialect dialect, String dialectReason) {
        this(kind, location, dialect, dialectReason, Optional.empty());
    }

    /** Sorts of sources. */
    public enum Kind {
        FLYWAY("flyway", "all migrations"),
        LIQUIBASE("liquibase", "all changes of a fresh install"),
        SCRIPT("sql", "the scripts as they stand"),
        DATABASE("jdbc", "what is in the database");

        private final String id;
        private final String extent;

        Kind(String id, String extent) {
            this.id = id;
            this.extent = extent;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }
}
