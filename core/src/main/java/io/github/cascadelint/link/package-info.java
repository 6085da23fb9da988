/** Turns fragments into the mapping model. The only place where JPA's defaulting rules live. */
@NullMarked
package io.github.cascadelint.link;

import org.jspecify.annotations.NullMarked;
