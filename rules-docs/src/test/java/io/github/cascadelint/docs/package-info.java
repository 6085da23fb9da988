/** Tests that keep the pages true: their shape, their links, their examples and the SQL they print. */
@NullMarked
package io.github.cascadelint.docs;

import org.jspecify.annotations.NullMarked;
