/** The command line. */
@NullMarked
package io.github.cascadelint.cli;

import org.jspecify.annotations.NullMarked;
