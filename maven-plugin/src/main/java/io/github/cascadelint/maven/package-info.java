/** The goals of the Maven plugin. */
@NullMarked
package io.github.cascadelint.maven;

import org.jspecify.annotations.NullMarked;
