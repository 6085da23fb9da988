package io.github.cascadelint.link;

import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The interfaces by which code knows entities: {@code Order} of an {@code OrderImpl} that associations name by
 * {@code targetEntity}. An interface stands for the entity that implements it, where there is one such entity or one that
 * the others extend.
 */
final class EntityInterfaces {

    private final MappingModel model;

    private EntityInterfaces(MappingModel model) {
        this.model = model;
    }

    /** The entities by the interfaces that stand for them. */
    static Map<String, String> of(MappingModel model, CodeIndex index) {
        EntityInterfaces interfaces = new EntityInterfaces(model);
        Map<String, List<ManagedType>> implementing = new TreeMap<>();
        for (ManagedType entity : model.entities()) {
            for (BoundType up : index.supertypes(CodeTypes.plain(entity.name()))) {
                if (index.type(up.name()).filter(interfaces::mayStand).isPresent()) {
                    implementing
                            .computeIfAbsent(up.name(), k -> new ArrayList<>())
                            .add(entity);
                }
            }
        }
        Map<String, String> found = new TreeMap<>();
        implementing.forEach(
                (name, entities) -> interfaces.topmost(entities).ifPresent(entity -> found.put(name, entity.name())));
        return found;
    }

    /** An interface, or an abstract class that is not mapped; what takes type arguments is made for many types. */
    private boolean mayStand(TypeFragment type) {
        return type.isAbstract()
                && type.typeParameters().isEmpty()
                && model.type(type.name()).isEmpty();
    }

    private Optional<ManagedType> topmost(List<ManagedType> entities) {
        return entities.stream()
                .filter(entity -> entities.stream()
                        .allMatch(other -> other.name().equals(entity.name())
                                || model.supertypes(other.name()).contains(entity.name())))
                .findFirst();
    }
}
