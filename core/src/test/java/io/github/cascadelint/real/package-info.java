/** The analyser on real sources; runs in the profile {@code real-input} only. */
@NullMarked
package io.github.cascadelint.real;

import org.jspecify.annotations.NullMarked;
