package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;
import java.util.Optional;

/**
 * What the mapping says about the foreign key constraint ({@code @ForeignKey}).
 *
 * @param name the constraint's name, or the empty string
 * @param mode {@code CONSTRAINT}, {@code NO_CONSTRAINT} or {@code PROVIDER_DEFAULT}
 * @param range where it is said
 * @param explanation a comment on the attribute that speaks of the key, where there is one
 */
@Api
public record ForeignKey(String name, String mode, SourceRange range, Optional<SourceRange> explanation) {

    /** A key of which no comment speaks. */
    public ForeignKey(String name, String mode, SourceRange range) {
        this(name, mode, range, Optional.empty());
    }

    /** The same with the comment on the attribute. */
    public ForeignKey explained(Optional<SourceRange> comment) {
        return new ForeignKey(name, mode, range, comment);
    }
}
