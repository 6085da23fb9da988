/** Earlier states of the sources, read from the objects of a git repository: no checkout, no network, no process. */
@NullMarked
package io.github.cascadelint.git;

import org.jspecify.annotations.NullMarked;
