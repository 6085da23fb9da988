package io.github.cascadelint.schema.match;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the foreign keys that a mapping implies, each once for every table that holds it. */
public final class MappedKeys {

    private final MappingModel model;
    private final List<MappedKey> keys = new ArrayList<>();

    private MappedKeys(MappingModel model) {
        this.model = model;
    }

    /** The keys of all entities, by the name of the entity and in the order of its attributes. */
    public static List<MappedKey> of(MappingModel model) {
        MappedKeys finder = new MappedKeys(model);
        model.entities().forEach(finder::add);
        return List.copyOf(finder.keys);
    }

    private void add(ManagedType entity) {
        if (entity.storage().parts().isEmpty()) {
            return;
        }
        addParts(entity);
        for (Association association : entity.associations()) {
            if (association.isOwning() && !isHeldAbove(entity, association)) {
                add(entity, association);
            }
        }
        entity.attributes().stream()
                .filter(ElementCollection.class::isInstance)
                .map(ElementCollection.class::cast)
                .filter(elements -> !isAbove(entity, elements))
                .forEach(elements -> addElements(entity, elements));
    }

    /** Whether an entity above has the attribute in the same table: its column is there once. */
    private boolean isHeldAbove(ManagedType entity, Association association) {
        boolean inOwnRow = !association.kind().isToMany()
                && association.joinTable().isEmpty()
                && collectionOf(entity, association).isEmpty();
        return inOwnRow
                ? having(entity, association).anyMatch(up -> holdsRowsOf(up, entity))
                : isAbove(entity, association);
    }

    /** Whether it is the key of a superclass in a table of the subclass's own: Hibernate forgets the action of that. */
    private boolean isCopied(ManagedType entity, Association association) {
        return association.kind() != AssociationKind.ONE_TO_MANY && isAbove(entity, association);
    }

    /** Whether an entity above has the attribute. */
    private boolean isAbove(ManagedType entity, Attribute attribute) {
        return having(entity, attribute).findAny().isPresent();
    }

    private Stream<ManagedType> having(ManagedType entity, Attribute attribute) {
        return entitiesAbove(entity).stream()
                .filter(up -> up.attribute(attribute.name())
                        .filter(a -> a.declaredBy().equals(attribute.declaredBy()))
                        .isPresent());
    }

    /** Whether each row of the subtype is a row in the supertype's table, too. */
    private static boolean holdsRowsOf(ManagedType up, ManagedType entity) {
        return up.table().isPresent()
                && entity.storage().parts().stream()
                        .anyMatch(part -> part.table().equals(up.table().get()));
    }

    private List<ManagedType> entitiesAbove(ManagedType entity) {
        return model.supertypes(entity.name()).stream()
                .flatMap(name -> model.type(name).stream())
                .filter(ManagedType::isEntity)
                .toList();
    }

    /** What holds the parts of one row together (sections 2.12.2 and 11.1.46). */
    private void addParts(ManagedType entity) {
        List<Part> parts = entity.storage().parts();
        List<ManagedType> above = entitiesAbove(entity);
        Part own = own(entity);
        Optional<ManagedType> up =
                above.stream().filter(type -> holdsRowsOf(type, entity)).findFirst();
        up.filter(type -> !type.table().equals(entity.table()))
                .ifPresent(type -> addPart(Sort.SUBCLASS, entity, own, own(type)));
        int from = parts.indexOf(own);
        for (int i = from + 1; i < parts.size(); i++) {
            addPart(Sort.SECONDARY, entity, parts.get(i), own);
        }
    }

    private static Part own(ManagedType entity) {
        List<Part> parts = entity.storage().parts();
        return parts.stream()
                .filter(part -> entity.table().equals(Optional.of(part.table())))
                .findFirst()
                .orElse(parts.get(0));
    }

    private void addPart(Sort sort, ManagedType entity, Part from, Part to) {
        keys.add(new MappedKey(
                sort,
                entity.name(),
                Optional.empty(),
                from.table(),
                from.key(),
                Optional.of(entity.name()),
                Optional.of(to.table()),
                to.key(),
                false,
                from.onDelete().flatMap(Setting::known),
                true,
                Optional.empty(),
                entity.range()));
    }

    private void add(ManagedType entity, Association association) {
        Optional<ManagedType> target = target(association.target());
        if (association.kind() == AssociationKind.ANY) {
            return; // its column holds keys of several tables
        }
        Optional<JoinTable> elements = collectionOf(entity, association).map(ElementCollection::table);
        if (association.joinTable().isPresent()) {
            addLinks(entity, association, association.joinTable().get(), target);
        } else if (elements.isPresent()) {
            add(Sort.ELEMENT_REFERENCE, entity, association, elements.get().name(), association.joinColumns(), target);
        } else if (association.kind() == AssociationKind.ONE_TO_MANY) {
            target.stream()
                    .flatMap(this::tablesOf)
                    .forEach(table -> add(
                            Sort.IN_TARGET,
                            entity,
                            association,
                            table,
                            association.joinColumns(),
                            Optional.of(entity)));
        } else if (!association.joinColumns().isEmpty()) {
            add(Sort.REFERENCE, entity, association, own(entity).table(), association.joinColumns(), target);
        } else if (association.sharedKey() && target.isPresent()) {
            Part own = own(entity);
            keys.add(new MappedKey(
                    Sort.SHARED_KEY,
                    entity.name(),
                    Optional.of(association.name()),
                    own.table(),
                    own.key(),
                    target.map(ManagedType::name),
                    Optional.of(own(target.get()).table()),
                    own(target.get()).key(),
                    false,
                    onDelete(association),
                    // Hibernate makes none where there may be no row at the other end.
                    isConstraint(association, target) && association.optional().is(false),
                    name(association.foreignKey()),
                    association.range()));
        }
    }

    /** The tables that hold rows of the type: its own, and those that subclasses have instead. */
    private Stream<String> tablesOf(ManagedType type) {
        Stream<ManagedType> instead = model.subtypes(type.name()).stream()
                .sorted()
                .flatMap(name -> model.type(name).stream())
                .filter(sub -> sub.isEntity() && !holdsRowsOf(type, sub));
        return Stream.concat(Stream.of(type), instead)
                .map(each -> own(each).table())
                .distinct();
    }

    private void addLinks(ManagedType entity, Association association, JoinTable table, Optional<ManagedType> target) {
        add(Sort.LINK_TO_OWNER, entity, association, table.name(), table.joinColumns(), Optional.of(entity));
        if (association.kind() != AssociationKind.MANY_TO_ANY) {
            add(Sort.LINK_TO_TARGET, entity, association, table.name(), table.inverseJoinColumns(), target);
        }
    }

    private void add(
            Sort sort,
            ManagedType entity,
            Association association,
            String table,
            List<JoinColumn> columns,
            Optional<ManagedType> refers) {
        if (columns.isEmpty()) {
            return;
        }
        keys.add(new MappedKey(
                sort,
                entity.name(),
                Optional.of(association.name()),
                table,
                names(columns),
                refers.map(ManagedType::name),
                refers.map(type -> own(type).table()),
                referenced(columns, refers),
                columns.stream().allMatch(JoinColumn::nullable)
                        && (sort != Sort.REFERENCE || !association.isMandatory()),
                sort == Sort.LINK_TO_TARGET || isCopied(entity, association) ? Optional.empty() : onDelete(association),
                isConstraint(association, refers),
                sort == Sort.LINK_TO_OWNER ? Optional.empty() : name(association.foreignKey()),
                association.range()));
    }

    private static List<String> referenced(List<JoinColumn> columns, Optional<ManagedType> refers) {
        List<String> written = columns.stream()
                .map(JoinColumn::referencedColumnName)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> key = refers.map(type -> own(type).key()).orElse(List.of());
        return written.size() == columns.size() ? written : key.size() == columns.size() ? key : List.of();
    }

    private void addElements(ManagedType entity, ElementCollection elements) {
        keys.add(new MappedKey(
                Sort.ELEMENTS,
                entity.name(),
                Optional.of(elements.name()),
                elements.table().name(),
                names(elements.table().joinColumns()),
                Optional.of(entity.name()),
                Optional.of(own(entity).table()),
                referenced(elements.table().joinColumns(), Optional.of(entity)),
                false,
                elements.onDelete().flatMap(Setting::known),
                elements.foreignKey().filter(MappedKeys::isOff).isEmpty() && !isSpread(entity),
                name(elements.foreignKey()),
                elements.range()));
    }

    /** The collection whose elements the association belongs to. */
    private static Optional<ElementCollection> collectionOf(ManagedType entity, Association association) {
        return entity.attributes().stream()
                .filter(ElementCollection.class::isInstance)
                .map(ElementCollection.class::cast)
                .filter(elements -> association.name().startsWith(elements.name() + "."))
                .findFirst();
    }

    /**
     * What either end says. A collection over a reference may ask for it, too; of a many-to-many with both ends, the second
     * takes back what the first asks for.
     */
    private Optional<OnDelete> onDelete(Association association) {
        Optional<OnDelete> own = association.onDelete().flatMap(Setting::known);
        if (association.kind() == AssociationKind.MANY_TO_MANY) {
            return inverseEnds(association).findAny().isPresent() ? Optional.empty() : own;
        }
        return own.or(() -> inverseEnds(association)
                .flatMap(end -> end.onDelete().flatMap(Setting::known).stream())
                .findFirst());
    }

    private Stream<Association> inverseEnds(Association association) {
        return target(association.target()).stream()
                .flatMap(target -> Stream.concat(
                        Stream.of(target),
                        model.subtypes(target.name()).stream().flatMap(name -> model.type(name).stream())))
                .flatMap(type -> type.associations().stream())
                .filter(end -> end.mappedBy().is(association.name())
                        && end.target()
                                .resolved()
                                .filter(name -> isOf(association, name))
                                .isPresent());
    }

    private boolean isOf(Association association, String entity) {
        return model.sameHierarchy(association.owner(), entity);
    }

    private boolean isConstraint(Association association, Optional<ManagedType> refers) {
        return association.notFound().isEmpty()
                && association.foreignKey().filter(MappedKeys::isOff).isEmpty()
                && refers.filter(this::isSpread).isEmpty();
    }

    private static boolean isOff(ForeignKey key) {
        return key.mode().equals("NO_CONSTRAINT");
    }

    /** Whether rows of subclasses are not in the entity's own table, so that no constraint can refer to them all. */
    private boolean isSpread(ManagedType entity) {
        return entity.has(Trait.TABLE_PER_CLASS)
                && model.subtypes(entity.name()).stream()
                        .flatMap(name -> model.type(name).stream())
                        .anyMatch(ManagedType::isEntity);
    }

    private static Optional<String> name(Optional<ForeignKey> key) {
        return key.map(ForeignKey::name).filter(name -> !name.isEmpty());
    }

    private static List<String> names(List<JoinColumn> columns) {
        return columns.stream().map(JoinColumn::name).toList();
    }

    private Optional<ManagedType> target(TypeRef target) {
        return target.resolved()
                .flatMap(model::type)
                .filter(type -> type.isEntity() && !type.storage().parts().isEmpty());
    }
}
