package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;

/**
 * One column of a foreign key.
 *
 * @param name logical column name, as written or as the specification's default (section 11.1.26 of Jakarta Persistence 3.2)
 * @param referencedColumnName the column it refers to, or the empty string when the target's key is not known
 * @param nullable whether it may be null, by what is declared of it and by what the association demands
 * @param unique whether it is declared unique, or the association makes it so
 * @param insertable whether the attribute writes the column on insert
 * @param updatable whether the attribute writes the column on update
 * @param explicit whether the column's name is written in the source
 */
@Api
public record JoinColumn(
        String name,
        String referencedColumnName,
        boolean nullable,
        boolean unique,
        boolean insertable,
        boolean updatable,
        boolean explicit) {

    /** The same column where the association demands more of it than its declaration. */
    public JoinColumn demanding(boolean notNull, boolean onlyOnce) {
        return new JoinColumn(
                name, referencedColumnName, nullable && !notNull, unique || onlyOnce, insertable, updatable, explicit);
    }
}
