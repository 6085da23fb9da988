package io.github.cascadelint.link;

import java.util.List;

/**
 * What one statement of JPQL, HQL or SQL deletes, as its text tells.
 *
 * @param target name of the entity or table, without quotes; dotted where it is qualified
 * @param paths what the condition speaks of, in its order: attributes of the entity, dotted where it goes on from one, or
 *     columns of the table; the target's alias is left out
 * @param absent names of entities or tables whose rows keep a row from being deleted: {@code not exists (select … from X)}
 */
record DeleteStatement(String target, List<String> paths, List<String> absent) {

    /** Stands in a text for a part that is not known: a variable, the result of a call. */
    static final char HOLE = '\uFFFC';

    /** Spring Data's name for the entity of the repository (an expression of its query language). */
    static final String ENTITY_OF_REPOSITORY = "#{#entityName}";

    DeleteStatement {
        paths = List.copyOf(paths);
        absent = List.copyOf(absent);
    }

    DeleteStatement(String target, List<String> paths) {
        this(target, paths, List.of());
    }

    /** The last part of the target's name: of a qualified table, the table. */
    String simpleTarget() {
        return NameResolver.lastSegment(target);
    }
}
