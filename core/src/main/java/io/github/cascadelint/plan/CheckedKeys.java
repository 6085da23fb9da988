package io.github.cascadelint.plan;

import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The foreign keys that a database checks, held beside those that the mapping implies. */
final class CheckedKeys {

    private final Map<String, List<DatabaseKey>> byRefTable = new HashMap<>();
    private final IdentityHashMap<DatabaseKey, Integer> positions = new IdentityHashMap<>();
    private final Set<DatabaseKey> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<DatabaseKey, MappedKey> mapped = new IdentityHashMap<>();
    private final List<MappedKey> unguarded = new ArrayList<>();
    private final UnreadEnds unread;

    /**
     * @param keys those of the database, in the order in which it goes through them
     * @param mappedKeys those of the mapping
     * @param unread ends of the mapping that remove rows of which it is not known which they are
     */
    CheckedKeys(List<DatabaseKey> keys, List<MappedKey> mappedKeys, UnreadEnds unread) {
        this.unread = unread;
        Map<String, List<MappedKey>> mappedByTable = new HashMap<>();
        mappedKeys.forEach(key -> mappedByTable
                .computeIfAbsent(Database.lower(key.table()), k -> new ArrayList<>())
                .add(key));
        Map<String, List<DatabaseKey>> byTable = new HashMap<>();
        for (DatabaseKey key : keys) {
            positions.put(key, positions.size());
            byRefTable
                    .computeIfAbsent(Database.lower(key.refTable()), k -> new ArrayList<>())
                    .add(key);
            byTable.computeIfAbsent(Database.lower(key.table()), k -> new ArrayList<>())
                    .add(key);
            List<MappedKey> sameTable = mappedByTable.getOrDefault(Database.lower(key.table()), List.of());
            if (sameTable.stream().anyMatch(other -> isPart(key, other))) {
                parts.add(key);
            }
            sameTable.stream()
                    .filter(other -> isMapped(key, other))
                    .findFirst()
                    .ifPresent(found -> mapped.put(key, found));
        }
        for (MappedKey key : mappedKeys) {
            boolean guarded = byTable.getOrDefault(Database.lower(key.table()), List.of()).stream()
                    .anyMatch(other -> containsAll(other.columns(), key.columns()));
            if (!guarded && key.refTable().isPresent()) {
                unguarded.add(key);
            }
        }
    }

    private static boolean isPart(DatabaseKey key, MappedKey other) {
        return other.attribute().isEmpty()
                && other.refTable().filter(key.refTable()::equalsIgnoreCase).isPresent()
                && other.columns().size() == key.columns().size()
                && containsAll(key.columns(), other.columns());
    }

    private static boolean isMapped(DatabaseKey key, MappedKey other) {
        return other.attribute().isPresent()
                && other.columns().size() == key.columns().size()
                && containsAll(key.columns(), other.columns());
    }

    static boolean containsAll(List<String> all, List<String> some) {
        return some.stream().allMatch(name -> all.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Those that refer to a table. */
    List<DatabaseKey> to(String table) {
        return byRefTable.getOrDefault(Database.lower(table), List.of());
    }

    /** Those that refer to one of some tables. */
    List<DatabaseKey> to(Stream<String> tables) {
        return tables.map(Database::lower)
                .distinct()
                .flatMap(table -> to(table).stream())
                .sorted(Comparator.comparing(positions::get))
                .toList();
    }

    /** Whether the rows of the key may be gone when those go that they refer to. */
    boolean mayGoBefore(DatabaseKey key) {
        return unread.mayRemove(key.table(), key.refTable());
    }

    /** The same for a key of the mapping. */
    boolean mayGoBefore(MappedKey key) {
        return key.refTable().filter(to -> unread.mayRemove(key.table(), to)).isPresent();
    }

    /** Whether rows of a table may be removed along with rows of another. */
    boolean mayGoWith(String table, String removed) {
        return unread.mayRemove(table, removed);
    }

    /** Whether it holds the tables of one row together. */
    boolean isPartKey(DatabaseKey key) {
        return parts.contains(key);
    }

    /** The key of the mapping that has the same columns. */
    Optional<MappedKey> mapped(DatabaseKey key) {
        return Optional.ofNullable(mapped.get(key));
    }

    /** The keys of attributes, and of the parts of one row, of which the database checks nothing. */
    List<MappedKey> unguarded() {
        return unguarded;
    }
}
