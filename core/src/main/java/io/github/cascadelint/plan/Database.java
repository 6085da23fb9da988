package io.github.cascadelint.plan;

import io.github.cascadelint.plan.Effect.Cause;
import io.github.cascadelint.plan.Effect.Kind;
import io.github.cascadelint.schema.ReferentialAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows and the foreign keys between them, as a database treats them: each statement is checked when it ends, and what a key
 * does to referring rows is done then, too (SQL:2016, section 11.8).
 */
final class Database {

    /** In which order the actions of keys follow from one another; it decides where a key refuses what another clears. */
    enum Order {
        /**
         * A row's keys one after the other, each with all that follows from it: H2. What a key does is a statement of its own;
         * rows of the table that the first statement is about are seen as they were before it, until it ends.
         */
        BEFORE_ROW,
        /** The rows of a statement, then their keys, then those of the rows that these reach: PostgreSQL. */
        AFTER_STATEMENT
    }

    private final Order order;
    private final boolean stopping;
    private final Map<String, List<TableRow>> tables = new HashMap<>();
    private final CheckedKeys keys;
    private final IdentityHashMap<TableRow, Set<String>> nulled = new IdentityHashMap<>();
    private final IdentityHashMap<TableRow, Boolean> gone = new IdentityHashMap<>();
    private final Set<TableRow> going = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Effect> effects = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Deque<Check> queue = new ArrayDeque<>();
    private String tableOfStatement = "";

    /** A key to act by, because a row that it may refer to is gone. */
    private record Check(TableRow row, DatabaseKey key) {}

    /**
     * @param stopping whether the first failure ends it all, as it does in a database; else it is told, and the rest goes on
     */
    Database(Collection<TableRow> rows, CheckedKeys keys, Order order, boolean stopping) {
        this.order = order;
        this.stopping = stopping;
        rows.forEach(row -> tables.computeIfAbsent(lower(row.table()), k -> new ArrayList<>())
                .add(row));
        this.keys = keys;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Failure> failures() {
        return failures;
    }

    boolean isStopped() {
        return stopping && !failures.isEmpty();
    }

    void fail(Failure failure) {
        failures.add(failure);
    }

    boolean isGone(TableRow row) {
        return gone.containsKey(row);
    }

    /** The rows of a table that hold these values in these columns. */
    List<TableRow> find(String table, List<String> columns, List<String> values) {
        return tables.getOrDefault(lower(table), List.of()).stream()
                .filter(row -> !isGone(row)
                        && values(row, columns).filter(values::equals).isPresent())
                .toList();
    }

    Optional<List<String>> values(TableRow row, List<String> columns) {
        Set<String> without = nulled.getOrDefault(row, Set.of());
        return columns.stream().anyMatch(without::contains) ? Optional.empty() : row.values(columns);
    }

    /** The columns that were set to null. */
    Set<String> nulled(TableRow row) {
        return nulled.getOrDefault(row, Set.of());
    }

    /** One statement that deletes rows. */
    void delete(List<TableRow> rows, Kind kind, Cause cause) {
        tableOfStatement = rows.stream().findFirst().map(TableRow::table).orElse("");
        remove(rows, kind, cause);
        run();
        going.forEach(row -> gone.put(row, true));
    }

    /** One statement that sets columns of rows to null. */
    void setNull(List<TableRow> rows, List<String> columns, Cause cause) {
        rows.forEach(row -> setNull(row, columns, Kind.NULLED, cause));
    }

    void mark(TableRow row, Cause cause) {
        effects.add(new Effect(Kind.MARKED, row, List.of(), cause));
    }

    private void remove(List<TableRow> rows, Kind kind, Cause cause) {
        List<TableRow> removed =
                rows.stream().filter(row -> !isGone(row) && going.add(row)).toList();
        if (order == Order.AFTER_STATEMENT) {
            for (TableRow row : removed) {
                gone.put(row, true);
                effects.add(new Effect(kind, row, List.of(), cause));
                keys.to(row.table()).forEach(key -> queue.add(new Check(row, key)));
            }
            return;
        }
        removed.stream()
                .filter(row -> !row.table().equalsIgnoreCase(tableOfStatement))
                .forEach(row -> gone.put(row, true));
        for (TableRow row : removed) {
            keys.to(row.table()).forEach(key -> act(new Check(row, key)));
            if (!isStopped()) {
                effects.add(new Effect(kind, row, List.of(), cause));
            }
        }
    }

    private void run() {
        while (!queue.isEmpty() && !isStopped()) {
            act(queue.remove());
        }
    }

    private void act(Check check) {
        DatabaseKey key = check.key();
        Optional<List<String>> values = values(check.row(), key.refColumns());
        if (values.isEmpty() || isStopped()) {
            return;
        }
        Cause cause = Cause.by(check.row(), key);
        List<TableRow> referring = find(key.table(), key.columns(), values.get()).stream()
                .filter(row -> row != check.row())
                .toList();
        if (key.onDelete() == ReferentialAction.CASCADE) {
            remove(referring, Kind.DELETED_BY_DATABASE, cause);
            return;
        }
        for (TableRow row : referring) {
            if (isStopped()) {
                return;
            }
            if (keys.mayGoBefore(key)) {
                effects.add(new Effect(Kind.MAY_STAY, row, key.columns(), cause));
            } else if (key.onDelete().refuses()) {
                effects.add(new Effect(Kind.BLOCKS, row, key.columns(), cause));
                failures.add(new Failure(Failure.Kind.KEY, key.display() + " refers to the row", List.of(key)));
            } else if (!key.notNull().isEmpty() && !going.contains(row)) {
                effects.add(new Effect(Kind.BLOCKS, row, key.notNull(), cause));
                failures.add(new Failure(
                        Failure.Kind.NOT_NULL, key.display() + " is to be set to null and is not null", List.of(key)));
            } else {
                setNull(row, key.resets(), Kind.NULLED_BY_DATABASE, cause);
            }
        }
    }

    private void setNull(TableRow row, List<String> columns, Kind kind, Cause cause) {
        if (!isGone(row) && !going.contains(row)) {
            nulled.computeIfAbsent(row, k -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                    .addAll(columns);
            effects.add(new Effect(kind, row, columns, cause));
        }
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
