/**
 * Database schemas as migrations leave them: what there is, and the changes that make it. Knows no file format and no
 * grammar.
 */
@NullMarked
package io.github.cascadelint.schema;

import org.jspecify.annotations.NullMarked;
