/** Front end for Java sources. The only package that sees the Java parser. */
@NullMarked
package io.github.cascadelint.source.java;

import org.jspecify.annotations.NullMarked;
