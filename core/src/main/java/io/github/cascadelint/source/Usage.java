package io.github.cascadelint.source;

import io.github.cascadelint.mapping.EntityUse;

/**
 * A use of a type whose name is not resolved yet.
 *
 * @param type simple name of the type; of what is inserted by a script, the table's name in small letters; of
 *     a key that a script makes, the table's and the column's, with a dot between; for rows that leave a collection, the name of the attribute,
 *     with {@code ()} where it is reached by its getter
 * @param use what happens, and where
 */
public record Usage(String type, EntityUse use) {}
