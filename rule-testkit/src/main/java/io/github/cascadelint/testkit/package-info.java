/** Runs the linter on small sources that stand in the tests, and checks what it says about them. */
@NullMarked
package io.github.cascadelint.testkit;

import org.jspecify.annotations.NullMarked;
