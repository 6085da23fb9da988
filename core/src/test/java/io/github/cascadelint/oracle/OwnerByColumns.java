package io.github.cascadelint.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
final class OwnerByColumns {

    private final Map<String, PersistentClass> entities;

    /** @param entities by their names */
    OwnerByColumns(Map<String, PersistentClass> entities) {
        this.entities = entities;
    }

    Optional<String> of(Collection inverse) {
        if (inverse.getElement() instanceof OneToMany oneToMany) {
            return find(
                    oneToMany.getReferencedEntityName(),
                    value -> value instanceof ManyToOne
                            && value.getTable().equals(inverse.getCollectionTable())
                            && stand(value, inverse.getKey()));
        }
        return inverse.getElement() instanceof ManyToOne element
                ? find(
                        element.getReferencedEntityName(),
                        value -> value instanceof Collection other
                                && !other.isInverse()
                                && other.getCollectionTable().equals(inverse.getCollectionTable())
                                && stand(other.getKey(), element)
                                && stand(other.getElement(), inverse.getKey()))
                : Optional.empty();
    }

    /** Of two that share a key, the constrained one refers to the other. */
    Optional<String> of(PersistentClass entity, OneToOne end) {
        return find(
                end.getReferencedEntityName(),
                value -> value instanceof OneToOne other
                        && other.isConstrained()
                        && other.getReferencedEntityName().equals(entity.getEntityName()));
    }

    private Optional<String> find(String entity, Predicate<Value> isOwning) {
        PersistentClass target = entities.get(entity);
        if (target == null) {
            return Optional.empty();
        }
        Stream<Property> identifier = target.getIdentifier() instanceof Component parts
                ? HibernateModel.properties(parts).stream()
                : Stream.of();
        return Stream.concat(
                        Bridge.<Property>list(target, "getPropertyClosure", "getPropertyClosureIterator").stream(),
                        identifier)
                .flatMap(property -> paths("", property, isOwning))
                .findFirst();
    }

    private static Stream<String> paths(String prefix, Property property, Predicate<Value> isOwning) {
        String path = prefix + property.getName();
        if (property.getValue() instanceof Component component) {
            String within = component.isEmbedded() ? prefix : path + ".";
            return HibernateModel.properties(component).stream().flatMap(part -> paths(within, part, isOwning));
        }
        return isOwning.test(property.getValue()) ? Stream.of(path) : Stream.of();
    }

    /** Whether both are stored in the same columns. */
    private static boolean stand(Value value, Value other) {
        return HibernateModel.columns(value).equals(HibernateModel.columns(other));
    }
}
