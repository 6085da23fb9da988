/** Proofs: what the rules say will happen, happening on Hibernate with a database behind it. */
@NullMarked
package io.github.cascadelint.proof;

import org.jspecify.annotations.NullMarked;
