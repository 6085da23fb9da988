package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;

/**
 * A repository or DAO of an entity.
 *
 * @param entity fully qualified name of the entity
 * @param type fully qualified name of the repository
 * @param writes whether it inherits or declares a method that writes or deletes rows
 * @param range its declaration
 */
public record Repository(String entity, String type, boolean writes, SourceRange range) {}
