package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.TypeUse;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes as an annotation what an element says. A member whose value is missing is left out, so that its default holds. */
final class AnnotationBuilder {

    private static final String JPA = "jakarta.persistence.";
    private static final String HIBERNATE = "org.hibernate.annotations.";

    private final String name;
    private final SourceRange range;
    private final Map<String, AnnotationValue> members = new LinkedHashMap<>();

    private AnnotationBuilder(String name, SourceRange range) {
        this.name = name;
        this.range = range;
    }

    /** An annotation of the persistence API, placed at an element. */
    static AnnotationBuilder jpa(String simpleName, XmlElement element) {
        return new AnnotationBuilder(JPA + simpleName, element.range());
    }

    /** An annotation of Hibernate, placed at an element. */
    static AnnotationBuilder hibernate(String simpleName, XmlElement element) {
        return new AnnotationBuilder(HIBERNATE + simpleName, element.range());
    }

    /** An annotation of the persistence API. */
    static AnnotationBuilder jpa(String simpleName, SourceRange place) {
        return new AnnotationBuilder(JPA + simpleName, place);
    }

    /** An annotation of Hibernate. */
    static AnnotationBuilder hibernate(String simpleName, SourceRange place) {
        return new AnnotationBuilder(HIBERNATE + simpleName, place);
    }

    /** A string, boolean or number that the file does not write just so. */
    AnnotationBuilder literal(String member, String value, SourceRange place) {
        return value(member, Optional.of(new AnnotationValue.Literal(value, place)));
    }

    /** A boolean that follows from what the file says. */
    AnnotationBuilder flag(String member, boolean value) {
        return literal(member, String.valueOf(value), range);
    }

    /** A constant of an enum that follows from what the file says. */
    AnnotationBuilder constant(String member, String constant) {
        return value(member, Optional.of(new AnnotationValue.Name(constant, range)));
    }

    /** A string, boolean or number. */
    AnnotationBuilder literal(String member, Optional<XmlAttribute> value) {
        return value(
                member,
                value.map(found -> new AnnotationValue.Literal(found.value().strip(), found.range())));
    }

    /** A constant of an enum, as one would write it in Java. */
    AnnotationBuilder constant(String member, String type, Optional<XmlAttribute> value) {
        return value(member, value.map(found -> constant(type, found.value().strip(), found.range())));
    }

    static AnnotationValue constant(String type, String constant, SourceRange place) {
        return new AnnotationValue.Name(type + "." + constant, place);
    }

    /** A class by its qualified name, nested ones with {@code .}. */
    AnnotationBuilder type(String member, Optional<String> type, SourceRange place) {
        return value(member, type.map(found -> new AnnotationValue.ClassName(TypeUse.of(found), place)));
    }

    /** Annotations within this one. */
    AnnotationBuilder nested(String member, List<AnnotationUse> annotations) {
        return values(
                member,
                annotations.stream()
                        .<AnnotationValue>map(use -> new AnnotationValue.Nested(use, use.range()))
                        .toList());
    }

    /** Any values. */
    AnnotationBuilder values(String member, List<AnnotationValue> values) {
        return value(
                member, Optional.of(values).filter(v -> !v.isEmpty()).map(v -> new AnnotationValue.Array(v, range)));
    }

    private AnnotationBuilder value(String member, Optional<? extends AnnotationValue> value) {
        value.ifPresent(found -> members.put(member, found));
        return this;
    }

    AnnotationUse build() {
        return new AnnotationUse(name, members, range);
    }
}
