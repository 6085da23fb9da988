/** The linked JPA mapping model: managed types, their attributes and associations. */
@NullMarked
package io.github.cascadelint.mapping;

import org.jspecify.annotations.NullMarked;
