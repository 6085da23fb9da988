/** The linked model beside Hibernate's own, for the same classes. */
@NullMarked
package io.github.cascadelint.oracle;

import org.jspecify.annotations.NullMarked;
