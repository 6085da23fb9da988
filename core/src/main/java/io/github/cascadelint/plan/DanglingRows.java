package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.plan.Effect.Cause;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rows whose columns still hold the key of a row that is gone, because no key of the database speaks of them. */
final class DanglingRows {

    private final Map<String, List<TableRow>> rows = new HashMap<>();
    private final Map<String, List<TableRow>> goneOf = new HashMap<>();
    private final Set<TableRow> gone = new HashSet<>();
    private final Map<TableRow, Set<String>> nulled = new HashMap<>();
    private final Set<Told> told = new HashSet<>();

    /** What is told once, even where two attributes speak of the columns. */
    private record Told(TableRow row, List<String> columns) {}

    private DanglingRows(MappingModel model, Population population, Outcome outcome) {
        for (TableRow row : population.rows()) {
            rows.computeIfAbsent(Database.lower(row.table()), k -> new ArrayList<>())
                    .add(row);
        }
        for (Effect effect : outcome.effects()) {
            switch (effect.kind()) {
                case DELETED, DELETED_IN_BULK, DELETED_BY_DATABASE -> gone.add(effect.row());
                case NULLED, NULLED_BY_DATABASE ->
                    nulled.computeIfAbsent(effect.row(), k -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                            .addAll(effect.columns());
                default -> {
                    // nothing that could dangle
                }
            }
        }
        for (Instance instance : population.instances()) {
            List<TableRow> parts =
                    instance.rows().stream().filter(gone::contains).toList();
            Stream.concat(Stream.of(instance.entity()), model.supertypes(instance.entity()).stream())
                    .forEach(type ->
                            goneOf.computeIfAbsent(type, k -> new ArrayList<>()).addAll(parts));
        }
    }

    /** Finds them, in the order of the keys. */
    static List<Effect> of(MappingModel model, Population population, Outcome outcome, CheckedKeys keys) {
        DanglingRows dangling = new DanglingRows(model, population, outcome);
        return keys.unguarded().stream()
                .flatMap(key ->
                        dangling.by(key, keys.mayGoBefore(key) ? Effect.Kind.MAY_STAY : Effect.Kind.DANGLES).stream())
                .toList();
    }

    private List<Effect> by(MappedKey key, Effect.Kind kind) {
        List<Effect> dangling = new ArrayList<>();
        List<TableRow> parents = key.refEntity()
                .map(name -> goneOf.getOrDefault(name, List.of()))
                .orElse(List.of());
        for (TableRow parent : parents) {
            if (key.attribute().isEmpty()
                    && key.refTable().filter(parent.table()::equalsIgnoreCase).isEmpty()) {
                continue; // another part of the row, with the same columns
            }
            parent.values(key.refColumns()).ifPresent(values -> {
                for (TableRow row : rows.getOrDefault(Database.lower(key.table()), List.of())) {
                    if (refers(row, key, values) && told.add(new Told(row, key.columns()))) {
                        dangling.add(new Effect(
                                kind,
                                row,
                                key.columns(),
                                new Cause(
                                        Optional.of(parent),
                                        key.attribute().map(name -> key.display()),
                                        Optional.empty())));
                    }
                }
            });
        }
        return dangling;
    }

    private boolean refers(TableRow row, MappedKey key, List<String> values) {
        Set<String> without = nulled.getOrDefault(row, Set.of());
        return !gone.contains(row)
                && key.columns().stream().noneMatch(without::contains)
                && row.values(key.columns()).filter(values::equals).isPresent();
    }
}
