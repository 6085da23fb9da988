/** What a rule is, what it may see, and what it reports. */
@NullMarked
package io.github.cascadelint.rule;

import org.jspecify.annotations.NullMarked;
