/** Our model of published artifacts beside what Hibernate makes of their class files. */
@NullMarked
package io.github.cascadelint.oracle.artifact;

import org.jspecify.annotations.NullMarked;
