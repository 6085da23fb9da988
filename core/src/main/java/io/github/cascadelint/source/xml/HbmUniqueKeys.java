package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns of a table an {@code hbm.xml} declares unique together. */
final class HbmUniqueKeys {

    private final Map<String, List<String>> named = new LinkedHashMap<>();
    private final List<List<String>> groups = new ArrayList<>();
    private Optional<List<String>> open = Optional.empty();

    /** Opens a group of attributes whose columns are unique together: a natural identifier, or unique properties. */
    void open() {
        List<String> group = new ArrayList<>();
        groups.add(group);
        open = Optional.of(group);
    }

    /** Ends the group. */
    void close() {
        open = Optional.empty();
    }

    /** Adds the columns of an attribute: to the open group, and to the keys that {@code unique-key} names. */
    void add(XmlElement element, HbmColumns columns) {
        open.ifPresent(group -> group.addAll(columns.names()));
        element.value("unique-key").ifPresent(keys -> columns.names().forEach(column -> addTo(keys, column)));
        for (XmlElement column : element.children("column")) {
            column.value("unique-key").ifPresent(keys -> column.value("name").ifPresent(name -> addTo(keys, name)));
        }
    }

    private void addTo(String keys, String column) {
        Arrays.stream(keys.split("\\s*,\\s*", -1))
                .forEach(key ->
                        named.computeIfAbsent(key, k -> new ArrayList<>()).add(column));
    }

    /** The keys as a table declares them. */
    List<AnnotationUse> constraints(XmlElement entity) {
        List<List<String>> keys = new ArrayList<>(named.values());
        keys.addAll(groups);
        return keys.stream()
                .filter(columns -> !columns.isEmpty())
                .map(columns -> AnnotationBuilder.jpa("UniqueConstraint", entity.range())
                        .values(
                                "columnNames",
                                columns.stream()
                                        .<AnnotationValue>map(
                                                column -> new AnnotationValue.Literal(column, entity.range()))
                                        .toList())
                        .build())
                .toList();
    }
}
