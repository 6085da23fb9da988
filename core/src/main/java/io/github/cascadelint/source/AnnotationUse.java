package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation as it is written, its name unresolved.
 *
 * @param name simple or qualified
 * @param members values by member name, in the order of the source; a single unnamed value is {@code value}
 * @param range the whole annotation
 */
public record AnnotationUse(String name, Map<String, AnnotationValue> members, SourceRange range) {
    public AnnotationUse {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of a member, where it is written. */
    public Optional<AnnotationValue> member(String member) {
        return Optional.ofNullable(members.get(member));
    }
}
