package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML file. Names are local: mapping files are written with the namespace of any version, or with none.
 *
 * @param name local name
 * @param attributes by local name, in the order of the file
 * @param children elements in it, in order
 * @param text the text directly in it, stripped
 * @param textLine the line on which that text begins; that of the start tag where there is none
 * @param range its start tag
 * @param endLine the line on which it ends
 */
public record XmlElement(
        String name,
        Map<String, XmlAttribute> attributes,
        List<XmlElement> children,
        String text,
        int textLine,
        SourceRange range,
        int endLine) {
    public XmlElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * An attribute.
     *
     * @param value as the parser gives it, references replaced
     * @param range the value, without its quotes
     */
    public record XmlAttribute(String value, SourceRange range) {}

    /** An attribute that is there and not blank: an empty one says as little as one that is missing. */
    Optional<XmlAttribute> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .filter(found -> !found.value().isBlank());
    }

    /** The value of an attribute that is there and not blank. */
    Optional<String> value(String attribute) {
        return attribute(attribute).map(found -> found.value().strip());
    }

    /** Whether an attribute is written as {@code true}. */
    boolean is(String attribute) {
        return value(attribute).filter("true"::equals).isPresent();
    }

    /** Whether an attribute is written as {@code false}. */
    boolean isNot(String attribute) {
        return value(attribute).filter("false"::equals).isPresent();
    }

    /** The child elements of a name. */
    List<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name().equals(child)).toList();
    }

    /** The first child element of a name. */
    Optional<XmlElement> child(String child) {
        return children.stream().filter(element -> element.name().equals(child)).findFirst();
    }
}
