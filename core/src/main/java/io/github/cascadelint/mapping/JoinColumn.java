package io.github.cascadelint.mapping;

/**
 * One column of a foreign key.
 *
 * @param name logical column name, as written or as the specification's default (section 11.1.26 of Jakarta Persistence 3.2)
 * @param referencedColumnName the column it refers to, or the empty string when the target's key is not known
 * @param nullable as declared; true by default
 * @param unique as declared; false by default
 * @param insertable whether the attribute writes the column on insert
 * @param updatable whether the attribute writes the column on update
 * @param explicit whether the column's name is written in the source
 */
public record JoinColumn(
        String name,
        String referencedColumnName,
        boolean nullable,
        boolean unique,
        boolean insertable,
        boolean updatable,
        boolean explicit) {}
