package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An entity, mapped superclass or embeddable.
 *
 * @param name fully qualified, nested types with {@code .}
 * @param kind which of the three
 * @param origin the form it is written in
 * @param range the type's name in the source
 * @param table logical table name; empty for what has no table of its own
 * @param superclass the next managed type up the hierarchy, skipping unmanaged classes
 * @param isAbstract whether it is declared abstract
 * @param traits facts of the type that roles are inferred from
 * @param statedRole what the type says of its own part in the domain model
 * @param attributes all persistent attributes, inherited ones included, in the order superclass first
 * @param storage where the rows of an entity are stored
 */
@Api
public record ManagedType(
        String name,
        Kind kind,
        Origin origin,
        SourceRange range,
        Optional<String> table,
        Optional<String> superclass,
        boolean isAbstract,
        SortedSet<Trait> traits,
        @Api.NotApi Optional<StatedRole> statedRole,
        List<Attribute> attributes,
        @Api.NotApi RowStorage storage) {

    /** JPA's three kinds of managed type. */
    @Api
    public enum Kind {
        ENTITY("entity"),
        MAPPED_SUPERCLASS("mapped-superclass"),
        EMBEDDABLE("embeddable");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    /** What annotations on the type say about the life of its rows. */
    @Api
    public enum Trait {
        /** Hibernate's {@code @Immutable}, or EclipseLink's {@code @ReadOnly}. */
        IMMUTABLE,
        /** Cached with usage READ_ONLY. */
        READ_ONLY_CACHE,
        /** Kept in a second-level cache. */
        CACHED,
        /** A callback or listener runs when a row is removed (Jakarta Persistence 3.2, section 3.6). */
        CALLBACKS,
        /** Envers writes a history of its rows. */
        AUDITED,
        /** {@code @Subselect} or {@code @View}: not a table of its own. */
        VIEW,
        /** {@code @SoftDelete}, or {@code @SQLDelete} with an UPDATE: a delete only marks the row. */
        SOFT_DELETE,
        /** {@code @SoftDelete}, {@code @SQLRestriction} or {@code @Where}: no load sees all of its rows. */
        RESTRICTED,
        /** {@code @Filter}: loads see part of its rows once a session has switched the filter on. */
        FILTERED,
        /** Annotated with {@code javax.persistence}, as up to Jakarta Persistence 2.2. */
        JAVAX,
        /** Rows of subclasses live in other tables ({@code TABLE_PER_CLASS}). */
        TABLE_PER_CLASS,
        /** Envers' {@code @RevisionEntity}: a row for every transaction that changed something. */
        REVISION,
        /** No column is written again once the row is there: all have {@code updatable = false}. */
        WRITE_ONCE,
        /** No member that others can call changes an instance that is there: no setter, no method without a result. */
        UNCHANGED,
        /** Every row has the point in time at which it was made: a timestamp that is mandatory or never written again. */
        DATED
    }

    public ManagedType {
        traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
        attributes = List.copyOf(attributes);
    }

    /** The name without its package and enclosing types. */
    public String simpleName() {
        return SimpleName.of(name);
    }

    public boolean isEntity() {
        return kind == Kind.ENTITY;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The associations among the attributes. */
    public List<Association> associations() {
        return attributes.stream()
                .filter(Association.class::isInstance)
                .map(Association.class::cast)
                .toList();
    }

    /** The attribute of that name, dotted names included. */
    public Optional<Attribute> attribute(String attributeName) {
        return attributes.stream().filter(a -> a.name().equals(attributeName)).findFirst();
    }

    /**
     * Whether an identifier attribute takes its value from the association ({@code @MapsId}). One that is the identifier itself
     * ({@code @Id}) leaves no other attribute to be it (Jakarta Persistence 3.2, section 2.4.1).
     */
    public boolean mapsIdFrom(Association end) {
        return end.id()
                && attributes.stream()
                        .anyMatch(other -> (other instanceof EmbeddedAttribute embedded && embedded.id())
                                || (other instanceof BasicAttribute basic && basic.id() && end.sharedKey()));
    }

    /** Whether an attribute belongs to the elements of a collection: a row of the entity has many of it. */
    public boolean isOfElements(Attribute attribute) {
        return attributes.stream()
                .anyMatch(
                        a -> a instanceof ElementCollection && attribute.name().startsWith(a.name() + "."));
    }
}
