package io.github.cascadelint.config;

import java.util.List;
import java.util.Optional;

/** What a place in the configuration file may hold, told to the reader and to editors alike. */
public sealed interface Shape {

    /** One of some words. */
    record Words(List<String> words) implements Shape {
        public Words {
            words = List.copyOf(words);
        }
    }

    /**
     * A text.
     *
     * @param pattern the regular expression that it matches as a whole; empty where any text will do
     */
    record Text(String pattern) implements Shape {}

    /** A number from 1 to {@link #MOST}. */
    record Count() implements Shape {
        /** The greatest number that a rule's option may have. */
        public static final int MOST = 99999;
    }

    /** Yes or no. */
    record Flag() implements Shape {}

    /** A list. */
    record Listing(Shape item) implements Shape {}

    /**
     * A mapping with keys that are known.
     *
     * @param keys what they are
     * @param required those of them that must be there
     * @param others which keys are possible besides, where any are
     */
    record Keys(List<Property> keys, List<String> required, Optional<Names> others) implements Shape {
        public Keys {
            keys = List.copyOf(keys);
            required = List.copyOf(required);
        }

        Keys(Property... keys) {
            this(List.of(keys), List.of(), Optional.empty());
        }

        Keys allRequired() {
            return new Keys(keys, names(), others);
        }

        /** The keys in their order. */
        public List<String> names() {
            return keys.stream().map(Property::name).toList();
        }

        /** The keys that a key of this mapping holds. */
        Keys within(String name) {
            return keys.stream()
                    .filter(key -> key.name().equals(name))
                    .flatMap(key -> key.mapping().stream())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A key and what stands behind it.
     *
     * @param description what it is for, in one sentence
     */
    record Property(String name, String description, Shape shape) {

        /** The mapping that may stand behind it: at once, in its long form, or for each item of a list. */
        Optional<Keys> mapping() {
            Shape held = shape instanceof Either either ? either.other() : shape;
            Shape each = held instanceof Listing listing ? listing.item() : held;
            return each instanceof Keys keys ? Optional.of(keys) : Optional.empty();
        }
    }

    /** A mapping whose keys are names. */
    record Names(Text name, Shape value) implements Shape {}

    /** A short form or a long one. */
    record Either(Shape one, Shape other) implements Shape {}
}
