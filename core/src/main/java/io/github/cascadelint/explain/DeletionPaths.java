package io.github.cascadelint.explain;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * Every path by which the rows of an entity disappear, read backwards from the entity.
 *
 * @param entity fully qualified name of the entity
 * @param range where it is declared
 * @param facts what one has to know first: that a delete only marks the row, which subtypes are included
 * @param root the entity with all ways
 * @param linkRows how its rows in join tables and collection tables disappear while it lives, or along with it
 */
public record DeletionPaths(String entity, SourceRange range, List<String> facts, Cause root, List<Evidence> linkRows) {

    public DeletionPaths {
        facts = List.copyOf(facts);
        linkRows = List.copyOf(linkRows);
    }

    /**
     * An entity whose row disappears.
     *
     * @param entity fully qualified name
     * @param byAnyone whether a delete past the persistence context counts, too; one that cascades in Hibernate only does not
     * @param ways how
     * @param repeated whether the ways are told elsewhere in the same tree
     */
    public record Cause(String entity, boolean byAnyone, List<Way> ways, boolean repeated) {
        public Cause {
            ways = List.copyOf(ways);
        }

        /** Whether code was seen from which one of the ways starts. */
        public boolean isSeenInCode() {
            return ways.stream()
                    .filter(way -> way.kind() != Way.Kind.REPLACED)
                    .anyMatch(way -> !way.code().isEmpty()
                            || way.from().filter(Cause::isSeenInCode).isPresent());
        }
    }

    /**
     * One way for a row to disappear.
     *
     * @param kind what kind of way
     * @param text it in words
     * @param range the declaration that makes it one; none for code
     * @param code the places in code that do it
     * @param from the entity whose removal is passed on
     */
    public record Way(Kind kind, String text, Optional<SourceRange> range, List<Evidence> code, Optional<Cause> from) {

        /** The kinds of way. */
        public enum Kind {
            /** Code removes it, and the removal cascades. */
            REMOVE("remove"),
            /** A statement deletes it past the persistence context; nothing cascades but in the database. */
            STATEMENT("statement"),
            /** The removal of another entity cascades to it. */
            CASCADE("cascade"),
            /** A repository declares or inherits a method that removes it, and no call of that was recognised. */
            REPOSITORY("repository"),
            /** It leaves a collection or reference that removes orphans. */
            ORPHAN("orphan-removal"),
            /** A merged instance of its owner lacks it, and orphan removal deletes it. */
            MERGE("merge"),
            /** Code replaces a collection that removes orphans: the flush fails, and nothing disappears. */
            REPLACED("replaced"),
            /** The database deletes it with the row that it refers to. */
            ON_DELETE("on-delete");

            private final String id;

            Kind(String id) {
                this.id = id;
            }

            /** The word used in reports. */
            public String id() {
                return id;
            }
        }

        public Way {
            code = List.copyOf(code);
        }
    }
}
