package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A part of a change log, whatever form it is written in. Names are those of Liquibase's XML; what YAML and JSON wrap into
 * lists stands directly below.
 *
 * @param name its sort, without a namespace: {@code changeSet}, {@code createTable}
 * @param attributes the simple values, in order
 * @param children what is in it, in order
 * @param text the text directly in it, stripped
 * @param textLine the line on which that text begins
 * @param place its start
 */
record Node(
        String name, Map<String, Value> attributes, List<Node> children, String text, int textLine, SourceRange place) {

    Node {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * A simple value.
     *
     * @param text as written
     * @param line the line on which it begins
     */
    record Value(String text, int line) {}

    /** The same with all that is written in it changed. */
    Node map(UnaryOperator<String> change) {
        Map<String, Value> changed = new LinkedHashMap<>();
        attributes.forEach((key, value) -> changed.put(key, new Value(change.apply(value.text()), value.line())));
        return new Node(
                name,
                changed,
                children.stream().map(child -> child.map(change)).toList(),
                change.apply(text),
                textLine,
                place);
    }

    /** The value of an attribute that is there and not blank. */
    Optional<String> value(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .map(found -> found.text().strip())
                .filter(text -> !text.isEmpty());
    }

    /** The value of the first of these attributes that is there. */
    Optional<String> firstOf(String... names) {
        return Stream.of(names).flatMap(name -> value(name).stream()).findFirst();
    }

    /** Whether an attribute is written as {@code true}. */
    boolean is(String attribute) {
        return value(attribute).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Whether an attribute is written as {@code false}. */
    boolean isNot(String attribute) {
        return value(attribute).filter("false"::equalsIgnoreCase).isPresent();
    }

    /** What is in it of a sort. */
    List<Node> children(String child) {
        return children.stream().filter(node -> node.name().equals(child)).toList();
    }

    Optional<Node> child(String child) {
        return children.stream().filter(node -> node.name().equals(child)).findFirst();
    }

    /** The longer text that it holds, SQL mostly: its own, or an attribute of that name, as YAML has it. */
    Value longText(String attribute) {
        return text.isEmpty() ? attributes.getOrDefault(attribute, new Value("", textLine)) : new Value(text, textLine);
    }
}
