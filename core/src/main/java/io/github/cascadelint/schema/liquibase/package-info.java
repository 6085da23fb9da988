/**
 * Change logs of Liquibase: read into one tree from XML, YAML, JSON and formatted SQL, and followed as Liquibase follows them
 * on an empty database.
 */
@NullMarked
package io.github.cascadelint.schema.liquibase;

import org.jspecify.annotations.NullMarked;
