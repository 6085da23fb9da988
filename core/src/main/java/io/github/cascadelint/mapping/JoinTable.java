package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import java.util.List;

/**
 * The table that links the rows of a many-to-many, or of a one-to-many without a join column, or that holds the elements of
 * a collection.
 */
@Api
public record JoinTable(
        String name, boolean explicit, List<JoinColumn> joinColumns, List<JoinColumn> inverseJoinColumns) {
    public JoinTable {
        joinColumns = List.copyOf(joinColumns);
        inverseJoinColumns = List.copyOf(inverseJoinColumns);
    }
}
