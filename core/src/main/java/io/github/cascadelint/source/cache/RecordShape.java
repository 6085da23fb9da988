package io.github.cascadelint.source.cache;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** A record: its components in order, read by its constructor, which checks and copies as ever. */
final class RecordShape implements Shape {
    private final Constructor<?> constructor;
    private final List<Method> components;
    private final List<Shape> shapes;

    /**
     * @param type the record's type
     * @param shapes how its components are written; filled before the first use, since a record may hold others of its type
     */
    RecordShape(Class<?> type, List<Shape> shapes) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has it", e);
        }
        this.components = Stream.of(parts).map(RecordComponent::getAccessor).toList();
        constructor.setAccessible(true); // also of a record that only its package knows
        components.forEach(component -> component.setAccessible(true));
        this.shapes = shapes;
    }

    @Override
    public void write(Object value, ByteSink to) {
        if (to.again(value)) {
            return;
        }
        try {
            for (int i = 0; i < components.size(); i++) {
                shapes.get(i).write(components.get(i).invoke(value), to);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + value.getClass(), e);
        }
        to.written(value);
    }

    @Override
    public Object read(ByteSource from) throws DamageException {
        int known = from.number();
        if (known != 0) {
            return from.known(known);
        }
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = shapes.get(i).read(from);
        }
        try {
            Object value = constructor.newInstance(values);
            from.read(value);
            return value;
        } catch (InvocationTargetException | IllegalArgumentException e) {
            throw new DamageException("is refused by " + constructor, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor, e);
        }
    }
}
