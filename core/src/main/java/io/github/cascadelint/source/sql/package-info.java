/** Reads what SQL scripts put into tables. */
@NullMarked
package io.github.cascadelint.source.sql;

import org.jspecify.annotations.NullMarked;
