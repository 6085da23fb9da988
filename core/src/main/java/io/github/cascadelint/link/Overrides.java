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
        add(annotations, "AttributeOverride", prefix, attributes);
        add(annotations, "AssociationOverride", prefix, associations);
    }

    private static void add(Annotations annotations, String name, String prefix, Map<String, Use> into) {
        for (AnnotationUse use : annotations.jpaAll(name, name + "s")) {
            into.putIfAbsent(prefix + annotations.text(use, "name", ""), new Use(use, annotations));
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
