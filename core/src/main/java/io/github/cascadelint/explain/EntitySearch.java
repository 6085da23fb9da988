package io.github.cascadelint.explain;

import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entities that a name given by a person may mean: a fully qualified name, or the end of one.
 *
 * @param name the name that was looked up
 * @param found the entities of that name; one, if it is clear
 * @param near names that may have been meant, where none was found
 * @param entities how many there are in all
 */
public record EntitySearch(String name, List<ManagedType> found, List<String> near, int entities) {
    private static final int MOST_CANDIDATES = 20;

    public EntitySearch {
        found = List.copyOf(found);
        near = List.copyOf(near);
    }

    /** Looks a name up; nested types may be written with a dot or a dollar sign. */
    public static EntitySearch of(MappingModel model, String name) {
        String wanted = name.replace('$', '.');
        List<ManagedType> entities = model.entities();
        List<ManagedType> exact =
                entities.stream().filter(entity -> entity.name().equals(wanted)).toList();
        List<ManagedType> found = exact.isEmpty()
                ? entities.stream()
                        .filter(entity -> entity.name().endsWith("." + wanted))
                        .toList()
                : exact;
        return new EntitySearch(name, found, found.isEmpty() ? near(model, wanted) : List.of(), entities.size());
    }

    /** The entity, if the name means one. */
    public Optional<ManagedType> only() {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Where the name does not mean one entity: why not, and which there are, on several lines. */
    public String complaint() {
        if (found.size() > 1) {
            return "several entities are called '" + name + "'; give the whole name:"
                    + lines(found.stream().map(ManagedType::name).toList());
        }
        if (near.isEmpty()) {
            return "no entity '" + name + "' among the " + entities
                    + " that were found\nall entities: cascade-lint model";
        }
        return "no entity '" + name + "'; did you mean one of these?" + lines(near);
    }

    /** Names below each other, each on a line of its own; not more than somebody wants to read. */
    public static String lines(List<String> names) {
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_CANDIDATES, names.size())));
        if (names.size() > shown.size()) {
            shown.add("and " + (names.size() - shown.size()) + " more");
        }
        return "\n  " + String.join("\n  ", shown);
    }

    /** A type that is managed but no entity stands for the entities that inherit from it. */
    private static List<String> near(MappingModel model, String wanted) {
        List<String> inheriting = model.types().stream()
                .filter(type -> !type.isEntity()
                        && (type.name().equals(wanted) || type.name().endsWith("." + wanted)))
                .flatMap(type -> model.subtypes(type.name()).stream())
                .filter(sub -> model.type(sub).filter(ManagedType::isEntity).isPresent())
                .sorted()
                .toList();
        return inheriting.isEmpty()
                ? NearestName.of(
                        wanted,
                        model.entities().stream()
                                .flatMap(entity -> Stream.of(entity.simpleName(), entity.name()))
                                .toList())
                : inheriting;
    }
}
