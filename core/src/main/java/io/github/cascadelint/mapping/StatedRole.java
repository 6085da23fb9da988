package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;
import java.util.Optional;

/**
 * What a type says of its own part in the domain model, by jMolecules' annotations and types or those of Spring Data.
 *
 * @param kind the part
 * @param aggregate fully qualified name of the aggregate root that it says it belongs to, where it names one
 * @param word what says so, as it stands in the source
 * @param range the type's name
 */
public record StatedRole(Kind kind, Optional<String> aggregate, String word, SourceRange range) {

    /** The building blocks of domain-driven design that rows can be. */
    public enum Kind {
        /** The root of an aggregate: it lives on its own, and others refer to it. */
        AGGREGATE_ROOT,
        /** A part of an aggregate with an identity of its own. */
        ENTITY,
        /** A value without identity. */
        VALUE_OBJECT
    }
}
