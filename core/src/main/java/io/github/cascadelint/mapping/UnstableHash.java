package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/**
 * A set of entities whose {@code hashCode} may change while they are in it, so that it no longer finds them (see the contract
 * of {@link java.util.Set}).
 *
 * @param owner fully qualified name of the managed type that declares the collection
 * @param attribute the collection's declared name
 * @param parts what the hash code is made of and may change
 * @param code how the method came to be: {@code hashCode}, or the annotation that generates it
 * @param range the place of that
 */
public record UnstableHash(String owner, String attribute, List<Part> parts, String code, SourceRange range) {

    public UnstableHash {
        parts = List.copyOf(parts);
    }

    /** Why a part of a hash code changes. */
    public enum Reason {
        /** The provider sets the identifier when the row is saved. */
        GENERATED,
        /** The attribute leads to another entity, and is set, taken back or loaded later. */
        ASSOCIATION,
        /** Code can set the attribute. */
        CHANGEABLE
    }

    /**
     * A part of a hash code.
     *
     * @param attribute name of the entity's attribute
     * @param reason why it changes
     * @param range the attribute
     */
    public record Part(String attribute, Reason reason, SourceRange range) {}

    /** Whether a part changes for the given reason. */
    public boolean has(Reason reason) {
        return parts.stream().anyMatch(part -> part.reason() == reason);
    }
}
