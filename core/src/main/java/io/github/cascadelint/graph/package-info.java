/** Relationships between entities: referrers, inverse ends, roles with their evidence. */
@NullMarked
package io.github.cascadelint.graph;

import org.jspecify.annotations.NullMarked;
