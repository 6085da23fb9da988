package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;

/**
 * An attribute whose type is an embeddable; what that embeddable holds follows in the owner's attributes under dotted names.
 *
 * @param target the embeddable
 * @param id whether it is the identifier ({@code @EmbeddedId})
 */
@Api
public record EmbeddedAttribute(String name, String declaredBy, SourceRange range, TypeRef target, boolean id)
        implements Attribute {}
