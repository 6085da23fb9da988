package io.github.cascadelint.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The tables while they are built. Two schemas of one database may each have a table of the same name. */
final class Drafts {

    private final Map<String, List<TableDraft>> byName = new LinkedHashMap<>();

    void add(TableDraft table) {
        byName.computeIfAbsent(table.name().key(), key -> new ArrayList<>()).add(table);
    }

    /** The table of that name; without a schema the one that is in none, or else the one made last. */
    Optional<TableDraft> find(TableName name) {
        List<TableDraft> same = byName.getOrDefault(name.key(), List.of()).stream()
                .filter(table -> table.name().mayBe(name))
                .toList();
        return same.stream()
                .filter(table -> isWrittenAlike(table.name(), name))
                .findFirst()
                .or(() -> same.isEmpty() ? Optional.empty() : Optional.of(same.get(same.size() - 1)));
    }

    private static boolean isWrittenAlike(TableName a, TableName b) {
        return a.schema().isPresent() == b.schema().isPresent();
    }

    Optional<TableDraft> remove(TableName name) {
        Optional<TableDraft> found = find(name);
        found.ifPresent(table -> removeIf(other -> other == table));
        return found;
    }

    void removeIf(Predicate<TableDraft> which) {
        byName.values().forEach(tables -> tables.removeIf(which));
        byName.values().removeIf(List::isEmpty);
    }

    List<TableDraft> all() {
        return byName.values().stream().flatMap(Collection::stream).toList();
    }
}
