package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which entity, or which join or collection table, a statement deletes from. */
final class StatementTargets {

    /** In what a statement is written. */
    enum Language {
        /** JPQL or HQL, which speaks of entities and attributes. */
        JPQL,
        /** SQL, which speaks of tables and columns. */
        SQL
    }

    /** What a statement does to an entity, or to one of its attributes. */
    record Hit(Act act, String entity, Optional<String> attribute) {}

    private final MappingModel model;
    private final Map<String, Set<String>> entitiesByName = new HashMap<>();
    private final Map<String, List<ManagedType>> entitiesByTable = new HashMap<>();
    private final Map<String, List<Hit>> collectionsByTable = new HashMap<>();

    StatementTargets(MappingModel model, CodeIndex index) {
        this.model = model;
        for (ManagedType entity : model.entities()) {
            index.type(entity.name())
                    .flatMap(type -> writtenName(type.annotations()))
                    .ifPresentOrElse(name -> addName(name, entity), () -> addName(entity.simpleName(), entity));
            addName(entity.name(), entity);
            entity.table()
                    .ifPresent(table -> entitiesByTable
                            .computeIfAbsent(key(table), k -> new ArrayList<>())
                            .add(entity));
            entity.attributes().forEach(attribute -> addTable(entity, attribute));
        }
    }

    /** {@code @Entity(name = "…")}; a name that is no literal is not read, and the class name is nobody's then. */
    private static Optional<String> writtenName(List<AnnotationUse> annotations) {
        return annotations.stream()
                .filter(use -> NameResolver.lastSegment(use.name()).equals("Entity"))
                .flatMap(use -> use.member("name").stream())
                .map(value -> value instanceof AnnotationValue.Literal literal ? literal.value() : "")
                .findFirst();
    }

    private void addName(String name, ManagedType entity) {
        if (!name.isEmpty()) {
            entitiesByName
                    .computeIfAbsent(name.replace('$', '.'), k -> new LinkedHashSet<>())
                    .add(entity.name());
        }
    }

    /** What subclasses inherit has its table once. */
    private void addTable(ManagedType entity, Attribute attribute) {
        Optional<JoinTable> table = Optional.empty();
        if (attribute instanceof ElementCollection elements) {
            table = Optional.of(elements.table());
        } else if (attribute instanceof Association association && association.isOwning()) {
            table = association.joinTable();
        }
        Hit hit = new Hit(Act.EMPTIES, entity.name(), Optional.of(attribute.declaredName()));
        table.ifPresent(known -> collectionsByTable
                .computeIfAbsent(key(known.name()), k -> new ArrayList<>())
                .add(hit));
    }

    /** Names of tables are compared without their schema and without regard to case. */
    private static String key(String table) {
        return NameResolver.lastSegment(table).toLowerCase(Locale.ROOT);
    }

    /**
     * What a statement does; nothing where its target is none of the model, or could be several.
     *
     * @param repositoryEntity the entity whose name Spring Data puts in, for a query of a repository
     */
    List<Hit> hits(DeleteStatement statement, Language language, Optional<String> repositoryEntity) {
        Optional<String> entity = language == Language.SQL
                ? entityOfTable(statement.target())
                : entityNamed(statement.target(), repositoryEntity);
        Act act = language == Language.SQL ? Act.NATIVE_DELETES : Act.BULK_DELETES;
        List<Hit> hits = new ArrayList<>();
        entity.flatMap(model::type).ifPresent(type -> {
            Set<String> attributes = new LinkedHashSet<>();
            statement.paths().forEach(path -> association(path, type, language).ifPresent(attributes::add));
            statement.absent().forEach(other -> attributes.addAll(endsTo(other, type, language)));
            attributes.forEach(name -> hits.add(new Hit(act, type.name(), Optional.of(name))));
            if (hits.isEmpty()) {
                hits.add(new Hit(act, type.name(), Optional.empty()));
            }
        });
        if (language == Language.SQL) {
            hits.addAll(collectionsByTable.getOrDefault(key(statement.target()), List.of()));
        }
        return hits;
    }

    private Optional<String> entityNamed(String name, Optional<String> repositoryEntity) {
        if (name.equals(DeleteStatement.ENTITY_OF_REPOSITORY)) {
            return repositoryEntity;
        }
        Set<String> entities = entitiesByName.getOrDefault(name.replace('$', '.'), Set.of());
        return entities.size() == 1 ? entities.stream().findFirst() : Optional.empty();
    }

    /** Of several entities on one table, the one that the others extend, or else the only one that is written. */
    private Optional<String> entityOfTable(String table) {
        List<ManagedType> entities = entitiesByTable.getOrDefault(key(table), List.of());
        List<ManagedType> topmost = entities.stream()
                .filter(entity -> entities.stream()
                        .noneMatch(other -> model.supertypes(entity.name()).contains(other.name())))
                .toList();
        List<ManagedType> written = topmost.stream()
                .filter(entity -> topmost.size() == 1 || !(entity.has(Trait.IMMUTABLE) || entity.has(Trait.VIEW)))
                .toList();
        return written.size() == 1 ? Optional.of(written.get(0).name()) : Optional.empty();
    }

    /** The association that a condition's attribute or column leads along. */
    private static Optional<String> association(String path, ManagedType type, Language language) {
        return type.associations().stream()
                .filter(association -> language == Language.JPQL
                        ? path.equals(association.name()) || path.startsWith(association.name() + ".")
                        : association.joinColumns().stream()
                                .anyMatch(column -> column.name().equalsIgnoreCase(path)))
                .map(Association::declaredName)
                .findFirst();
    }

    /** The ends that lead to the rows whose absence a condition asks for. */
    private List<String> endsTo(String other, ManagedType type, Language language) {
        Optional<String> entity =
                language == Language.SQL ? entityOfTable(other) : entityNamed(other, Optional.empty());
        return type.associations().stream()
                .filter(end -> end.kind() != AssociationKind.MANY_TO_ONE)
                .filter(end -> end.target()
                        .resolved()
                        .flatMap(target -> entity.filter(name -> model.sameHierarchy(name, target)))
                        .isPresent())
                .map(Association::declaredName)
                .toList();
    }
}
