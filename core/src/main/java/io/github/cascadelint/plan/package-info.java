/**
 * What a delete does: the persistence provider's cascade, statement by statement, and then what the database makes of each
 * statement. One simulation over rows serves plans, which let it loose on one row of everything, and tests, which compare it
 * with a real provider on a real database.
 */
@NullMarked
package io.github.cascadelint.plan;

import org.jspecify.annotations.NullMarked;
