/** Tells people what a mapping does: along one attribute, to the rows of one entity, and what an entity is to the others. */
@NullMarked
package io.github.cascadelint.explain;

import org.jspecify.annotations.NullMarked;
