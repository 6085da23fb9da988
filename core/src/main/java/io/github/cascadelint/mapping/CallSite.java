package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A place in code that does something to the rows of an entity, or to an attribute of an instance.
 *
 * @param act what it does
 * @param entity fully qualified name of the entity whose rows it is about, or whose attribute
 * @param attribute name of the attribute, for what is done to one
 * @param method the type and method it stands in, {@code OrderService.cancel}; empty where it stands in none
 * @param code the call as written, on one line, shortened if it is long
 * @param range the place
 * @param uncalled whether it stands in a member of the entity that no other type is seen to call
 * @param from of what the attribute is given, the attribute that it was read from, {@link MappingModel#key(Association)}
 */
public record CallSite(
        Act act,
        String entity,
        Optional<String> attribute,
        String method,
        String code,
        SourceRange range,
        boolean uncalled,
        Optional<String> from) {

    /** A place of which nothing says that it may never run. */
    public CallSite(Act act, String entity, Optional<String> attribute, String method, String code, SourceRange range) {
        this(act, entity, attribute, method, code, range, false, Optional.empty());
    }

    /** What is done. */
    public enum Act {
        /**
         * A row is deleted by the persistence context, which cascades: {@code em.remove}, {@code session.delete},
         * {@code repository.delete}, a derived {@code deleteBy…} (Jakarta Persistence 3.2, section 3.3.3).
         */
        REMOVES,
        /** The same, of rows that the method has read from the attribute. */
        REMOVES_HELD,
        /**
         * The same, of an owner that the method itself looked up, so that it is managed, and that nothing in the method seems
         * to take the rows from.
         */
        REMOVES_HELD_FOUND,
        /**
         * Rows are deleted by a statement that cascades nothing: JPQL, HQL, Criteria, {@code deleteAllInBatch} (Jakarta
         * Persistence 3.2, section 4.11). The attribute is an association that the condition speaks of.
         */
        BULK_DELETES,
        /** The same by SQL, of which the provider knows nothing: it does not clear the entity's own collections either. */
        NATIVE_DELETES,
        /** Rows of the attribute's own table, a join or collection table, are deleted by SQL. */
        EMPTIES,
        /** A row is deleted by a session without context, which cascades nothing. */
        STATELESS_DELETES,
        /** Another method of the scan is called that deletes rows of the entity, in whatever way. */
        CLEARS,
        /** The code asks how many rows there are, or whether there are any: {@code count…}, {@code exists…} of a repository. */
        ASKS,
        /**
         * What the method takes out of the attribute's collection is handed to another that is named for a delete, and of
         * which the scan does not tell what it does: the row may be deleted there.
         */
        MAY_DELETE,
        /** A row is written: {@code em.persist}, {@code em.merge}, {@code repository.save}. */
        SAVES,
        /** The attribute is set to, or its collection takes in, an instance that was looked up. */
        ATTACHES_FOUND,
        /** The attribute is set to, or its collection takes in, an instance made for it. */
        ATTACHES_NEW,
        /** The attribute is given the value that another instance's attribute of the same type holds. */
        ATTACHES_COPIED,
        /** The same, of an instance of which is not known where it comes from. */
        ATTACHES_OTHER,
        /** An instance leaves the attribute of one owner and goes to that of another, in one method. */
        MOVES,
        /** Rows leave the collection: {@code remove}, {@code removeIf}, {@code clear}. */
        TAKES_OUT,
        /** The attribute is set to null. */
        NULLS,
        /** The collection is replaced by another, by a setter's caller. */
        REPLACES,
        /**
         * The same, of an instance that the method looked up or reached from another one, so that it may well be managed
         * (Jakarta Persistence 3.2, section 3.2).
         */
        REPLACES_FOUND,
        /**
         * The same by a part of itself, in a method that writes no row: what is read is made ready for somebody, and whether
         * it is ever written is not known.
         */
        NARROWS,
        /**
         * Said beside it, where the method itself looked the instance up in the persistence context, or runs in a transaction:
         * the instance is managed.
         */
        REPLACES_MANAGED,
        /** A member of the entity replaces the collection by what it is given: a setter, or the one that Lombok generates. */
        ASSIGNS,
        /** A member of the entity that looks like a setter empties the collection and fills it, and keeps the instance. */
        REFILLS,
        /** Code calls such a member, and gives it what the collection shall hold. */
        REFILLED;

        /** The acts that delete rows of an entity, in whatever way. */
        public static final Set<Act> DELETES =
                Collections.unmodifiableSet(EnumSet.of(REMOVES, BULK_DELETES, NATIVE_DELETES, STATELESS_DELETES));

        /** The word used in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
