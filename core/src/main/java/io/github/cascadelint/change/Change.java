package io.github.cascadelint.change;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is different from the earlier state.
 *
 * @param kind what sort of change
 * @param entity fully qualified name of the managed type that it is told of, as it is called now; of one that is gone, as it was
 * @param attribute the attribute, where it is about one
 * @param target the entity at the other end, where it is about one
 * @param text what changed, in one sentence; names of code in backticks
 * @param effects what follows from it, and from nothing that is told elsewhere
 * @param place where it is written
 * @param earlier whether the place is one of the earlier state
 */
public record Change(
        Kind kind,
        String entity,
        Optional<String> attribute,
        Optional<String> target,
        String text,
        List<String> effects,
        Optional<SourceRange> place,
        boolean earlier) {

    /** The kinds of change, the most dangerous first. */
    public enum Kind {
        /** A delete is passed on that was not before. */
        REMOVE_GAINED("remove-gained"),
        /** What leaves the attribute is deleted now. */
        ORPHAN_REMOVAL_GAINED("orphan-removal-gained"),
        /** The database deletes or clears rows that it left alone. */
        ON_DELETE_GAINED("on-delete-gained"),
        /** Code deletes rows of the entity, in a method that did not before. */
        DELETE_GAINED("delete-gained"),
        /** A delete only marked rows, and now deletes them. */
        SOFT_DELETE_LOST("soft-delete-lost"),
        /** No foreign key guards the reference any more. */
        FOREIGN_KEY_LOST("foreign-key-lost"),
        /** A delete is no longer passed on. */
        REMOVE_LOST("remove-lost"),
        /** What leaves the attribute stays. */
        ORPHAN_REMOVAL_LOST("orphan-removal-lost"),
        /** The database no longer deletes or clears rows. */
        ON_DELETE_LOST("on-delete-lost"),
        /** A delete only marks rows now. */
        SOFT_DELETE_GAINED("soft-delete-gained"),
        /** A foreign key guards the reference now. */
        FOREIGN_KEY_GAINED("foreign-key-gained"),
        /** The association leads to another entity. */
        TARGET_CHANGED("target-changed"),
        /** Its multiplicity, or the end that writes the foreign key, is another. */
        SHAPE_CHANGED("shape-changed"),
        /** Whether the reference may be null, where a delete sets it to null. */
        OPTIONAL_CHANGED("optional-changed"),
        /** Operations other than REMOVE are passed on, or no longer. */
        CASCADE_CHANGED("cascade-changed"),
        ENTITY_ADDED("entity-added"),
        ENTITY_REMOVED("entity-removed"),
        ASSOCIATION_ADDED("association-added"),
        ASSOCIATION_REMOVED("association-removed"),
        ENTITY_RENAMED("entity-renamed");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }

        private boolean isAboutDeletes() {
            return compareTo(CASCADE_CHANGED) < 0;
        }
    }

    public Change {
        effects = List.copyOf(effects);
    }

    /** Whether a delete does something else because of it. */
    public boolean isAboutDeletes() {
        return kind.isAboutDeletes() || !effects.isEmpty();
    }
}
