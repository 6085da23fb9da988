package io.github.cascadelint.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row of a table before the delete; told apart by identity, because nothing forbids two rows that are the same. */
public final class TableRow {

    private final String table;
    private final SortedMap<String, String> values;

    /**
     * @param table the table's name
     * @param values what its columns hold; those that hold null are left out
     */
    public TableRow(String table, Map<String, String> values) {
        this.table = table;
        SortedMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(values);
        this.values = Collections.unmodifiableSortedMap(sorted);
    }

    public String table() {
        return table;
    }

    /** What its columns hold, without those that hold null. */
    public SortedMap<String, String> values() {
        return values;
    }

    /** What the columns hold; empty when one of them holds null, so that they refer to nothing. */
    Optional<List<String>> values(List<String> columns) {
        List<String> found = new ArrayList<>();
        for (String column : columns) {
            String value = values.get(column);
            if (value == null) {
                return Optional.empty();
            }
            found.add(value);
        }
        return Optional.of(found);
    }

    @Override
    public String toString() {
        return table + values;
    }
}
