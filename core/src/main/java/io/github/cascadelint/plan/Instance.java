package io.github.cascadelint.plan;

import java.util.List;

/** One row of an entity, with the rows of the tables that it is spread over. */
public final class Instance {

    private final String entity;
    private final List<TableRow> rows;

    /**
     * @param entity fully qualified name of the entity that it is, not of one that it extends
     * @param rows one for each part of the entity's storage, in the order of the parts
     */
    public Instance(String entity, List<TableRow> rows) {
        this.entity = entity;
        this.rows = List.copyOf(rows);
    }

    public String entity() {
        return entity;
    }

    /** The rows, the topmost table's first. */
    public List<TableRow> rows() {
        return rows;
    }

    @Override
    public String toString() {
        return entity + rows;
    }
}
