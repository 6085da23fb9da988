/** Classes that only mapping files of Hibernate map, which stand beside them. */
@NullMarked
package io.github.cascadelint.oracle.hbm;

import org.jspecify.annotations.NullMarked;
