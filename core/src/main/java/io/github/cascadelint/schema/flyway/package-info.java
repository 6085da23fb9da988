/** Reads the migrations of Flyway. */
@NullMarked
package io.github.cascadelint.schema.flyway;

import org.jspecify.annotations.NullMarked;
