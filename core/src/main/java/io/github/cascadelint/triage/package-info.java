/** Decides what becomes of a finding: reported or suppressed; and gives it its identity. */
@NullMarked
package io.github.cascadelint.triage;

import org.jspecify.annotations.NullMarked;
