/** Compares two states of a mapping and its schema, and says in words what that changes about deletes. */
@NullMarked
package io.github.cascadelint.change;

import org.jspecify.annotations.NullMarked;
