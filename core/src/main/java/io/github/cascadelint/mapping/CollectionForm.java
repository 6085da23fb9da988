package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import java.util.Optional;

/**
 * What kind of collection an attribute is, which decides how single rows of it are written.
 *
 * @param kind the kind
 * @param index the column that holds the place in a list or the key of a map, where it is a column of its own
 */
@Api
public record CollectionForm(Kind kind, Optional<String> index) {

    /** An attribute that is no collection, or one of which the sources do not tell. */
    public static final CollectionForm UNKNOWN = new CollectionForm(Kind.UNKNOWN, Optional.empty());

    /** The kinds of collection, as Hibernate tells them apart. */
    @Api
    public enum Kind {
        /** No duplicates: each row is found by what it holds. */
        SET,
        /** A list without an order column, or a plain collection: rows are not told apart. */
        BAG,
        /** A list whose places are stored ({@code @OrderColumn}). */
        LIST,
        /** A map. */
        MAP,
        /** Not known. */
        UNKNOWN
    }

    public CollectionForm {
        index = index.filter(name -> !name.isEmpty());
    }
}
