package io.github.cascadelint.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The databases whose definitions differ in what a statement does. */
public enum Dialect {
    POSTGRESQL("postgresql"),
    MYSQL("mysql"),
    MARIADB("mariadb"),
    H2("h2"),
    HSQLDB("hsqldb"),
    ORACLE("oracle"),
    SQL_SERVER("sqlserver"),
    SQLITE("sqlite"),
    DB2("db2"),
    /** Not known: read as the standard has it. */
    UNKNOWN("unknown");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    /** The word used in configuration and reports. */
    public String id() {
        return id;
    }

    /** The dialect of that word, in any case; {@code postgres} and {@code mssql} are understood. */
    public static Optional<Dialect> of(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "postgres", "pg", "pgsql", "psql" -> Optional.of(POSTGRESQL);
            case "mssql", "sql_server" -> Optional.of(SQL_SERVER);
            case "hsql" -> Optional.of(HSQLDB);
            default -> Arrays.stream(values()).filter(d -> d.id.equals(lower)).findFirst();
        };
    }

    /** Whether the server makes an index for the columns of every foreign key that lacks one (InnoDB does). */
    public boolean indexesForeignKeys() {
        return isMySql() || this == H2 || this == HSQLDB;
    }

    /** MySQL and MariaDB, which differ in nothing that is read here. */
    public boolean isMySql() {
        return this == MYSQL || this == MARIADB;
    }
}
