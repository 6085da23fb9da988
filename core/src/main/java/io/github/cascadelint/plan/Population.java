package io.github.cascadelint.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * All rows before a delete.
 *
 * @param instances those of entities
 * @param others those of join tables, of collection tables, and of tables that no entity is mapped to
 */
public record Population(List<Instance> instances, List<TableRow> others) {

    public Population {
        instances = List.copyOf(instances);
        others = List.copyOf(others);
    }

    /** All rows of all tables. */
    public List<TableRow> rows() {
        List<TableRow> rows = new ArrayList<>();
        instances.forEach(instance -> rows.addAll(instance.rows()));
        rows.addAll(others);
        return rows;
    }
}
