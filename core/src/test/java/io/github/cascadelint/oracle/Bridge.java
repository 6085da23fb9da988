package io.github.cascadelint.oracle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.mapping.Value;

/** Calls getters that are named otherwise, return another type, or are missing in one version of Hibernate. */
final class Bridge {

    private Bridge() {}

    /** What the first of the getters that exists returns: an iterator, a map's values or a collection. */
    static <T> List<T> list(Object of, String... getters) {
        for (String getter : getters) {
            Optional<Object> result = get(of, getter);
            if (result.isPresent()) {
                return list(result.get());
            }
        }
        throw new IllegalStateException(of.getClass() + " has none of " + List.of(getters));
    }

    @SuppressWarnings("unchecked") // the caller knows what Hibernate returns
    private static <T> List<T> list(Object many) {
        List<T> list = new ArrayList<>();
        if (many instanceof Iterator<?> iterator) {
            iterator.forEachRemaining(element -> list.add((T) element));
        } else {
            Collection<?> elements = many instanceof Map<?, ?> map ? map.values() : (Collection<?>) many;
            elements.forEach(element -> list.add((T) element));
        }
        return list;
    }

    /** What a getter returns, as text; empty where it returns null or does not exist. */
    static String text(Object of, String getter) {
        return get(of, getter).map(Object::toString).orElse("");
    }

    /** What a getter returns; nothing where it does not exist. */
    static Optional<Value> value(Object of, String getter) {
        return get(of, getter).map(Value.class::cast);
    }

    private static Optional<Object> get(Object of, String getter) {
        try {
            Method method = of.getClass().getMethod(getter);
            return Optional.ofNullable(method.invoke(of));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(of.getClass() + "." + getter, e);
        }
    }
}
