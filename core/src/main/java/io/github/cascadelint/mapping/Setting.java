package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;
import java.util.Optional;

/**
 * The value of a mapping setting together with where it comes from. Rules must choose what they do with
 * {@link Unknown}; the house rule is silence.
 *
 * @param <T> the value's type
 */
@Api
public sealed interface Setting<T> {

    /** Written in the source. */
    @Api
    record Declared<T>(T value, SourceRange range) implements Setting<T> {}

    /** Not written; the value is the specification's default. */
    @Api
    record Defaulted<T>(T value) implements Setting<T> {}

    /** Written, but in a form that cannot be evaluated from the sources at hand. */
    @Api
    record Unknown<T>(String text, SourceRange range) implements Setting<T> {}

    /** The value, unless it is unknown. */
    default Optional<T> known() {
        if (this instanceof Declared<T> declared) {
            return Optional.of(declared.value());
        }
        if (this instanceof Defaulted<T> defaulted) {
            return Optional.of(defaulted.value());
        }
        return Optional.empty();
    }

    /** Whether the value is known and equal to the given one. */
    default boolean is(T value) {
        return known().filter(value::equals).isPresent();
    }

    /** Whether the setting stands in the source, evaluable or not. */
    default boolean isWritten() {
        return !(this instanceof Defaulted);
    }

    /** The place of the setting, where it is written. */
    default Optional<SourceRange> place() {
        if (this instanceof Declared<T> declared) {
            return Optional.of(declared.range());
        }
        if (this instanceof Unknown<T> unknown) {
            return Optional.of(unknown.range());
        }
        return Optional.empty();
    }
}
