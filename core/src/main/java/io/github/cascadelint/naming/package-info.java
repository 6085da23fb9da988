/** How names of the mapping become names in the database. */
@NullMarked
package io.github.cascadelint.naming;

import org.jspecify.annotations.NullMarked;
