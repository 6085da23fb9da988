package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A mapping that is written on an attribute and that no provider goes by.
 *
 * @param reason why it counts for nothing
 * @param type fully qualified name of the managed type that declares the attribute
 * @param attribute name of the attribute within that type
 * @param written the annotation or element, for messages: {@code @JoinColumn}
 * @param names the column or table names that it gives, as written; empty where it gives none, or is not about storage
 * @param cascade what it would pass on, orphan removal as REMOVE
 * @param range its place
 * @param read the place of what counts instead, where there is one
 */
public record UnreadMapping(
        Reason reason,
        String type,
        String attribute,
        String written,
        SortedSet<String> names,
        SortedSet<CascadeType> cascade,
        SourceRange range,
        Optional<SourceRange> read) {

    /** Why a mapping counts for nothing. */
    public enum Reason {
        /** It stands on the getter of a class that keeps its state in fields, or the other way round (section 2.3). */
        OTHER_ACCESS,
        /** It says how to store an end that {@code mappedBy} leaves to the other end (section 2.11). */
        INVERSE_END,
        /** It is of {@code javax.persistence} in a type of {@code jakarta.persistence}, or the other way round. */
        OTHER_NAMESPACE,
        /** A mapping file maps the attribute anew (chapter 12). */
        MAPPING_FILE
    }

    public UnreadMapping {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        cascade = Collections.unmodifiableSortedSet(new TreeSet<>(cascade));
    }
}
