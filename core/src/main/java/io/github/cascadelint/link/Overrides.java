package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code @AttributeOverride} and {@code @AssociationOverride} say about attributes of one entity, by dotted path. What
 * is added first wins: an entity over its mapped superclasses, the outer embedded attribute over the inner one.
 */
final class Overrides {

    /**
     * An override, with the annotations among which it is written, which can evaluate it.
     *
     * @param use the override
     * @param within the annotations of the type or member that carries it
     */
    record Use(AnnotationUse use, Annotations within) {}

    private final Map<String, Use> attributes = new HashMap<>();
    private final Map<String, Use> associations = new HashMap<>();

    /** Adds what a type says about its attributes, or a member about those of its embeddable, below the given prefix. */
    void add(Annotations annotations, String prefix) {
        add(annotations, prefix, "");
    }

    /** Adds what a map says about its values; what it says about its keys concerns no attribute (section 11.1.2). */
    void addOfValues(Annotations annotations, String prefix) {
        add(annotations, prefix, "value.");
    }

    /** @param start what a name begins with to be meant; it is no part of the path */
    private void add(Annotations annotations, String prefix, String start) {
        add(annotations, "AttributeOverride", prefix, start, attributes);
        add(annotations, "AssociationOverride", prefix, start, associations);
    }

    private static void add(
            Annotations annotations, String annotation, String prefix, String start, Map<String, Use> into) {
        for (AnnotationUse use : annotations.jpaAll(annotation, annotation + "s")) {
            String name = annotations.text(use, "name", "");
            if (name.startsWith(start)) {
                into.putIfAbsent(prefix + name.substring(start.length()), new Use(use, annotations));
            }
        }
    }

    /** The column name that overrides a basic attribute's. */
    Optional<String> column(String path) {
        return Optional.ofNullable(attributes.get(path))
                .flatMap(override -> Annotations.nested(override.use(), "column").stream()
                        .findFirst()
                        .map(column -> override.within().text(column, "name", "")))
                .filter(name -> !name.isEmpty());
    }

    /** The override of an association. */
    Optional<Use> association(String path) {
        return Optional.ofNullable(associations.get(path));
    }
}
