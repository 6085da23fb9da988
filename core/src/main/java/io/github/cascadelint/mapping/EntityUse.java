package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;

/**
 * A place outside the mapping that tells something about the life of an entity's instances.
 *
 * @param kind what happens there
 * @param range the place, known by its line
 */
public record EntityUse(Kind kind, SourceRange range) {

    /** What happens at such a place. */
    public enum Kind {
        /** An instance is made: {@code new T(…)}, {@code T.builder()}. */
        CONSTRUCTED,
        /** An instance is looked up: {@code find(T.class, …)}, {@code getReference}, {@code load}, {@code get}. */
        LOOKED_UP,
        /** Instances are queried: JPQL or HQL {@code from T}, {@code createQuery(…, T.class)}, {@code from(T.class)}. */
        QUERIED,
        /** A repository or DAO is declared for the type. */
        REPOSITORY,
        /** A migration inserts a row into its table, with the values written out. */
        SEEDED,
        /** jMolecules' {@code Association} leads to it: it is the root of another aggregate. */
        ASSOCIATED
    }
}
