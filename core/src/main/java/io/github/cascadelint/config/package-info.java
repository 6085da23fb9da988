/** The configuration file {@code cascade-lint.yml}. */
@NullMarked
package io.github.cascadelint.config;

import org.jspecify.annotations.NullMarked;
