package io.github.cascadelint.report;

import java.util.Set;

/**
 * What of a model a picture shows.
 *
 * @param entities fully qualified names of those to begin at; none means all
 * @param depth how many arrows away from them another entity may be, against their direction too; arrows of a superclass are those
 *     of the entity
 * @param onlyCascades whether arrows that cascade nothing are left out, and entities that have no other arrow; superclasses from which
 *     a cascade is inherited stay
 */
public record ModelFilter(Set<String> entities, int depth, boolean onlyCascades) {
    /** The whole model. */
    public static final ModelFilter ALL = new ModelFilter(Set.of(), 0, false);

    public ModelFilter {
        entities = Set.copyOf(entities);
    }
}
