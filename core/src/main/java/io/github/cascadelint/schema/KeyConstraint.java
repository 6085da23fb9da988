package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/**
 * A primary key or a unique constraint.
 *
 * @param name as written, or the name that the database gives it
 * @param columns in order
 * @param place the statement that last changed it
 */
public record KeyConstraint(String name, List<String> columns, SourceRange place) {
    public KeyConstraint {
        columns = List.copyOf(columns);
    }
}
