/** Holds the mapping against the tables of a schema: which table is whose, and which foreign key guards which association. */
@NullMarked
package io.github.cascadelint.schema.match;

import org.jspecify.annotations.NullMarked;
