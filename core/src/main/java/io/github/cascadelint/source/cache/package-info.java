/** Fragments kept in files: the form of a kept record, the file that holds many, and which of them a run reads and writes. */
@NullMarked
package io.github.cascadelint.source.cache;

import org.jspecify.annotations.NullMarked;
