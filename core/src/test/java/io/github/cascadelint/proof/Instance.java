package io.github.cascadelint.proof;

import io.github.cascadelint.mapping.ManagedType;
import jakarta.persistence.MapsId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Hibernate;

/** Makes and changes instances of {@link ExplainedMappings}, whatever their class. */
final class Instance {

    /** What the names of the classes begin with. */
    static final String NAMES = ExplainedMappings.class.getName() + ".";

    private Instance() {}

    static Class<?> type(ManagedType type) {
        try {
            return Class.forName(ExplainedMappings.class.getName() + "$" + type.simpleName());
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** An instance with that identifier, or without where it takes that of another. */
    static Object make(Class<?> type, int id) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object instance = constructor.newInstance();
            if (find(type, "id").isPresent()) {
                set(instance, "id", hasMappedId(type) ? null : id);
                set(instance, "name", "old");
            } else {
                set(instance, "street", "old");
            }
            return instance;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static boolean hasMappedId(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(MapsId.class));
    }

    static boolean isCollection(Class<?> type, String attribute) {
        return Collection.class.isAssignableFrom(field(type, attribute).getType());
    }

    /** The type of an attribute, or of a collection's elements. */
    static Class<?> element(Class<?> type, String attribute) {
        return field(type, attribute).getGenericType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : field(type, attribute).getType();
    }

    static Object get(Object instance, String attribute) {
        try {
            return field(instance.getClass(), attribute).get(instance);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void set(Object instance, String attribute, Object value) {
        try {
            field(instance.getClass(), attribute).set(instance, value);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("unchecked") // a fixture's collection takes what the fixture says
    static void link(Object instance, String attribute, Object other) {
        if (get(instance, attribute) instanceof Collection<?> collection) {
            ((Collection<Object>) collection).add(other);
        } else {
            set(instance, attribute, other);
        }
    }

    static void takeOne(Object instance, String attribute) {
        Collection<?> collection = (Collection<?>) get(instance, attribute);
        collection.remove(collection.iterator().next());
    }

    /** What an attribute holds, or one of what it holds, loaded. */
    static Optional<Object> loaded(Object instance, String attribute) {
        Object value = get(instance, attribute);
        if (value instanceof Collection<?> collection) {
            value = collection.iterator().next();
        }
        return Optional.ofNullable(value).map(Hibernate::unproxy);
    }

    private static Field field(Class<?> type, String attribute) {
        return find(type, attribute).orElseThrow(() -> new IllegalArgumentException(type + " has no " + attribute));
    }

    private static Optional<Field> find(Class<?> type, String attribute) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(attribute)) {
                    field.setAccessible(true);
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }
}
