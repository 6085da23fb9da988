package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What entities have of properties, and by which columns these reach other rows. */
final class Navigation {

    private final MappingModel model;
    private final Map<String, List<MappedKey>> keys = new HashMap<>();
    private final Map<String, List<Property>> properties = new HashMap<>();

    Navigation(MappingModel model, List<MappedKey> mappedKeys) {
        this.model = model;
        mappedKeys.forEach(key -> key.attribute()
                .ifPresent(name -> keys.computeIfAbsent(id(key.entity(), name, key.sort()), k -> new ArrayList<>())
                        .add(key)));
    }

    MappingModel model() {
        return model;
    }

    private static String id(String entity, String attribute, Sort sort) {
        return entity + "#" + attribute + "#" + sort;
    }

    /** The key behind an attribute of an entity, which may be one that it inherits. */
    Optional<MappedKey> key(String entity, Property property, Sort sort) {
        return keys(entity, property, sort).stream().findFirst();
    }

    /** The same where the key is in several tables, because each subclass of the target has its own. */
    List<MappedKey> keys(String entity, Property property, Sort sort) {
        return Stream.concat(Stream.of(entity), model.supertypes(entity).stream())
                .map(name -> keys.getOrDefault(id(name, property.name(), sort), List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    boolean isA(String entity, String type) {
        return entity.equals(type) || model.subtypes(type).contains(entity);
    }

    /**
     * The properties of an entity in the order in which Hibernate goes through them: the topmost class's first, of one class
     * those in tables of their own last, and else by name.
     */
    List<Property> properties(String entity) {
        List<Property> known = properties.get(entity);
        if (known == null) {
            known = model.type(entity).map(this::find).orElse(List.of());
            properties.put(entity, known);
        }
        return known;
    }

    Optional<Property> property(String entity, String name) {
        return properties(entity).stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    private List<Property> find(ManagedType type) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<Property> found = new ArrayList<>();
        for (Attribute attribute : type.attributes()) {
            String level = top(type, attribute).map(Attribute::declaredBy).orElse(attribute.declaredBy());
            levels.putIfAbsent(level, levels.size());
            kind(type, attribute).ifPresent(kind -> found.add(new Property(kind, attribute)));
        }
        found.sort(Comparator.comparing((Property property) -> levels.getOrDefault(
                        top(type, property.attribute())
                                .map(Attribute::declaredBy)
                                .orElse(""),
                        0))
                .thenComparing(property -> property.kind() == Kind.LINKED_REFERENCE)
                .thenComparing(Property::name));
        return List.copyOf(found);
    }

    /** The attribute of the entity's own class that a dotted one belongs to. */
    private static Optional<Attribute> top(ManagedType type, Attribute attribute) {
        int dot = attribute.name().indexOf('.');
        return dot < 0
                ? Optional.of(attribute)
                : type.attribute(attribute.name().substring(0, dot));
    }

    private Optional<Kind> kind(ManagedType type, Attribute attribute) {
        if (attribute instanceof ElementCollection) {
            return Optional.of(Kind.ELEMENTS);
        }
        if (!(attribute instanceof Association end)
                || end.target().resolved().isEmpty()
                || end.kind() == AssociationKind.ANY
                || end.kind() == AssociationKind.MANY_TO_ANY
                || isPartOfId(type, end)) {
            return Optional.empty();
        }
        if (type.isOfElements(end)) {
            return Optional.of(Kind.ELEMENT_REFERENCE);
        }
        if (!end.isOwning()) {
            return Optional.of(end.kind().isToMany() ? Kind.INVERSE_COLLECTION : Kind.INVERSE_REFERENCE);
        }
        if (end.joinTable().isPresent()) {
            return Optional.of(end.kind().isToMany() ? Kind.LINKED_COLLECTION : Kind.LINKED_REFERENCE);
        }
        return Optional.of(end.kind().isToMany() ? Kind.COLLECTION_IN_TARGET : Kind.REFERENCE);
    }

    /** What lies in an embedded identifier is no property. */
    private static boolean isPartOfId(ManagedType type, Association end) {
        return type.attributes().stream()
                .anyMatch(attribute -> attribute instanceof EmbeddedAttribute embedded
                        && embedded.id()
                        && end.name().startsWith(embedded.name() + "."));
    }
}
