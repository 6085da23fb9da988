/** What the Kotlin compiler makes of mappings. */
@NullMarked
package io.github.cascadelint.kotlin;

import org.jspecify.annotations.NullMarked;
