package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows before a delete, as the persistence provider finds its way through them. */
final class Rows {

    private final Navigation navigation;
    private final Population population;
    private final Map<String, List<Instance>> byType = new HashMap<>();
    private final IdentityHashMap<Instance, Map<Property, List<Instance>>> known = new IdentityHashMap<>();

    Rows(Navigation navigation, Population population) {
        this.navigation = navigation;
        this.population = population;
    }

    /** The instances of a type and its subtypes. */
    private List<Instance> instances(String type) {
        return byType.computeIfAbsent(
                type,
                name -> population.instances().stream()
                        .filter(instance -> navigation.isA(instance.entity(), name))
                        .toList());
    }

    /** The instances that a property of an instance leads to. */
    List<Instance> targets(Instance instance, Property property) {
        Map<Property, List<Instance>> ofInstance = known.computeIfAbsent(instance, k -> new HashMap<>());
        List<Instance> targets = ofInstance.get(property);
        if (targets == null) {
            targets = find(instance, property);
            ofInstance.put(property, targets);
        }
        return targets;
    }

    private List<Instance> find(Instance instance, Property property) {
        return switch (property.kind()) {
            case REFERENCE -> reference(instance, property);
            case LINKED_REFERENCE, LINKED_COLLECTION ->
                targetsOf(links(instance, property), instance, property, Sort.LINK_TO_TARGET);
            case ELEMENT_REFERENCE -> targetsOf(links(instance, property), instance, property, Sort.ELEMENT_REFERENCE);
            case COLLECTION_IN_TARGET -> inTarget(instance, property);
            case INVERSE_REFERENCE, INVERSE_COLLECTION -> inverse(instance, property);
            case ELEMENTS -> List.of();
        };
    }

    /** The rows of the table that a property of an instance has of its own. */
    List<TableRow> links(Instance instance, Property property) {
        Optional<MappedKey> key = switch (property.kind()) {
            case ELEMENTS -> navigation.key(instance.entity(), property, Sort.ELEMENTS);
            case ELEMENT_REFERENCE ->
                elementsOf(instance, property)
                        .flatMap(elements -> navigation.key(instance.entity(), elements, Sort.ELEMENTS));
            default -> navigation.key(instance.entity(), property, Sort.LINK_TO_OWNER);
        };
        return key.map(own -> population.others().stream()
                        .filter(row -> row.table().equalsIgnoreCase(own.table()) && refersTo(row, own, instance))
                        .toList())
                .orElse(List.of());
    }

    /** Whether a row of the key's table refers to the instance by it. */
    private boolean refersTo(TableRow row, MappedKey key, Instance instance) {
        Optional<List<String>> values = row.values(key.columns());
        return values.isPresent() && values.equals(referred(instance, key));
    }

    /** What others hold that refer to the instance by the key. */
    private Optional<List<String>> referred(Instance instance, MappedKey key) {
        return instance.rows().stream()
                .filter(row ->
                        key.refTable().filter(row.table()::equalsIgnoreCase).isPresent())
                .findFirst()
                .or(() -> instance.rows().stream().findFirst())
                .flatMap(row -> row.values(key.refColumns()));
    }

    private Optional<Property> elementsOf(Instance instance, Property property) {
        return navigation.properties(instance.entity()).stream()
                .filter(other ->
                        other.kind() == Kind.ELEMENTS && property.name().startsWith(other.name() + "."))
                .findFirst();
    }

    private List<Instance> reference(Instance instance, Property property) {
        Optional<MappedKey> key = navigation
                .key(instance.entity(), property, Sort.REFERENCE)
                .or(() -> navigation.key(instance.entity(), property, Sort.SHARED_KEY));
        return key.flatMap(own -> instance.rows().stream()
                        .filter(row -> row.table().equalsIgnoreCase(own.table()))
                        .findFirst()
                        .flatMap(row -> find(row, own, property)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Instance> find(TableRow row, MappedKey key, Property property) {
        Optional<List<String>> values = row.values(key.columns());
        String target = target(property);
        return instances(target).stream()
                .filter(instance ->
                        values.isPresent() && referred(instance, key).equals(values))
                .findFirst();
    }

    private List<Instance> targetsOf(List<TableRow> links, Instance instance, Property property, Sort sort) {
        List<Instance> targets = new ArrayList<>();
        navigation
                .key(instance.entity(), property, sort)
                .ifPresent(
                        key -> links.forEach(link -> find(link, key, property).ifPresent(targets::add)));
        return targets;
    }

    private List<Instance> inTarget(Instance instance, Property property) {
        String target = target(property);
        List<MappedKey> keys = navigation.keys(instance.entity(), property, Sort.IN_TARGET);
        return instances(target).stream()
                .filter(other -> keys.stream().anyMatch(key -> refersTo(other, key, instance)))
                .toList();
    }

    private boolean refersTo(Instance other, MappedKey key, Instance instance) {
        return other.rows().stream()
                .anyMatch(row -> row.table().equalsIgnoreCase(key.table()) && refersTo(row, key, instance));
    }

    private List<Instance> inverse(Instance instance, Property property) {
        Association end = property.association().orElseThrow();
        String target = target(property);
        return end.mappedBy().known().stream()
                .flatMap(owner -> instances(target).stream()
                        .filter(other -> navigation
                                .property(other.entity(), owner)
                                .filter(owning ->
                                        owning.kind().isBeforeDelete() ? owning.kind() == Kind.LINKED_COLLECTION : true)
                                .filter(owning -> targets(other, owning).contains(instance))
                                .isPresent()))
                .toList();
    }

    private static String target(Property property) {
        return property.association().flatMap(end -> end.target().resolved()).orElse("");
    }
}
