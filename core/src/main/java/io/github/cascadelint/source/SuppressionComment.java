package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;

/**
 * A comment {@code // cascade-lint:allow RULE: reason}.
 *
 * @param rule the rule's id as written
 * @param reason the text after the second colon, possibly empty
 * @param range from {@code cascade-lint} to the end of the comment
 * @param ownLine whether nothing but the comment stands on its line
 */
public record SuppressionComment(String rule, String reason, SourceRange range, boolean ownLine) {}
