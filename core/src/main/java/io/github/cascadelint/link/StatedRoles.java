package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.StatedRole;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What types say of their part in the domain model: jMolecules' annotations and types, and Spring Data's base class. */
final class StatedRoles {

    /** The package of jMolecules' annotations. */
    static final String ANNOTATIONS = "org.jmolecules.ddd.annotation";

    /** The package of jMolecules' interfaces. */
    private static final String TYPES = "org.jmolecules.ddd.types";

    /** An aggregate root is an entity, too: what says both is the root. */
    private static final Map<String, StatedRole.Kind> KINDS = new TreeMap<>(Map.of(
            "AggregateRoot", StatedRole.Kind.AGGREGATE_ROOT,
            "Entity", StatedRole.Kind.ENTITY,
            "ValueObject", StatedRole.Kind.VALUE_OBJECT));

    /** The base class of what publishes the events of its aggregate. */
    private static final String SPRING_ROOT = "org.springframework.data.domain.AbstractAggregateRoot";

    private final Linker linker;

    StatedRoles(Linker linker) {
        this.linker = linker;
    }

    /** What a type says, or else the nearest of its superclasses. */
    Optional<StatedRole> of(List<Level> chain) {
        TypeFragment type = chain.get(chain.size() - 1).type();
        for (int i = chain.size() - 1; i >= 0; i--) {
            Level level = chain.get(i);
            Optional<StatedRole> said =
                    annotated(level, type).or(() -> typed(level, type)).or(() -> extended(level, type));
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    private Optional<StatedRole> annotated(Level level, TypeFragment type) {
        Annotations annotations = linker.annotations(level.type());
        return KINDS.entrySet().stream()
                .filter(kind -> annotations.jMolecules(kind.getKey()).isPresent())
                .map(kind -> new StatedRole(kind.getValue(), Optional.empty(), "@" + kind.getKey(), type.range()))
                .findFirst();
    }

    /** {@code implements Entity<Order, LineId>}: the first argument is the aggregate root. */
    private Optional<StatedRole> typed(Level level, TypeFragment type) {
        for (TypeUse use : level.type().interfaces()) {
            BoundType bound = linker.hierarchy().bind(use, level.type(), level.bindings());
            StatedRole.Kind kind =
                    bound.name().startsWith(TYPES + ".") ? KINDS.get(NameResolver.lastSegment(bound.name())) : null;
            if (kind != null) {
                Optional<String> aggregate = kind == StatedRole.Kind.ENTITY
                        ? bound.arguments().stream().findFirst().map(BoundType::name)
                        : Optional.empty();
                return Optional.of(new StatedRole(kind, aggregate, "implements " + use.name(), type.range()));
            }
        }
        return Optional.empty();
    }

    private Optional<StatedRole> extended(Level level, TypeFragment type) {
        return level.type()
                .superclass()
                .filter(use -> linker.resolver().supertypes(level.type()).get(0).equals(SPRING_ROOT))
                .map(use -> new StatedRole(
                        StatedRole.Kind.AGGREGATE_ROOT, Optional.empty(), "extends " + use.name(), type.range()));
    }

    /** The entities that jMolecules' associations lead to, with the attributes that do so. */
    Map<String, List<EntityUse>> associations(Collection<ManagedType> types) {
        Map<String, List<EntityUse>> uses = new HashMap<>();
        for (ManagedType type : types) {
            Optional<TypeFragment> declared = linker.index().type(type.name());
            if (declared.isEmpty()) {
                continue;
            }
            Level level = last(linker.hierarchy().chain(declared.get()));
            for (MemberFragment member : declared.get().members()) {
                targets(type, member, level)
                        .forEach(target -> uses.computeIfAbsent(target, k -> new ArrayList<>())
                                .add(new EntityUse(EntityUse.Kind.ASSOCIATED, member.range())));
            }
        }
        return uses;
    }

    private Set<String> targets(ManagedType type, MemberFragment member, Level level) {
        Set<String> targets = new LinkedHashSet<>();
        BoundType bound = linker.hierarchy().bind(member.type(), level.type(), level.bindings());
        if (bound.name().equals(TYPES + ".Association")) {
            bound.arguments().stream().findFirst().map(BoundType::name).ifPresent(targets::add);
        }
        linker.annotations(member, level.type()).jMolecules("Association").ifPresent(said -> {
            targets.addAll(classes(said, level.type()));
            type.attribute(member.attribute())
                    .filter(Association.class::isInstance)
                    .flatMap(end -> ((Association) end).target().resolved())
                    .ifPresent(targets::add);
        });
        return targets;
    }

    private List<String> classes(AnnotationUse use, TypeFragment scope) {
        return use.members().values().stream()
                .filter(AnnotationValue.ClassName.class::isInstance)
                .map(value -> linker.resolver()
                        .resolve(((AnnotationValue.ClassName) value).type().name(), scope))
                .toList();
    }

    private static Level last(List<Level> chain) {
        return chain.get(chain.size() - 1);
    }
}
