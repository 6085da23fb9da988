/** Reads class files. The only package that knows Jandex. */
@NullMarked
package io.github.cascadelint.source.classfile;

import org.jspecify.annotations.NullMarked;
