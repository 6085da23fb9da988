/** Report formats. A reporter sees the result of an analysis and nothing else. */
@NullMarked
package io.github.cascadelint.report;

import org.jspecify.annotations.NullMarked;
