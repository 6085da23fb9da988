package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;

/**
 * What the mapping says about the foreign key constraint ({@code @ForeignKey}).
 *
 * @param name the constraint's name, or the empty string
 * @param mode {@code CONSTRAINT}, {@code NO_CONSTRAINT} or {@code PROVIDER_DEFAULT}
 * @param range where it is said
 */
public record ForeignKey(String name, String mode, SourceRange range) {}
