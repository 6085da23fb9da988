package io.github.cascadelint.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;

/**
 * The attribute at the other end of an inverse one of {@code hbm.xml}, which names none. Hibernate needs no more than the
 * columns, so it is the attribute that is stored in the same.
 */
final class OwningEnd {

    private final Metadata metadata;

    OwningEnd(Metadata metadata) {
        this.metadata = metadata;
    }

    Optional<String> of(Collection inverse) {
        if (inverse.getElement() instanceof OneToMany oneToMany) {
            return find(
                    oneToMany.getReferencedEntityName(),
                    value -> value instanceof ManyToOne
                            && value.getTable().equals(inverse.getCollectionTable())
                            && columns(value).equals(columns(inverse.getKey())));
        }
        String target = ((ManyToOne) inverse.getElement()).getReferencedEntityName();
        return find(
                target,
                value -> value instanceof Collection other
                        && !other.isInverse()
                        && other.getCollectionTable().equals(inverse.getCollectionTable())
                        && columns(other.getKey()).equals(columns(inverse.getElement()))
                        && columns(other.getElement()).equals(columns(inverse.getKey())));
    }

    /** Of two that share a key, the constrained one refers to the other. */
    Optional<String> of(OneToOne end) {
        if (end.isConstrained() || end.getReferencedPropertyName() != null) {
            return Optional.ofNullable(end.getReferencedPropertyName());
        }
        return find(
                end.getReferencedEntityName(),
                value -> value instanceof OneToOne other
                        && other.isConstrained()
                        && other.getReferencedEntityName().equals(end.getEntityName()));
    }

    private Optional<String> find(String entity, Predicate<Value> isOwning) {
        PersistentClass target = metadata.getEntityBinding(entity);
        List<Property> properties = new ArrayList<>(target.getPropertyClosure());
        if (target.getIdentifier() instanceof Component parts) {
            properties.addAll(parts.getProperties());
        }
        return properties.stream()
                .filter(property -> isOwning.test(property.getValue()))
                .map(Property::getName)
                .findFirst();
    }

    private static List<String> columns(Value value) {
        return HbmModel.columns(value);
    }
}
