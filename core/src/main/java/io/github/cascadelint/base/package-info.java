/** What every other package may use: places in files and problems met while reading them. */
@NullMarked
package io.github.cascadelint.base;

import org.jspecify.annotations.NullMarked;
