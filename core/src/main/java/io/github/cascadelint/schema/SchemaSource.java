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
 */
public record SchemaSource(Kind kind, String location, Dialect dialect, String dialectReason, Optional<Doubt> copy) {

    /** A source that nothing says of that it would only make a copy. */
    public SchemaSource(Kind kind, String location, Dialect dialect, String dialectReason) {
        this(kind, location, dialect, dialectReason, Optional.empty());
    }

    /** Sorts of sources. */
    public enum Kind {
        FLYWAY("flyway"),
        LIQUIBASE("liquibase"),
        SCRIPT("sql"),
        DATABASE("jdbc");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }
}
