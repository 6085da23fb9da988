package io.github.cascadelint.rule;

/**
 * One hop of what a cascade passes on through the graph.
 *
 * @param entity fully qualified name of the entity that the hop leaves
 * @param attribute the attribute it follows
 * @param target fully qualified name of the entity it reaches
 * @param how what is passed on: {@code remove}, {@code orphan-removal} or {@code merge}
 */
public record PathStep(String entity, String attribute, String target, String how) {}
