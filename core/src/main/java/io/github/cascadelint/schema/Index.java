package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/**
 * An index made by a statement of its own, by {@code KEY} inside a table's definition, or by the database for a foreign key
 * (see {@link Dialect#indexesForeignKeys}). Those behind primary keys and unique constraints are not listed, but count in
 * {@link Table#isIndexed}.
 *
 * @param name as written, or the name that the database gives it; empty where it is not known
 * @param columns the leading plain columns, in order: what follows an expression is left out
 * @param unique whether it allows a value once only
 * @param partial whether it covers part of the rows only ({@code WHERE})
 * @param ordered whether it serves to look up single values; false for GIN, GiST, full text and the like
 * @param place the statement that made it
 */
public record Index(
        String name, List<String> columns, boolean unique, boolean partial, boolean ordered, SourceRange place) {
    public Index {
        columns = List.copyOf(columns);
    }
}
