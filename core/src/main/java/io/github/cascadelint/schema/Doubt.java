package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;

/**
 * Something that could not be followed, so that what is known of a table, or of the whole schema, may be incomplete or out
 * of date.
 *
 * @param text one sentence: what was not followed
 * @param place where it stands
 */
public record Doubt(String text, SourceRange place) {}
