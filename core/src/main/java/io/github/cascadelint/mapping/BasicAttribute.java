package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;

/**
 * An attribute that is stored in a column of its own.
 *
 * @param type the Java type as written, without type arguments
 * @param column logical column name
 * @param id whether it is (part of) the identifier
 * @param unique whether its column is declared unique
 */
@Api
public record BasicAttribute(
        String name, String declaredBy, SourceRange range, String type, String column, boolean id, boolean unique)
        implements Attribute {}
