package io.github.cascadelint.schema.match;

import io.github.cascadelint.base.SourceRange;
import java.util.Optional;

/**
 * What the mapping names and the schema does not have.
 *
 * @param entity fully qualified name of the entity that names it
 * @param attribute the attribute that does, where it is one
 * @param text one phrase: what is not there
 * @param range the entity or attribute
 */
public record Unmatched(String entity, Optional<String> attribute, String text, SourceRange range) {}
