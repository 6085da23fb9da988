/** Reads plain scripts: what Spring, Hibernate or a person runs on an empty database, and dumps. */
@NullMarked
package io.github.cascadelint.schema.script;

import org.jspecify.annotations.NullMarked;
