/** The built-in rules, one class each. */
@NullMarked
package io.github.cascadelint.rules;

import org.jspecify.annotations.NullMarked;
