package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;

/**
 * One hop of what a cascade passes on through the graph.
 *
 * @param entity fully qualified name of the entity that the hop leaves
 * @param attribute the attribute it follows
 * @param target fully qualified name of the entity it reaches
 * @param how what is passed on: {@code remove}, {@code orphan-removal} or {@code merge}
 */
@Api
public record PathStep(String entity, String attribute, String target, String how) {}
