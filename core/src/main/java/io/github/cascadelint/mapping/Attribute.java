package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;

/** A persistent attribute as seen from one managed type that has it, declared there or inherited. */
@Api
public sealed interface Attribute permits BasicAttribute, EmbeddedAttribute, ElementCollection, Association {

    /** The name; dotted for what an embedded attribute brings in, for example {@code address.country}. */
    String name();

    /** Fully qualified name of the managed type that declares it; for a dotted name, of the embeddable. */
    String declaredBy();

    /** The place of the attribute's name in the source. */
    SourceRange range();

    /** The name within the declaring type, never dotted. */
    default String declaredName() {
        return name().substring(name().lastIndexOf('.') + 1);
    }
}
