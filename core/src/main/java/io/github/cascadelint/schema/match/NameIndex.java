package io.github.cascadelint.schema.match;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Names of tables, or of the columns of one table, by which they are found exactly or loosely. */
final class NameIndex<T> {

    /** What was found, and how surely. */
    record Found<T>(T item, MatchConfidence confidence) {}

    private final Dialect dialect;
    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, List<T>> loose = new HashMap<>();

    /**
     * @param items of several of one name the first is found
     * @param dialect the database, which may cut names off
     */
    NameIndex(Collection<T> items, Function<T, String> name, Dialect dialect) {
        this.dialect = dialect;
        for (T item : items) {
            String kept = Identifiers.kept(name.apply(item), dialect);
            exact.putIfAbsent(lower(kept), item);
            loose.computeIfAbsent(bare(kept), k -> new ArrayList<>()).add(item);
        }
    }

    Optional<Found<T>> find(String name) {
        String plain = Identifiers.kept(name.substring(name.lastIndexOf('.') + 1), dialect);
        T same = exact.get(lower(plain));
        if (same != null) {
            return Optional.of(new Found<>(same, MatchConfidence.EXACT));
        }
        List<T> alike = loose.getOrDefault(bare(plain), List.of());
        return alike.size() == 1 ? Optional.of(new Found<>(alike.get(0), MatchConfidence.LOOSE)) : Optional.empty();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String bare(String name) {
        return lower(name).replace("_", "");
    }
}
