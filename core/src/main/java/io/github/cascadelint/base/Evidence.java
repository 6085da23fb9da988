package io.github.cascadelint.base;

import java.util.Optional;

/** One fact that a finding or a role rests on, with its place where it has one. */
@Api
public record Evidence(String text, Optional<SourceRange> range) {

    public static Evidence of(String text, SourceRange range) {
        return new Evidence(text, Optional.of(range));
    }

    public static Evidence of(String text) {
        return new Evidence(text, Optional.empty());
    }
}
