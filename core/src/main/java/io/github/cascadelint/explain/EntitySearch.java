package io.github.cascadelint.explain;

import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entities that a name given by a person may mean: a fully qualified name, or the end of one.
 *
 * @param found the entities of that name; one, if it is clear
 * @param near names that may have been meant, where none was found
 */
public record EntitySearch(List<ManagedType> found, List<String> near) {

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
        return new EntitySearch(found, found.isEmpty() ? near(model, wanted) : List.of());
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
