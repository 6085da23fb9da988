package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;

/**
 * An association whose foreign key points at an entity's table.
 *
 * @param entity fully qualified name of the entity whose rows (or whose collection or link rows) hold the key
 * @param attribute the way to it from that entity, dotted below an embedded attribute or a collection of embeddables
 * @param association the association
 */
public record Referrer(String entity, String attribute, Association association) {

    /** The referrer as a fact to print. */
    public Evidence evidence() {
        String simple = entity.substring(entity.lastIndexOf('.') + 1);
        return Evidence.of(
                simple + "." + attribute + " (" + association.kind().annotation() + ") refers to it too",
                association.range());
    }
}
