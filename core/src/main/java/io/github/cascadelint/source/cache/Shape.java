package io.github.cascadelint.source.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values of one type are written and read. */
interface Shape {

    /** A text. */
    Shape TEXT = of((value, to) -> to.text((String) value), ByteSource::text);

    /** A number. */
    Shape NUMBER = of((value, to) -> to.number((Integer) value), ByteSource::number);

    /** Yes or no. */
    Shape TRUTH = of((value, to) -> to.number((Boolean) value ? 1 : 0), from -> from.number() != 0);

    /** What is no data: only a record that holds none of it can be kept. */
    Shape CODE = of(
            (value, to) -> {
                throw new IllegalArgumentException("code is not kept: " + value);
            },
            from -> {
                throw new DamageException("holds code");
            });

    void write(Object value, ByteSink to);

    Object read(ByteSource from) throws DamageException;

    /** One half of a shape. */
    interface Writing {
        void write(Object value, ByteSink to);
    }

    /** The other half. */
    interface Reading {
        Object read(ByteSource from) throws DamageException;
    }

    private static Shape of(Writing writing, Reading reading) {
        return new Shape() {
            @Override
            public void write(Object value, ByteSink to) {
                writing.write(value, to);
            }

            @Override
            public Object read(ByteSource from) throws DamageException {
                return reading.read(from);
            }
        };
    }

    /** One of the constants of an enum, by its name. */
    static Shape ofEnum(Object[] constants) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : constants) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return of((value, to) -> to.text(((Enum<?>) value).name()), from -> {
            Object constant = byName.get(from.text());
            if (constant == null) {
                throw new DamageException("names a constant that there is not");
            }
            return constant;
        });
    }

    /** What may be there. */
    static Shape optional(Shape inner) {
        return of(
                (value, to) -> {
                    Optional<?> there = (Optional<?>) value;
                    to.number(there.isPresent() ? 1 : 0);
                    there.ifPresent(content -> inner.write(content, to));
                },
                from -> from.number() == 0 ? Optional.empty() : Optional.of(inner.read(from)));
    }

    /** Several, in their order; what the record that holds them makes of a list, where that is no list. */
    static Shape several(Shape inner, Function<List<Object>> make) {
        return of(
                (value, to) -> {
                    Collection<?> all = (Collection<?>) value;
                    to.number(all.size());
                    all.forEach(one -> inner.write(one, to));
                },
                from -> {
                    int count = from.count();
                    List<Object> all = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        all.add(inner.read(from));
                    }
                    return make.of(all);
                });
    }

    /** Turns a list into another collection. */
    interface Function<A> {
        Object of(A all) throws DamageException;
    }

    /** Keys with their values, in their order. */
    static Shape map(Shape keys, Shape values) {
        return of(
                (value, to) -> {
                    Map<?, ?> all = (Map<?, ?>) value;
                    to.number(all.size());
                    all.forEach((key, one) -> {
                        keys.write(key, to);
                        values.write(one, to);
                    });
                },
                from -> {
                    int count = from.count();
                    Map<Object, Object> all = new LinkedHashMap<>();
                    for (int i = 0; i < count; i++) {
                        Object key = keys.read(from);
                        all.put(key, values.read(from));
                    }
                    return all;
                });
    }
}
