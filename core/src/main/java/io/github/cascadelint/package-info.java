/** Entry point: {@link io.github.cascadelint.CascadeLint} analyses sources and returns findings. */
@NullMarked
package io.github.cascadelint;

import org.jspecify.annotations.NullMarked;
