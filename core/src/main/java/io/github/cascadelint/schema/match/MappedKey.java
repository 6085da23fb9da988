package io.github.cascadelint.schema.match;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.OnDelete;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key that the mapping implies: columns that hold the key of another row, whether a constraint guards them or not.
 *
 * @param sort which columns these are
 * @param entity fully qualified name of the entity whose attribute it is, or whose row it holds together
 * @param attribute the attribute as that entity has it; empty for the parts of one row
 * @param table physical name of the table that holds the columns
 * @param columns physical names, in order
 * @param refEntity the entity whose key they hold; empty when it is not in the model
 * @param refTable physical name of the table that they refer to; empty when that is not known
 * @param refColumns the columns there, in order; empty when these are not known
 * @param nullable whether the mapping allows null in all of the columns
 * @param onDelete what {@code @OnDelete} asks the database to do
 * @param constraint whether Hibernate makes a constraint of it: not with {@code NO_CONSTRAINT} or {@code @NotFound}, and not
 *     where the rows that it refers to are spread over the tables of subclasses
 * @param name what the mapping calls the constraint, where it gives it a name
 * @param range the attribute, or the entity
 */
public record MappedKey(
        Sort sort,
        String entity,
        Optional<String> attribute,
        String table,
        List<String> columns,
        Optional<String> refEntity,
        Optional<String> refTable,
        List<String> refColumns,
        boolean nullable,
        Optional<OnDelete> onDelete,
        boolean constraint,
        Optional<String> name,
        SourceRange range) {

    /** Where such columns stand. */
    public enum Sort {
        /** In the row that has the reference. */
        REFERENCE,
        /** The primary key of the row is the key of the other ({@code @PrimaryKeyJoinColumn}). */
        SHARED_KEY,
        /** In the rows of the target: a one-to-many without the other end. */
        IN_TARGET,
        /** In a join table, to the owner. */
        LINK_TO_OWNER,
        /** In a join table, to the target. */
        LINK_TO_TARGET,
        /** In a collection table, to the owner. */
        ELEMENTS,
        /** In a collection table, from an embeddable to another entity. */
        ELEMENT_REFERENCE,
        /** The table of a joined subclass, to that of its superclass. */
        SUBCLASS,
        /** A secondary table, to the primary one. */
        SECONDARY
    }

    public MappedKey {
        columns = List.copyOf(columns);
        refColumns = List.copyOf(refColumns);
    }

    /** {@code Entity.attribute}, or the entity alone, for messages. */
    public String display() {
        return SimpleName.of(entity) + attribute.map(a -> "." + a).orElse("");
    }
}
