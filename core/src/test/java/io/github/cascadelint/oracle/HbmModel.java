package io.github.cascadelint.oracle;

import io.github.cascadelint.mapping.CascadeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.model.source.internal.hbm.MappingDocument;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** What Hibernate understands of annotated classes and mapping files, read from its boot model; no database is needed for that. */
final class HbmModel {

    private static final Map<String, List<CascadeType>> CASCADES = Map.of(
            "all", List.of(CascadeType.values()),
            "all-delete-orphan", List.of(CascadeType.values()),
            "delete-orphan", List.of(CascadeType.REMOVE),
            "delete", List.of(CascadeType.REMOVE),
            "remove", List.of(CascadeType.REMOVE),
            "persist", List.of(CascadeType.PERSIST),
            "merge", List.of(CascadeType.MERGE),
            "refresh", List.of(CascadeType.REFRESH),
            "evict", List.of(CascadeType.DETACH),
            "save-update", List.of(CascadeType.PERSIST, CascadeType.MERGE));

    private final SortedMap<String, String> lines = new TreeMap<>();

    private final OwningEnd owningEnd;

    private HbmModel(Metadata metadata) {
        this.owningEnd = new OwningEnd(metadata);
    }

    /** Every entity's table and associations, as {@link Described#lines} words them. */
    static SortedMap<String, String> lines(
            List<Class<?>> classes,
            List<Path> mappings,
            ImplicitNamingStrategy implicit,
            PhysicalNamingStrategy physical) {
        SortedMap<String, String> lines = new TreeMap<>();
        boot(classes, mappings, implicit, physical, metadata -> {
            HbmModel model = new HbmModel(metadata);
            metadata.getEntityBindings().forEach(model::entity);
            lines.putAll(model.lines);
        });
        return lines;
    }

    /** The entities whose rows stay when they are deleted. */
    static List<String> softDeleted(List<Class<?>> classes) {
        List<String> names = new ArrayList<>();
        boot(
                classes,
                List.of(),
                new ImplicitNamingStrategyJpaCompliantImpl(),
                new PhysicalNamingStrategyStandardImpl(),
                metadata -> metadata.getEntityBindings().stream()
                        .filter(entity -> entity.getRootClass().getSoftDeleteColumn() != null)
                        .map(entity -> entity.getEntityName().replace('$', '.'))
                        .sorted()
                        .forEach(names::add));
        return names;
    }

    private static void boot(
            List<Class<?>> classes,
            List<Path> mappings,
            ImplicitNamingStrategy implicit,
            PhysicalNamingStrategy physical,
            Consumer<Metadata> reader) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            classes.forEach(sources::addAnnotatedClass);
            mappings.forEach(mapping -> sources.addFile(mapping.toFile()));
            MetadataBuilder builder = sources.getMetadataBuilder();
            builder.applyImplicitNamingStrategy(implicit);
            builder.applyPhysicalNamingStrategy(physical);
            reader.accept(builder.build());
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private void entity(PersistentClass entity) {
        String name = Described.shortName(entity.getEntityName());
        lines.put(name, "table " + entity.getTable().getName());
        if (entity.getIdentifierMapper() != null) {
            properties(name + "#", entity.getIdentifierMapper().getProperties(), entity);
        } else if (entity.hasIdentifierProperty()) {
            properties(name + "#", List.of(entity.getIdentifierProperty()), entity);
        } else if (entity.getIdentifier() instanceof Component parts) {
            properties(name + "#", parts.getProperties(), entity);
        }
        properties(name + "#", entity.getPropertyClosure(), entity);
    }

    private void properties(String prefix, List<Property> properties, PersistentClass entity) {
        for (Property property : properties) {
            if (property.isSynthetic() || property.isBackRef()) {
                continue;
            }
            String path = prefix + property.getName();
            Value value = property.getValue();
            if (value instanceof Component component) {
                // <properties> groups attributes of the entity itself.
                properties(component.isEmbedded() ? prefix : path + ".", component.getProperties(), entity);
            } else if (value instanceof ToOne toOne) {
                lines.put(path, toOne(entity, property, toOne).toString());
            } else if (value instanceof Any any) {
                lines.put(
                        path,
                        new Described("any", "", "", cascade(property), false, keyColumns(any), "", List.of())
                                .toString());
            } else if (value instanceof Collection collection) {
                lines.put(path, collection(property, collection).toString());
                if (collection.getElement() instanceof Component element) {
                    properties(path + ".", element.getProperties(), entity);
                }
            }
        }
    }

    private Described toOne(PersistentClass entity, Property property, ToOne value) {
        String mappedBy = value instanceof OneToOne oneToOne
                ? owningEnd.of(oneToOne).orElseGet(() -> text(oneToOne.getMappedByProperty()))
                : "";
        Optional<Join> linkTable = entity.getJoinClosure().stream()
                .filter(join -> join.getTable().equals(value.getTable()))
                .findFirst();
        List<String> columns = mappedBy.isEmpty() ? columns(value) : List.of();
        boolean oneToOne = value instanceof OneToOne || isLogicalOneToOne(value);
        return new Described(
                oneToOne ? "one-to-one" : "many-to-one",
                Described.shortName(value.getReferencedEntityName()),
                mappedBy,
                cascade(property),
                text(property.getCascade()).contains("delete-orphan"),
                linkTable.map(join -> columns(join.getKey())).orElse(columns),
                linkTable.map(join -> join.getTable().getName()).orElse(""),
                linkTable.isPresent() ? columns : List.of());
    }

    private Described collection(Property property, Collection collection) {
        Value element = collection.getElement();
        String table = collection.getCollectionTable() == null
                ? ""
                : collection.getCollectionTable().getName();
        String mappedBy = collection.isInverse() && collection.getMappedByProperty() == null
                ? owningEnd.of(collection).orElse("?")
                : text(collection.getMappedByProperty());
        boolean owning = mappedBy.isEmpty();
        if (element instanceof OneToMany oneToMany) {
            return new Described(
                    "one-to-many",
                    Described.shortName(oneToMany.getReferencedEntityName()),
                    mappedBy,
                    cascade(property),
                    collection.hasOrphanDelete(),
                    owning ? columns(collection.getKey()) : List.of(),
                    "",
                    List.of());
        }
        if (element instanceof ManyToOne manyToOne) {
            return new Described(
                    "over-table",
                    Described.shortName(manyToOne.getReferencedEntityName()),
                    mappedBy,
                    cascade(property),
                    collection.hasOrphanDelete(),
                    owning ? columns(collection.getKey()) : List.of(),
                    owning ? table : "",
                    owning ? columns(element) : List.of());
        }
        List<String> key = columns(collection.getKey());
        return element instanceof Any any
                ? new Described("many-to-any", "", "", cascade(property), false, key, table, keyColumns(any))
                : Described.ofElements(table, key);
    }

    /** A unique {@code <many-to-one>} of a mapping file is no other to Hibernate than {@code @OneToOne}; we give what is written. */
    private static boolean isLogicalOneToOne(ToOne value) {
        boolean byFile = value.getBuildingContext() instanceof MappingDocument;
        return value instanceof ManyToOne many && many.isLogicalOneToOne() && !byFile;
    }

    /** Of a mapping file, only the order tells the column that names the kind of a row, which is first, from the key. */
    private static List<String> keyColumns(Any any) {
        return Bridge.value(any, "getKeyDescriptor")
                .map(HbmModel::columns)
                .orElseGet(() -> any.getSelectables().stream()
                        .skip(1)
                        .map(selectable -> ((Column) selectable).getName())
                        .sorted()
                        .toList());
    }

    static List<String> columns(Value value) {
        List<String> names = new ArrayList<>();
        value.getSelectables().forEach(selectable -> names.add(((Column) selectable).getName()));
        return names.stream().sorted().toList();
    }

    private static SortedSet<CascadeType> cascade(Property property) {
        SortedSet<CascadeType> types = new TreeSet<>();
        for (String word : text(property.getCascade()).split("\\s*,\\s*", -1)) {
            types.addAll(CASCADES.getOrDefault(word, List.of()));
        }
        return types;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
