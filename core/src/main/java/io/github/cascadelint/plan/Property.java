package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An attribute of an entity through which it reaches other rows; there is one object for each, told apart by identity. */
final class Property {

    private final Kind kind;
    private final Attribute attribute;
    private final Optional<Association> association;
    private final Map<Sort, List<MappedKey>> keys;

    /** Ways in which rows are reached; they decide when a removal goes along them. */
    enum Kind {
        /** The own row holds the key. */
        REFERENCE,
        /** A row of a join table holds the one reference. */
        LINKED_REFERENCE,
        /** The other row of a one-to-one holds the key. */
        INVERSE_REFERENCE,
        /** The other rows hold the key, or the link to this one, and write it. */
        INVERSE_COLLECTION,
        /** The other rows hold the key, and this one writes it. */
        COLLECTION_IN_TARGET,
        /** Rows of a join table. */
        LINKED_COLLECTION,
        /** Rows of a collection table. */
        ELEMENTS,
        /** A reference in rows of a collection table. */
        ELEMENT_REFERENCE;

        boolean isCollection() {
            return this == INVERSE_COLLECTION
                    || this == COLLECTION_IN_TARGET
                    || this == LINKED_COLLECTION
                    || isElements();
        }

        boolean isElements() {
            return this == ELEMENTS || this == ELEMENT_REFERENCE;
        }

        /** Whether a removal goes along it before the own row is deleted; else after it. */
        boolean isBeforeDelete() {
            return isCollection() || this == INVERSE_REFERENCE;
        }
    }

    /**
     * @param kind how the rows are reached
     * @param attribute the attribute as the entity has it
     * @param keys the columns by which they are reached
     */
    Property(Kind kind, Attribute attribute, Map<Sort, List<MappedKey>> keys) {
        this.kind = kind;
        this.attribute = attribute;
        this.association = attribute instanceof Association end ? Optional.of(end) : Optional.empty();
        this.keys = Map.copyOf(keys);
    }

    Kind kind() {
        return kind;
    }

    Attribute attribute() {
        return attribute;
    }

    String name() {
        return attribute.name();
    }

    /** The association, where it is one. */
    Optional<Association> association() {
        return association;
    }

    /** The entity that it leads to; empty for what is no association to an entity of the model. */
    String target() {
        return association.flatMap(end -> end.target().resolved()).orElse("");
    }

    /** The columns of a sort by which rows are reached. */
    Optional<MappedKey> key(Sort sort) {
        return keys(sort).stream().findFirst();
    }

    /** The same where the key is in several tables, because each subclass of the target has its own. */
    List<MappedKey> keys(Sort sort) {
        return keys.getOrDefault(sort, List.of());
    }

    boolean removes() {
        return association.filter(Association::removes).isPresent();
    }

    /** Whether it passes anything on. */
    boolean cascades() {
        return association
                .filter(end -> !end.cascade().elements().isEmpty() || end.removesOrphans())
                .isPresent();
    }

    /** Whether it passes PERSIST on; Hibernate 6 adds that to a reference that is the identifier. */
    boolean persists() {
        return isIdentifier()
                || association
                        .filter(end -> end.cascade().has(CascadeType.PERSIST))
                        .isPresent();
    }

    /** Whether it is a reference that is the identifier, or an attribute of it. */
    boolean isIdentifier() {
        return association.filter(end -> end.id() && !end.kind().isToMany()).isPresent();
    }

    boolean isEager() {
        return kind == Kind.INVERSE_REFERENCE
                || association
                        .filter(end -> end.fetch().is("EAGER") || end.notFound().isPresent())
                        .isPresent()
                // A one-to-one by primary keys is looked up unless there must be a row at the other end.
                || (isByPrimaryKey()
                        && association.filter(end -> end.optional().is(false)).isEmpty());
    }

    /** Whether the primary keys of both rows are the same, and no column refers. */
    boolean isByPrimaryKey() {
        return kind == Kind.REFERENCE
                && association
                        .filter(end -> end.sharedKey() && end.joinColumns().isEmpty())
                        .isPresent();
    }

    /** Whether the provider may write the reference in an update. */
    boolean isUpdated() {
        return association
                .filter(end -> !end.id()
                        && !end.sharedKey()
                        && (end.joinColumns().isEmpty()
                                || end.joinColumns().stream().anyMatch(JoinColumn::updatable)))
                .isPresent();
    }

    /** Whether the attribute asks the database to delete the rows along. */
    boolean hasOnDeleteCascade() {
        Optional<Setting<OnDelete>> action = attribute instanceof ElementCollection elements
                ? elements.onDelete()
                : association.flatMap(Association::onDelete);
        return action.flatMap(Setting::known).filter(OnDelete.CASCADE::equals).isPresent();
    }

    /** Whether the provider refuses to delete the row once what it refers to is deleted. */
    boolean isCheckedForNull() {
        return isUpdated() && association.filter(Association::isMandatory).isPresent();
    }
}
