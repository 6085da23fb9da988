package io.github.cascadelint.source.cache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The shapes of records, taken from their declarations. Whatever bytes are read, nothing is made of them but these records,
 * and what they are made of: there is no type that the bytes could name.
 */
final class Shapes {
    private final Map<Class<?>, Shape> records = new HashMap<>();

    /** The shape of a record, or of an interface all of whose implementations are known. */
    synchronized Shape of(Class<?> type) {
        Shape known = records.get(type);
        if (known != null) {
            return known;
        }
        if (type.isSealed()) {
            List<Shape> shapes = new ArrayList<>();
            List<Class<?>> kinds = List.of(type.getPermittedSubclasses());
            Shape shape = new OneOf(kinds, shapes);
            records.put(type, shape);
            kinds.forEach(kind -> shapes.add(of(kind)));
            return shape;
        }
        if (type.isAnnotationPresent(FunctionalInterface.class)) {
            return Shape.CODE;
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("there is no shape for " + type);
        }
        List<Shape> shapes = new ArrayList<>();
        Shape shape = new RecordShape(type, shapes);
        records.put(type, shape);
        Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .forEach(part -> shapes.add(of(part)));
        return shape;
    }

    private Shape of(Type type) {
        if (type == String.class) {
            return Shape.TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return Shape.NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Shape.TRUTH;
        }
        if (type instanceof ParameterizedType generic) {
            return of(generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? Shape.ofEnum(plain.getEnumConstants()) : of(plain);
    }

    private Shape of(Type raw, Type[] arguments) {
        Shape first = of(arguments[0]);
        if (raw == Optional.class) {
            return Shape.optional(first);
        }
        if (raw == List.class) {
            return Shape.several(first, all -> all);
        }
        if (raw == Set.class) {
            return Shape.several(first, LinkedHashSet::new);
        }
        if (raw == Map.class) {
            return Shape.map(first, of(arguments[1]));
        }
        throw new IllegalArgumentException("there is no shape for " + raw);
    }

    /** One of several kinds of records: the kind's number, and the record. */
    private record OneOf(List<Class<?>> kinds, List<Shape> shapes) implements Shape {
        @Override
        public void write(Object value, ByteSink to) {
            int kind = kinds.indexOf(value.getClass());
            to.number(kind);
            shapes.get(kind).write(value, to);
        }

        @Override
        public Object read(ByteSource from) throws DamageException {
            int kind = from.number();
            if (kind < 0 || kind >= shapes.size()) {
                throw new DamageException("names a kind that there is not");
            }
            return shapes.get(kind).read(from);
        }
    }
}
