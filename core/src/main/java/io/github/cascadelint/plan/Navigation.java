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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What entities have of properties, and by which columns these reach other rows. */
final class Navigation {

    private final MappingModel model;
    private final List<MappedKey> mappedKeys;
    private final Map<String, Map<Sort, List<MappedKey>>> keys = new HashMap<>();
    private final Map<String, List<Property>> properties = new HashMap<>();
    private final Map<String, List<Property>> identifiers = new HashMap<>();
    private final Map<String, List<MappedKey>> keysTo = new ConcurrentHashMap<>();

    Navigation(MappingModel model, List<MappedKey> mappedKeys) {
        this.model = model;
        this.mappedKeys = mappedKeys;
        mappedKeys.forEach(key -> key.attribute()
                .ifPresent(name -> keys.computeIfAbsent(id(key.entity(), name), k -> new EnumMap<>(Sort.class))
                        .computeIfAbsent(key.sort(), k -> new ArrayList<>())
                        .add(key)));
        for (ManagedType entity : model.entities()) {
            Map<Boolean, List<Property>> found = find(entity).stream()
                    .collect(Collectors.partitioningBy(property -> isPartOfId(entity, property.attribute())));
            properties.put(entity.name(), List.copyOf(found.get(false)));
            identifiers.put(entity.name(), List.copyOf(found.get(true)));
        }
    }

    MappingModel model() {
        return model;
    }

    /** All keys that the mapping implies. */
    List<MappedKey> mappedKeys() {
        return mappedKeys;
    }

    private static String id(String entity, String attribute) {
        return entity + "#" + attribute;
    }

    /** The keys behind an attribute of an entity, which may be one that it inherits: those of the nearest that has any. */
    private Map<Sort, List<MappedKey>> keys(ManagedType entity, Attribute attribute) {
        Map<Sort, List<MappedKey>> found = new EnumMap<>(Sort.class);
        Stream.concat(Stream.of(entity.name()), model.supertypes(entity.name()).stream())
                .forEach(name ->
                        keys.getOrDefault(id(name, attribute.name()), Map.of()).forEach(found::putIfAbsent));
        return found;
    }

    /** The keys of attributes that can hold the key of an entity, in the order of the mapping. */
    List<MappedKey> keysTo(String entity) {
        return keysTo.computeIfAbsent(
                entity,
                name -> mappedKeys.stream()
                        .filter(key -> key.attribute().isPresent()
                                && key.refEntity().filter(to -> isA(name, to)).isPresent())
                        .toList());
    }

    boolean isA(String entity, String type) {
        return entity.equals(type) || model.subtypes(type).contains(entity);
    }

    /**
     * The properties of an entity in the order in which Hibernate goes through them: the topmost entity's first, of one entity
     * those in tables of their own last, and else by name. What lies in an embedded identifier is none of them.
     */
    List<Property> properties(String entity) {
        return properties.getOrDefault(entity, List.of());
    }

    /** The property of that name, be it in an embedded identifier: that is what {@code mappedBy} may name, too. */
    Optional<Property> property(String entity, String name) {
        return Stream.concat(properties(entity).stream(), identifiers.getOrDefault(entity, List.of()).stream())
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    private List<Property> find(ManagedType type) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<Property> found = new ArrayList<>();
        for (Attribute attribute : type.attributes()) {
            String level = level(type, attribute);
            levels.putIfAbsent(level, levels.size());
            kind(type, attribute).ifPresent(kind -> found.add(new Property(kind, attribute, keys(type, attribute))));
        }
        found.sort(Comparator.comparing(
                        (Property property) -> levels.getOrDefault(level(type, property.attribute()), 0))
                .thenComparing(property -> property.kind() == Kind.LINKED_REFERENCE)
                .thenComparing(Property::name));
        return found;
    }

    /** The entity that has an attribute first: what a mapped superclass declares belongs to the one that extends it. */
    private String level(ManagedType type, Attribute attribute) {
        String declaring = top(type, attribute).orElse(attribute).declaredBy();
        String level = type.name();
        for (String up : model.supertypes(type.name())) {
            if (level.equals(declaring)) {
                break;
            }
            boolean isEntity = model.type(up).filter(ManagedType::isEntity).isPresent();
            level = isEntity ? up : level;
            if (up.equals(declaring)) {
                break;
            }
        }
        return level;
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
                || end.kind() == AssociationKind.MANY_TO_ANY) {
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

    private static boolean isPartOfId(ManagedType type, Attribute attribute) {
        return type.attributes().stream()
                .anyMatch(other -> other instanceof EmbeddedAttribute embedded
                        && embedded.id()
                        && attribute.name().startsWith(embedded.name() + "."));
    }
}
