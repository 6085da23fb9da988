/** Fragments: what one file says, names unresolved; and the front-end interface that reads files. */
@NullMarked
package io.github.cascadelint.source;

import org.jspecify.annotations.NullMarked;
