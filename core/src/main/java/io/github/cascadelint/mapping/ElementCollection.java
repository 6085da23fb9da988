package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;

/**
 * A collection of basic values or embeddables; its rows live and die with their owner.
 *
 * @param target the element type; {@link TypeRef.Resolved} when it is an embeddable of the model
 * @param table name of the collection table
 */
public record ElementCollection(String name, String declaredBy, SourceRange range, TypeRef target, String table)
        implements Attribute {}
