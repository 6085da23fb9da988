/** Reads what the files of a project beside its mappings tell about them. */
@NullMarked
package io.github.cascadelint.source.settings;

import org.jspecify.annotations.NullMarked;
