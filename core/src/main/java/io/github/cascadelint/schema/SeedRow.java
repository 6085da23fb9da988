package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;

/**
 * Rows that a migration puts into a table with their values written out.
 *
 * @param table the table
 * @param place the statement
 */
public record SeedRow(TableName table, SourceRange place) {}
