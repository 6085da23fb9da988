package io.github.cascadelint.schema.flyway;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A migration, as its file name tells.
 *
 * @param path where it is
 * @param kind what sort
 * @param version its parts; empty for those that are repeatable
 * @param description what follows the separator
 */
record Migration(String path, Kind kind, List<BigInteger> version, String description) {

    enum Kind {
        VERSIONED,
        /** Replaces all with versions up to its own on an empty database. */
        BASELINE,
        /** Runs after all others. */
        REPEATABLE
    }

    Migration {
        version = List.copyOf(version);
    }

    /** Versions by number, part by part; what is repeatable comes last, by description. */
    static final Comparator<Migration> ORDER = Comparator.comparing(
                    (Migration migration) -> migration.kind() == Kind.REPEATABLE)
            .thenComparing(Migration::compareVersions)
            .thenComparing(Migration::description)
            .thenComparing(Migration::path);

    static int compareVersions(Migration a, Migration b) {
        int parts = Math.max(a.version.size(), b.version.size());
        for (int i = 0; i < parts; i++) {
            int order = a.part(i).compareTo(b.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int i) {
        return i < version.size() ? version.get(i) : BigInteger.ZERO;
    }

    /** Those that run on an empty database, in their order. */
    static List<Migration> inOrder(List<Migration> all) {
        List<Migration> ordered = new ArrayList<>(all);
        all.stream()
                .filter(migration -> migration.kind() == Kind.BASELINE)
                .max(Migration::compareVersions)
                .ifPresent(baseline -> ordered.removeIf(migration -> migration.kind() != Kind.REPEATABLE
                        && !migration.equals(baseline)
                        && compareVersions(migration, baseline) <= 0));
        ordered.sort(ORDER);
        return ordered;
    }
}
