package io.github.cascadelint.schema;

import java.nio.charset.StandardCharsets;

/** What databases keep of names. */
public final class Identifiers {

    /** NAMEDATALEN of PostgreSQL, less one for the end of the text. */
    static final int POSTGRES_BYTES = 63;

    private Identifiers() {}

    /** A name as the database keeps it: PostgreSQL cuts long ones off and says so in a notice alone, others refuse them. */
    public static String kept(String name, Dialect dialect) {
        boolean isShort = name.length() * 3 <= POSTGRES_BYTES || dialect != Dialect.POSTGRESQL;
        if (isShort || name.getBytes(StandardCharsets.UTF_8).length <= POSTGRES_BYTES) {
            return name;
        }
        int end = Math.min(name.length(), POSTGRES_BYTES);
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > POSTGRES_BYTES
                || Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
