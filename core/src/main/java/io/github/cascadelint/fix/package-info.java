/** What would mend a finding: changes of a mapping, the text edits that make them, and what a file looks like after them. */
@NullMarked
package io.github.cascadelint.fix;

import org.jspecify.annotations.NullMarked;
