package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * One end of a relationship, as seen from one managed type.
 *
 * @param owner fully qualified name of the managed type whose attribute it is (the entity that inherits it, where it is inherited)
 * @param name attribute name, dotted below an embedded attribute
 * @param declaredBy the managed type that declares it
 * @param kind its multiplicity
 * @param target the entity at the other end
 * @param mappedBy the attribute of the target that owns the relationship; defaulted to the empty string on the owning side
 * @param cascade what it passes on
 * @param orphanRemoval whether an entity that leaves it is removed, as written, even where JPA does not define it
 * @param onDelete Hibernate's {@code @OnDelete}, where written
 * @param optional whether the reference may be null
 * @param fetch {@code EAGER} or {@code LAZY}
 * @param joinColumns the foreign key of an owning end without join table; of an inverse end whose {@code mappedBy} is not
 *     known, the key that it is read by
 * @param joinTable the join table of an owning end, where there is one; of such an inverse end, the one that it is read by
 * @param foreignKey what the mapping says about the constraint, where it says something
 * @param notFound the place of Hibernate's {@code @NotFound}, where written
 * @param sharedKey whether the foreign key is the identifier: {@code @MapsId}, {@code @Id} on a one-to-one,
 *     {@code @PrimaryKeyJoinColumn}, or a to-one that is read by the identifier's columns
 * @param id whether it is part of the identifier
 * @param uniqueKey whether the mapping declares the foreign key unique, so that no two owners share a target; the same of a
 *     join table that is the target's own table
 * @param filtered whether a filter or restriction lets it see only part of its rows
 * @param form what kind of collection a to-many is
 * @param explanation a comment on the attribute that speaks of cascading, where there is one
 * @param range the attribute's name in the source
 * @param annotationRange the annotation that makes it an association
 */
@Api
public record Association(
        String owner,
        String name,
        String declaredBy,
        AssociationKind kind,
        TypeRef target,
        Setting<String> mappedBy,
        Cascade cascade,
        Setting<Boolean> orphanRemoval,
        Optional<Setting<OnDelete>> onDelete,
        Setting<Boolean> optional,
        Setting<String> fetch,
        List<JoinColumn> joinColumns,
        Optional<JoinTable> joinTable,
        Optional<ForeignKey> foreignKey,
        Optional<SourceRange> notFound,
        boolean sharedKey,
        boolean id,
        boolean uniqueKey,
        boolean filtered,
        CollectionForm form,
        Optional<SourceRange> explanation,
        SourceRange range,
        SourceRange annotationRange)
        implements Attribute {

    public Association {
        joinColumns = List.copyOf(joinColumns);
    }

    /** The same end with another {@code mappedBy}; only one that has none keeps its columns. */
    @Api.NotApi
    public Association withMappedBy(Setting<String> other) {
        boolean owning = other instanceof Setting.Defaulted;
        return new Association(
                owner,
                name,
                declaredBy,
                kind,
                target,
                other,
                cascade,
                orphanRemoval,
                onDelete,
                optional,
                fetch,
                owning ? joinColumns : List.of(),
                owning ? joinTable : Optional.empty(),
                foreignKey,
                notFound,
                owning && sharedKey,
                id,
                owning && uniqueKey,
                filtered,
                form,
                explanation,
                range,
                annotationRange);
    }

    /** Whether this end writes the foreign key: it has no {@code mappedBy} (Jakarta Persistence 3.2, section 2.11). */
    public boolean isOwning() {
        return mappedBy instanceof Setting.Defaulted;
    }

    /** Whether removing the owner removes the target: REMOVE, ALL, or orphan removal, which implies REMOVE. */
    public boolean removes() {
        return cascade.has(CascadeType.REMOVE) || removesOrphans();
    }

    /** Whether a target that leaves this attribute is removed; JPA's word counts only where JPA defines it. */
    public boolean removesOrphans() {
        return (kind.hasOrphanRemoval() && orphanRemoval.is(true)) || cascade.orphanDelete();
    }

    /**
     * Whether Hibernate refuses to start because of {@code delete-orphan} in a mapping file: a many-to-one without a unique key
     * may lead to another's row, and a constrained one-to-one leads to the row that it depends on.
     */
    public boolean refusesOrphanDelete() {
        return cascade.orphanDelete()
                && range.file().endsWith(".xml")
                && ((kind == AssociationKind.MANY_TO_ONE && !uniqueKey)
                        || (kind == AssociationKind.ONE_TO_ONE && sharedKey && optional.is(false)));
    }

    /**
     * Whether the columns are written by another attribute: a read-only second view of the same foreign key. Those of an
     * identifier are written whatever they say.
     */
    public boolean isReadOnly() {
        return !id && !joinColumns.isEmpty() && joinColumns.stream().noneMatch(c -> c.insertable() || c.updatable());
    }

    /** Whether the reference cannot be null, by {@code optional}, by its columns or as part of the identifier. */
    public boolean isMandatory() {
        return id
                || optional.is(false)
                || (!joinColumns.isEmpty() && joinColumns.stream().noneMatch(JoinColumn::nullable));
    }

    /** Whether the owner's own row holds the foreign key: an owning to-one without a join table. */
    public boolean keyIsInOwner() {
        return isOwning() && !kind.isToMany() && joinTable.isEmpty();
    }

    /** {@code Owner.attribute} with the declaring type's simple name, for messages. */
    public String display() {
        return SimpleName.of(declaredBy) + "." + declaredName();
    }
}
