package io.github.cascadelint.plan;

import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows before a delete, as the persistence provider finds its way through them. */
final class Rows {

    private final Navigation navigation;
    private final Population population;
    private final Map<String, List<Instance>> byType = new HashMap<>();
    private final Map<String, List<TableRow>> othersByTable = new HashMap<>();
    private final Map<Instance, Map<Property, List<Instance>>> known = new HashMap<>();
    private final Map<Property, Map<List<String>, List<TableRow>>> linksByOwner = new HashMap<>();
    private final Map<Property, Map<List<String>, Instance>> byReference = new HashMap<>();
    private final Map<Property, Map<Instance, List<Instance>>> byInverse = new HashMap<>();

    Rows(Navigation navigation, Population population) {
        this.navigation = navigation;
        this.population = population;
        for (TableRow row : population.others()) {
            othersByTable
                    .computeIfAbsent(Database.lower(row.table()), k -> new ArrayList<>())
                    .add(row);
        }
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
                targetsOf(links(instance, property), property, Sort.LINK_TO_TARGET);
            case ELEMENT_REFERENCE -> targetsOf(links(instance, property), property, Sort.ELEMENT_REFERENCE);
            case COLLECTION_IN_TARGET -> inTarget(instance, property);
            case INVERSE_REFERENCE, INVERSE_COLLECTION -> inverse(instance, property);
            case ELEMENTS -> List.of();
        };
    }

    /** The rows of the table that a property of an instance has of its own. */
    List<TableRow> links(Instance instance, Property property) {
        Optional<MappedKey> key = switch (property.kind()) {
            case ELEMENTS -> property.key(Sort.ELEMENTS);
            case ELEMENT_REFERENCE -> elementsOf(instance, property).flatMap(elements -> elements.key(Sort.ELEMENTS));
            default -> property.key(Sort.LINK_TO_OWNER);
        };
        return key.flatMap(own -> referred(instance, own)
                        .map(owner -> linksByOwner
                                .computeIfAbsent(property, k -> linksByOwner(own))
                                .getOrDefault(owner, List.of())))
                .orElse(List.of());
    }

    private Map<List<String>, List<TableRow>> linksByOwner(MappedKey key) {
        Map<List<String>, List<TableRow>> links = new HashMap<>();
        for (TableRow row : othersByTable.getOrDefault(Database.lower(key.table()), List.of())) {
            row.values(key.columns())
                    .ifPresent(values -> links.computeIfAbsent(values, k -> new ArrayList<>())
                            .add(row));
        }
        return links;
    }

    /** What others hold that refer to the instance by the key. */
    private static Optional<List<String>> referred(Instance instance, MappedKey key) {
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
        return property.key(Sort.REFERENCE)
                .or(() -> property.key(Sort.SHARED_KEY))
                .flatMap(own -> instance.rows().stream()
                        .filter(row -> row.table().equalsIgnoreCase(own.table()))
                        .findFirst()
                        .flatMap(row -> find(row, own, property)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Instance> find(TableRow row, MappedKey key, Property property) {
        return row.values(key.columns())
                .map(values -> byReference
                        .computeIfAbsent(property, k -> byReference(key, property))
                        .get(values));
    }

    private Map<List<String>, Instance> byReference(MappedKey key, Property property) {
        Map<List<String>, Instance> instances = new HashMap<>();
        for (Instance instance : instances(property.target())) {
            referred(instance, key).ifPresent(values -> instances.putIfAbsent(values, instance));
        }
        return instances;
    }

    private List<Instance> targetsOf(List<TableRow> links, Property property, Sort sort) {
        List<Instance> targets = new ArrayList<>();
        property.key(sort)
                .ifPresent(
                        key -> links.forEach(link -> find(link, key, property).ifPresent(targets::add)));
        return targets;
    }

    private List<Instance> inTarget(Instance instance, Property property) {
        List<MappedKey> keys = property.keys(Sort.IN_TARGET);
        return instances(property.target()).stream()
                .filter(other -> keys.stream().anyMatch(key -> refersTo(other, key, instance)))
                .toList();
    }

    private static boolean refersTo(Instance other, MappedKey key, Instance instance) {
        return other.rows().stream()
                .filter(row -> row.table().equalsIgnoreCase(key.table()))
                .flatMap(row -> row.values(key.columns()).stream())
                .anyMatch(
                        values -> referred(instance, key).filter(values::equals).isPresent());
    }

    private List<Instance> inverse(Instance instance, Property property) {
        return byInverse.computeIfAbsent(property, this::byInverse).getOrDefault(instance, List.of());
    }

    private Map<Instance, List<Instance>> byInverse(Property property) {
        Map<Instance, List<Instance>> referring = new HashMap<>();
        Optional<String> owner = property.association().orElseThrow().mappedBy().known();
        for (Instance other : owner.isEmpty() ? List.<Instance>of() : instances(property.target())) {
            navigation
                    .property(other.entity(), owner.get())
                    .filter(owning -> !owning.kind().isBeforeDelete() || owning.kind() == Kind.LINKED_COLLECTION)
                    .ifPresent(owning -> new LinkedHashSet<>(targets(other, owning))
                            .forEach(target -> referring
                                    .computeIfAbsent(target, k -> new ArrayList<>())
                                    .add(other)));
        }
        return referring;
    }
}
