/** Reads SQL scripts: tells their statements apart, and turns those that define something into changes of a schema. */
@NullMarked
package io.github.cascadelint.schema.sql;

import org.jspecify.annotations.NullMarked;
