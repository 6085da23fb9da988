package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;

/**
 * A trigger: seen, its body not read.
 *
 * @param name as written
 * @param onDelete whether it runs on deletes, or when it runs is not known
 * @param place the statement that made it
 */
public record Trigger(String name, boolean onDelete, SourceRange place) {}
