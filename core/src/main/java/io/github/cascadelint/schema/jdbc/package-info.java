/** Reads the schema of a live database by the metadata that JDBC gives. */
@NullMarked
package io.github.cascadelint.schema.jdbc;

import org.jspecify.annotations.NullMarked;
