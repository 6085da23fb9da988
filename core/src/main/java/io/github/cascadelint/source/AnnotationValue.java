package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/** The value of an annotation member as it is written, names unresolved. */
public sealed interface AnnotationValue {

    /** The place of the value. */
    SourceRange range();

    /** A string, boolean, number or character, as text without quotes. */
    record Literal(String value, SourceRange range) implements AnnotationValue {}

    /** The name of a constant, for example {@code CascadeType.ALL} or {@code Author_.BOOKS}. */
    record Name(String name, SourceRange range) implements AnnotationValue {}

    /** A class literal. */
    record ClassName(TypeUse type, SourceRange range) implements AnnotationValue {}

    /** Values in braces. */
    record Array(List<AnnotationValue> values, SourceRange range) implements AnnotationValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** An annotation inside an annotation. */
    record Nested(AnnotationUse annotation, SourceRange range) implements AnnotationValue {}

    /** Strings joined with {@code +}. */
    record Concatenation(List<AnnotationValue> parts, SourceRange range) implements AnnotationValue {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    /** Anything else; the text as written. */
    record Other(String text, SourceRange range) implements AnnotationValue {}

    /** The values of an array, or the value itself: Java allows to leave the braces away. */
    default List<AnnotationValue> elements() {
        return this instanceof Array array ? array.values() : List.of(this);
    }
}
