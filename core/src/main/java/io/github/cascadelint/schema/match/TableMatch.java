package io.github.cascadelint.schema.match;

import io.github.cascadelint.schema.Table;

/**
 * A table that the mapping names.
 *
 * @param name as the mapping has it, physical
 * @param table the table of that name
 * @param confidence how sure it is that it is that one
 */
public record TableMatch(String name, Table table, MatchConfidence confidence) {}
