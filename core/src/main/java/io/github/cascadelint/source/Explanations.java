package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.Optional;

/**
 * Comments on a member with which its author gives a reason for what the mapping says.
 *
 * @param cascade where one speaks of cascading or orphans
 * @param key where one speaks of the foreign key
 */
public record Explanations(Optional<SourceRange> cascade, Optional<SourceRange> key) {

    /** No comment. */
    public static final Explanations NONE = new Explanations(Optional.empty(), Optional.empty());
}
