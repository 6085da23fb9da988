package io.github.cascadelint.rule;

/**
 * One hop of a delete through the graph.
 *
 * @param entity fully qualified name of the entity that the hop leaves
 * @param attribute the attribute it follows
 * @param target fully qualified name of the entity it reaches
 * @param how {@code remove} or {@code orphan-removal}
 */
public record PathStep(String entity, String attribute, String target, String how) {}
