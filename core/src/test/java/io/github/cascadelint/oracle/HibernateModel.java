package io.github.cascadelint.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.MappedSuperclass;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate understands of annotated classes and mapping files, read from its boot model; no database is needed for that. Runs with
 * Hibernate 5.6, 6.6 and 7, in a class loader of their own where need be, and so speaks in Java's own types only.
 */
public final class HibernateModel {

    /** What Hibernate's own words for cascades stand for; evict is detach, and its save-update is persist and merge. */
    private static final Map<String, List<String>> CASCADES = Map.ofEntries(
            Map.entry("all", List.of("DETACH", "MERGE", "PERSIST", "REFRESH", "REMOVE")),
            Map.entry("all-delete-orphan", List.of("DETACH", "MERGE", "PERSIST", "REFRESH", "REMOVE")),
            Map.entry("delete-orphan", List.of("REMOVE")),
            Map.entry("delete", List.of("REMOVE")),
            Map.entry("remove", List.of("REMOVE")),
            Map.entry("save-update", List.of("MERGE", "PERSIST")),
            Map.entry("persist", List.of("PERSIST")),
            Map.entry("merge", List.of("MERGE")),
            Map.entry("refresh", List.of("REFRESH")),
            Map.entry("detach", List.of("DETACH")),
            Map.entry("evict", List.of("DETACH")));

    /** The owning attribute that there is, and that is not found. */
    private static final String UNKNOWN = "?";

    private final SortedMap<String, SortedMap<String, String>> described = new TreeMap<>();
    private final Map<String, PersistentClass> entities = new HashMap<>();
    private final OwnerByColumns owners = new OwnerByColumns(entities);

    private HibernateModel() {}

    /**
     * Every entity's table and attributes, in the words of {@link OurModel}.
     *
     * @param packages packages whose annotations count
     * @param mappings orm.xml and hbm.xml files
     */
    public static SortedMap<String, SortedMap<String, String>> describe(
            List<Class<?>> classes, List<String> packages, List<Path> mappings, boolean springNaming) {
        return springNaming
                ? describe(
                        classes,
                        packages,
                        mappings,
                        new SpringImplicitNaming(),
                        new CamelCaseToUnderscoresNamingStrategy())
                : describe(
                        classes,
                        packages,
                        mappings,
                        new ImplicitNamingStrategyJpaCompliantImpl(),
                        new PhysicalNamingStrategyStandardImpl());
    }

    static SortedMap<String, SortedMap<String, String>> describe(
            List<Class<?>> classes,
            List<String> packages,
            List<Path> mappings,
            ImplicitNamingStrategy implicit,
            PhysicalNamingStrategy physical) {
        HibernateModel model = new HibernateModel();
        boot(classes, packages, mappings, implicit, physical, metadata -> {
            metadata.getEntityBindings().forEach(entity -> model.entities.put(entity.getEntityName(), entity));
            metadata.getEntityBindings().forEach(model::entity);
        });
        return model.described;
    }

    /** The entities whose rows stay when they are deleted, as {@code @SoftDelete} says; not with Hibernate 5.6. */
    static List<String> softDeleted(List<Class<?>> classes) {
        List<String> names = new ArrayList<>();
        boot(
                classes,
                List.of(),
                List.of(),
                new ImplicitNamingStrategyJpaCompliantImpl(),
                new PhysicalNamingStrategyStandardImpl(),
                metadata -> metadata.getEntityBindings().stream()
                        .filter(entity -> entity.getRootClass().getSoftDeleteColumn() != null)
                        .map(entity -> sourceName(entity.getEntityName()))
                        .sorted()
                        .forEach(names::add));
        return names;
    }

    private static void boot(
            List<Class<?>> classes,
            List<String> packages,
            List<Path> mappings,
            ImplicitNamingStrategy implicit,
            PhysicalNamingStrategy physical,
            Consumer<Metadata> reader) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting("hibernate.temp.use_jdbc_metadata_defaults", "false")
                .applySetting("hibernate.integration.envers.enabled", "false")
                .applySetting("jakarta.persistence.validation.mode", "none")
                .applySetting("javax.persistence.validation.mode", "none")
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            packages.forEach(sources::addPackage);
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
        String name = sourceName(entity.getEntityName());
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put(Fact.TABLE, entity.getTable().getName());
        facts.put(Fact.SUPERCLASS, superclass(entity));
        described.put(name, facts);
        if (entity.getIdentifierMapper() != null) {
            properties(name + "#", properties(entity.getIdentifierMapper()), entity);
        } else if (entity.hasIdentifierProperty()) {
            properties(name + "#", List.of(entity.getIdentifierProperty()), entity);
        } else if (entity.getIdentifier() instanceof Component parts) {
            properties(name + "#", properties(parts), entity); // of hbm.xml, which needs no class for them
        }
        properties(name + "#", Bridge.list(entity, "getPropertyClosure", "getPropertyClosureIterator"), entity);
    }

    private static String superclass(PersistentClass entity) {
        MappedSuperclass above = entity.getSuperMappedSuperclass();
        if (above != null) {
            return sourceName(above.getMappedClass().getName());
        }
        return entity.getSuperclass() == null
                ? ""
                : sourceName(entity.getSuperclass().getEntityName());
    }

    static List<Property> properties(Component component) {
        return Bridge.list(component, "getProperties", "getPropertyIterator");
    }

    private void properties(String prefix, List<Property> properties, PersistentClass entity) {
        for (Property property : properties) {
            if (property.isSynthetic()
                    || property.isBackRef()
                    || property.getName().startsWith("_")) {
                continue;
            }
            String path = prefix + property.getName();
            Value value = property.getValue();
            if (value instanceof Component group && group.isEmbedded()) {
                properties(prefix, properties(group), entity); // <properties>: attributes of the entity itself
            } else if (value instanceof Component component) {
                SortedMap<String, String> facts = new TreeMap<>();
                facts.put(Fact.KIND, "embedded");
                if (component.getComponentClassName() != null) { // a dynamic component has none
                    facts.put(Fact.TARGET, sourceName(component.getComponentClassName()));
                }
                described.put(path, facts);
                properties(path + ".", properties(component), entity);
            } else if (value instanceof ToOne toOne) {
                described.put(path, toOne(entity, property, toOne));
            } else if (value instanceof Any any) {
                SortedMap<String, String> facts = association("any", "", "", property);
                facts.put(Fact.ORPHAN_REMOVAL, "" + text(property.getCascade()).contains("delete-orphan"));
                key(any).ifPresent(key -> put(facts, Fact.JOIN, key, List.of("")));
                described.put(path, facts);
            } else if (value instanceof Collection collection) {
                described.put(path, collection(property, collection));
                if (collection.getElement() instanceof Component element) {
                    properties(path + ".", properties(element), entity);
                }
            }
        }
    }

    /** The column that refers to a target of any kind; 5.6 does not tell it from the one that names the kind. */
    private static Optional<Value> key(Any any) {
        return Bridge.value(any, "getKeyDescriptor");
    }

    private static SortedMap<String, String> association(
            String kind, String target, String mappedBy, Property property) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put(Fact.KIND, kind);
        facts.put(Fact.TARGET, sourceName(target));
        facts.put(Fact.OWNING, "" + mappedBy.isEmpty());
        facts.put(Fact.MAPPED_BY, mappedBy);
        facts.put(Fact.CASCADE, cascade(property).toString());
        return facts;
    }

    private SortedMap<String, String> toOne(PersistentClass entity, Property property, ToOne value) {
        String mappedBy = value instanceof OneToOne oneToOne ? mappedBy(entity, oneToOne) : "";
        boolean oneToOne = value instanceof OneToOne || (value instanceof ManyToOne many && many.isLogicalOneToOne());
        SortedMap<String, String> facts = association(
                oneToOne ? "one-to-one" : "many-to-one", value.getReferencedEntityName(), mappedBy, property);
        facts.put(Fact.ORPHAN_REMOVAL, "" + text(property.getCascade()).contains("delete-orphan"));
        facts.put(Fact.ON_DELETE, onDelete(value));
        facts.put(Fact.OPTIONAL, "" + property.isOptional());
        facts.put(Fact.FETCH, value.isLazy() ? "LAZY" : "EAGER");
        if (value instanceof OneToOne) {
            return facts; // mapped by the other side, or by the primary key
        }
        Optional<Join> linkTable = joins(entity).stream()
                .filter(join -> join.getTable().equals(value.getTable()))
                .filter(join -> columns(join.getKey()).size() + columns(value).size()
                        >= Bridge.<Column>list(join.getTable(), "getColumns", "getColumnIterator")
                                .size())
                .findFirst();
        List<String> referenced = referenced(value);
        if (linkTable.isPresent()) {
            facts.put(Fact.TABLE_NAME, linkTable.get().getTable().getName());
            put(
                    facts,
                    Fact.OWN,
                    linkTable.get().getKey(),
                    columns(linkTable.get().getPersistentClass().getKey()).stream()
                            .map(Column::getName)
                            .toList());
            put(facts, Fact.INVERSE, value, referenced);
        } else {
            facts.put(Fact.TABLE_NAME, "");
            put(facts, Fact.JOIN, value, referenced);
        }
        foreignKeys(facts, List.of(value));
        return facts;
    }

    private String mappedBy(PersistentClass entity, OneToOne value) {
        String mappedBy = Bridge.text(value, "getMappedByProperty");
        if (!mappedBy.isEmpty() || value.isConstrained()) {
            return mappedBy;
        }
        // 5.6 keeps it as the property that is referred to, and so does property-ref
        String property = text(value.getReferencedPropertyName());
        return property.isEmpty() ? owners.of(entity, value).orElse("") : property;
    }

    private static List<Join> joins(PersistentClass entity) {
        return Bridge.list(entity, "getJoinClosure", "getJoinClosureIterator");
    }

    private SortedMap<String, String> collection(Property property, Collection collection) {
        Value element = collection.getElement();
        String table = collection.getCollectionTable() == null
                ? ""
                : collection.getCollectionTable().getName();
        String mappedBy = mappedBy(collection);
        String target = element instanceof OneToMany oneToMany
                ? oneToMany.getReferencedEntityName()
                : element instanceof ManyToOne manyToOne ? manyToOne.getReferencedEntityName() : "";
        if (target.isEmpty() && !(element instanceof Any)) {
            SortedMap<String, String> facts = new TreeMap<>();
            facts.put(Fact.KIND, "element-collection");
            facts.put(
                    Fact.TARGET,
                    element instanceof Component component ? sourceName(component.getComponentClassName()) : "");
            facts.put(Fact.TABLE_NAME, table);
            put(facts, Fact.OWN, collection.getKey(), columns(collection.getKey(), collection));
            foreignKeys(facts, List.of(collection.getKey()));
            return facts;
        }
        String kind = element instanceof Any
                ? "many-to-any"
                : isOneToMany(element, target, mappedBy) ? "one-to-many" : "many-to-many";
        SortedMap<String, String> facts = association(kind, target, mappedBy, property);
        facts.put(Fact.ORPHAN_REMOVAL, "" + collection.hasOrphanDelete());
        facts.put(Fact.ON_DELETE, onDelete(collection.getKey()));
        facts.put(Fact.FETCH, collection.isLazy() ? "LAZY" : "EAGER");
        if (collection.isInverse()) {
            return facts;
        }
        List<String> own = columns(collection.getKey(), collection);
        if (element instanceof Any any) {
            facts.put(Fact.TABLE_NAME, table);
            put(facts, Fact.OWN, collection.getKey(), own);
            key(any).ifPresent(key -> put(facts, Fact.INVERSE, key, List.of("")));
            return facts;
        }
        if (element instanceof OneToMany) {
            facts.put(Fact.TABLE_NAME, "");
            put(facts, Fact.JOIN, collection.getKey(), own);
            foreignKeys(facts, List.of(collection.getKey()));
        } else {
            facts.put(Fact.TABLE_NAME, table);
            put(facts, Fact.OWN, collection.getKey(), own);
            put(facts, Fact.INVERSE, element, referenced((ToOne) element));
            foreignKeys(facts, List.of(collection.getKey(), element));
        }
        return facts;
    }

    private String mappedBy(Collection collection) {
        String mappedBy = text(collection.getMappedByProperty());
        return mappedBy.isEmpty() && collection.isInverse()
                ? owners.of(collection).orElse(UNKNOWN)
                : mappedBy;
    }

    /** The boot model takes a one-to-many over a table of its own for a many-to-many with a unique element. */
    private boolean isOneToMany(Value element, String target, String mappedBy) {
        PersistentClass entity = entities.get(target);
        if (element instanceof OneToMany || mappedBy.isEmpty() || mappedBy.equals(UNKNOWN) || entity == null) {
            return element instanceof OneToMany || isUnique(element);
        }
        return entity.getRecursiveProperty(mappedBy).getValue() instanceof ToOne;
    }

    private static boolean isUnique(Value element) {
        List<Column> columns = columns(element);
        return !columns.isEmpty()
                && (columns.stream().allMatch(column -> isUnique(column, element.getTable()))
                        || uniqueKeys(element.getTable()).stream()
                                .anyMatch(key -> key.getColumns().equals(columns)));
    }

    private static List<UniqueKey> uniqueKeys(Table table) {
        return Bridge.list(table, "getUniqueKeys", "getUniqueKeyIterator");
    }

    /** Declared so, or the only column of a unique constraint. */
    private static boolean isUnique(Column column, Table table) {
        return column.isUnique()
                || uniqueKeys(table).stream().anyMatch(key -> key.getColumns().equals(List.of(column)));
    }

    /** The columns that a collection's key refers to. */
    private static List<String> columns(Value key, Collection collection) {
        String property = collection.getReferencedPropertyName();
        PersistentClass owner = collection.getOwner();
        List<Column> columns = property == null
                ? columns(owner.getKey())
                : columns(owner.getReferencedProperty(property).getValue());
        return columns.size() == columns(key).size()
                ? columns.stream().map(Column::getName).toList()
                : List.of();
    }

    private List<String> referenced(ToOne value) {
        PersistentClass target = entities.get(value.getReferencedEntityName());
        if (target == null) {
            return List.of();
        }
        String property = value.isReferenceToPrimaryKey() ? null : value.getReferencedPropertyName();
        Value referenced = property == null
                ? target.getKey()
                : target.getReferencedProperty(property).getValue();
        return columns(referenced).stream().map(Column::getName).toList();
    }

    static List<Column> columns(Value value) {
        return selectables(value).stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .toList();
    }

    /** Columns, and formulas among them. */
    private static List<Object> selectables(Value value) {
        return Bridge.list(value, "getSelectables", "getColumnIterator");
    }

    /** What is said of a value's columns and formulas, without the formulas. */
    private static List<String> ofColumns(Value value, List<String> said) {
        List<Object> selectables = selectables(value);
        return IntStream.range(0, Math.min(said.size(), selectables.size()))
                .filter(i -> selectables.get(i) instanceof Column)
                .mapToObj(said::get)
                .toList();
    }

    /** Whether all constraints exist, and the names of those that have one that was not made up. */
    private static void foreignKeys(SortedMap<String, String> facts, List<? extends Value> values) {
        boolean exist = true;
        NavigableSet<String> names = new TreeSet<>();
        for (Value value : values) {
            Optional<ForeignKey> key = foreignKey(value);
            exist &= key.isPresent() && key.get().isCreationEnabled();
            key.map(ForeignKey::getName)
                    .map(name -> name.replace("\"", ""))
                    .filter(name -> !name.matches("FK[a-z0-9_]{20,}"))
                    .ifPresent(names::add);
        }
        facts.put(Fact.FOREIGN_KEY_MODE, exist ? "CONSTRAINT" : "NO_CONSTRAINT");
        facts.put(Fact.FOREIGN_KEY_NAME, exist ? String.join(" ", names) : "");
    }

    private static Optional<ForeignKey> foreignKey(Value value) {
        Table table = value.getTable();
        List<String> names = columns(value).stream().map(Column::getName).toList();
        List<ForeignKey> keys = Bridge.list(table, "getForeignKeyCollection", "getForeignKeys");
        return keys.stream()
                .filter(key ->
                        key.getColumns().stream().map(Column::getName).toList().equals(names))
                .findFirst();
    }

    private static String onDelete(Value value) {
        String action = Bridge.text(value, "getOnDeleteAction");
        boolean cascades = Bridge.text(value, "isCascadeDeleteEnabled").equals("true");
        return action.isEmpty() && cascades ? "CASCADE" : action.equals("NO_ACTION") ? "" : action;
    }

    private static NavigableSet<String> cascade(Property property) {
        NavigableSet<String> types = new TreeSet<>();
        for (String word : text(property.getCascade()).split("\\s*,\\s*", -1)) {
            types.addAll(CASCADES.getOrDefault(word, List.of()));
        }
        return types;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String sourceName(String binaryName) {
        return binaryName.replace('$', '.');
    }

    private static void put(SortedMap<String, String> facts, Fact.Columns of, Value value, List<String> referenced) {
        List<Column> columns = columns(value);
        List<String> names = columns.stream().map(Column::getName).toList();
        facts.put(of.names(), Fact.list(names));
        facts.put(of.referenced(), Fact.pairs(names, ofColumns(value, referenced)));
        facts.put(
                of.nullable(),
                Fact.pairs(names, columns.stream().map(c -> "" + c.isNullable()).toList()));
        facts.put(
                of.unique(),
                Fact.pairs(
                        names,
                        columns.stream()
                                .map(c -> "" + isUnique(c, value.getTable()))
                                .toList()));
    }
}
