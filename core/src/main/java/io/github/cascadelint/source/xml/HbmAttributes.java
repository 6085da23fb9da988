package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import io.github.cascadelint.source.TypeUse;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attributes that one class of an {@code hbm.xml} maps, in the words of annotations. */
final class HbmAttributes {

    /** What says nothing about attributes: it concerns the class, its statements, its queries or its cache. */
    private static final Set<String> SILENT = Set.of(
            "cache",
            "comment",
            "database-object",
            "discriminator",
            "fetch-profile",
            "filter",
            "generator",
            "joined-subclass",
            "key",
            "loader",
            "meta",
            "multi-tenancy",
            "parent",
            "query",
            "resultset",
            "sql-delete",
            "sql-insert",
            "sql-query",
            "sql-update",
            "subclass",
            "subselect",
            "synchronize",
            "tuplizer",
            "type",
            "union-subclass");

    /** Java's names of Hibernate's basic types, as far as a collection of them is declared without type arguments. */
    private static final Map<String, String> BASIC_TYPES = Map.ofEntries(
            Map.entry("string", "String"),
            Map.entry("text", "String"),
            Map.entry("integer", "Integer"),
            Map.entry("int", "Integer"),
            Map.entry("long", "Long"),
            Map.entry("short", "Short"),
            Map.entry("byte", "Byte"),
            Map.entry("double", "Double"),
            Map.entry("float", "Float"),
            Map.entry("boolean", "Boolean"),
            Map.entry("yes_no", "Boolean"),
            Map.entry("true_false", "Boolean"),
            Map.entry("character", "Character"),
            Map.entry("big_decimal", "java.math.BigDecimal"),
            Map.entry("big_integer", "java.math.BigInteger"),
            Map.entry("date", "java.util.Date"),
            Map.entry("time", "java.util.Date"),
            Map.entry("timestamp", "java.util.Date"));

    private final HbmDefaults defaults;
    private final String ownerName;
    private final List<Problem> problems;
    private final HbmUniqueKeys uniqueKeys = new HbmUniqueKeys();
    private final List<TypeOverlay> elements = new ArrayList<>();

    /**
     * @param ownerName the name of the entity without its package, which default names of collection tables begin with
     * @param problems takes what could not be used
     */
    HbmAttributes(HbmDefaults defaults, String ownerName, List<Problem> problems) {
        this.defaults = defaults;
        this.ownerName = ownerName;
        this.problems = problems;
    }

    /** Which columns are unique together, of the attributes read so far. */
    HbmUniqueKeys uniqueKeys() {
        return uniqueKeys;
    }

    /** The classes that the collections read so far hold as values, as embeddables. */
    List<TypeOverlay> elements() {
        return List.copyOf(elements);
    }

    /** The attributes in an element: a class, a component, or what groups some of them. */
    List<MemberOverlay> in(XmlElement container) {
        List<MemberOverlay> members = new ArrayList<>();
        container.children().forEach(element -> read(element, members));
        return members;
    }

    private void read(XmlElement element, List<MemberOverlay> into) {
        switch (element.name()) {
            case "id" -> identifier(element, into);
            case "composite-id" -> compositeIdentifier(element, into);
            case "version", "timestamp" -> basic(element, Optional.of("Version"), into);
            case "property" -> basic(element, Optional.empty(), into);
            case "key-property" -> basic(element, Optional.empty(), into);
            case "many-to-one", "key-many-to-one" -> manyToOne(element, Optional.empty(), into);
            case "one-to-one" -> oneToOne(element, into);
            case "any" -> any(element, into);
            case "component", "dynamic-component", "nested-composite-element" -> component(element, into);
            case "properties", "natural-id" -> group(element, into);
            case "join" -> secondaryTable(element, into);
            case "set", "list", "bag", "idbag", "map", "array", "primitive-array" -> collection(element, into);
            default -> {
                if (!SILENT.contains(element.name())) {
                    problem(element, "is no element of hbm.xml, and was left out; correct its name, or delete it");
                }
            }
        }
    }

    private void problem(XmlElement element, String text) {
        problems.add(new Problem(
                Problem.Kind.SYNTAX,
                "<" + element.name() + "> " + text,
                element.range().file(),
                element.range().startLine()));
    }

    /** Adds an attribute, unless the element does not name it. */
    private void add(
            XmlElement element,
            Optional<TypeUse> type,
            List<AnnotationUse> annotations,
            List<MemberOverlay> members,
            boolean inverse,
            List<MemberOverlay> into) {
        Optional<XmlAttribute> name = element.attribute("name");
        if (name.isEmpty()) {
            problem(element, "has no name, and was left out; name its attribute");
            return;
        }
        into.add(new MemberOverlay(
                name.get().value().strip(),
                defaults.byGetter(element),
                type,
                annotations,
                members,
                inverse,
                name.get().range(),
                element.range().startLine(),
                element.endLine()));
    }

    private static String name(XmlElement element) {
        return element.value("name").orElse("");
    }

    /** An identifier without a name is no attribute of the class, but its column is still the key. */
    private void identifier(XmlElement element, List<MemberOverlay> into) {
        if (element.attribute("name").isPresent()) {
            basic(element, Optional.of("Id"), into);
            return;
        }
        into.add(new MemberOverlay(
                "id",
                Optional.empty(),
                basicType(element),
                List.of(AnnotationBuilder.jpa("Id", element.range()).build(), new HbmColumns(element, "id").column()),
                List.of(),
                false,
                element.range(),
                element.range().startLine(),
                element.endLine()));
    }

    /** Either one attribute of a class of its own, or several attributes of the entity, one by one. */
    private void compositeIdentifier(XmlElement element, List<MemberOverlay> into) {
        List<MemberOverlay> parts = in(element);
        if (element.attribute("name").isPresent()) {
            add(
                    element,
                    element.value("class").map(defaults.names()::qualified).map(TypeUse::of),
                    List.of(AnnotationBuilder.jpa("EmbeddedId", element.range()).build()),
                    parts,
                    false,
                    into);
            return;
        }
        for (MemberOverlay part : parts) {
            List<AnnotationUse> annotations = new ArrayList<>(part.annotations());
            annotations.add(AnnotationBuilder.jpa("Id", element.range()).build());
            into.add(new MemberOverlay(
                    part.attribute(),
                    part.getter(),
                    part.type(),
                    annotations,
                    part.members(),
                    part.inverse(),
                    part.range(),
                    part.startLine(),
                    part.endLine()));
        }
    }

    private void basic(XmlElement element, Optional<String> marker, List<MemberOverlay> into) {
        HbmColumns columns = new HbmColumns(element, name(element));
        uniqueKeys.add(element, columns);
        List<AnnotationUse> annotations = new ArrayList<>();
        annotations.add(
                AnnotationBuilder.jpa(marker.orElse("Basic"), element.range()).build());
        annotations.add(columns.column());
        add(element, basicType(element), annotations, List.of(), false, into);
    }

    private static Optional<TypeUse> basicType(XmlElement element) {
        return element.value("type")
                .or(() -> element.child("type").flatMap(type -> type.value("name")))
                .map(type -> TypeUse.of(BASIC_TYPES.getOrDefault(type, type)));
    }

    private void manyToOne(XmlElement element, Optional<Join> join, List<MemberOverlay> into) {
        HbmColumns columns = new HbmColumns(element, name(element));
        uniqueKeys.add(element, columns);
        AnnotationBuilder association = AnnotationBuilder.jpa("ManyToOne", element.range());
        Optional<String> target = target(association, element);
        association.constant("fetch", element.isNot("lazy") ? "EAGER" : "LAZY");
        if (columns.notNull()) {
            association.flag("optional", false);
        }
        List<AnnotationUse> annotations = new ArrayList<>();
        annotations.add(association.build());
        if (join.isPresent()) {
            annotations.add(joinTable(join.get().table(), join.get().key(), columns.joinColumns(), element));
        } else if (columns.names().isEmpty()) {
            annotations.add(
                    AnnotationBuilder.hibernate("JoinFormula", element.range()).build());
        } else {
            annotations.addAll(columns.joinColumns());
        }
        if (!element.name().equals("key-many-to-one")) {
            annotations.addAll(defaults.cascade(element));
        }
        propertyRef(element, annotations);
        lostRows(element, annotations);
        add(element, target.map(TypeUse::of), annotations, List.of(), false, into);
    }

    /** The table of a {@code <join>}, and the key that ties it to the entity's. */
    private record Join(String table, HbmColumns key) {}

    private void secondaryTable(XmlElement join, List<MemberOverlay> into) {
        Optional<XmlElement> key = join.child("key");
        if (key.isEmpty() || join.value("table").isEmpty()) {
            problem(join, "has no table or no <key>, and was left out; name both");
            return;
        }
        Join table = new Join(join.value("table").orElseThrow(), new HbmColumns(key.get(), "id"));
        for (XmlElement element : join.children()) {
            if (element.name().equals("many-to-one")) {
                manyToOne(element, Optional.of(table), into);
            } else {
                read(element, into);
            }
        }
    }

    /** The attribute that a foreign key refers to, where it is not the primary key. */
    private static void propertyRef(XmlElement element, List<AnnotationUse> into) {
        element.attribute("property-ref")
                .ifPresent(property -> into.add(AnnotationBuilder.hibernate("PropertyRef", property.range())
                        .literal("value", Optional.of(property))
                        .build()));
    }

    /** What happens where the row that a key refers to is not there, or is deleted. */
    private static void lostRows(XmlElement element, List<AnnotationUse> into) {
        element.attribute("not-found")
                .filter(action -> action.value().strip().equals("ignore"))
                .ifPresent(action -> into.add(AnnotationBuilder.hibernate("NotFound", action.range())
                        .constant("action", "IGNORE")
                        .build()));
        onDelete(element, into);
    }

    /** What a key leaves to the database. */
    static void onDelete(XmlElement key, List<AnnotationUse> into) {
        if (key.value("on-delete").filter("cascade"::equals).isPresent()) {
            into.add(AnnotationBuilder.hibernate("OnDelete", key.range())
                    .constant("action", "CASCADE")
                    .build());
        }
    }

    /** Names the entity at the other end; without a name it is what the attribute's type says. */
    private Optional<String> target(AnnotationBuilder association, XmlElement element) {
        Optional<String> target = defaults.entity(element, "class");
        association.type("targetEntity", target, element.range());
        return target;
    }

    /**
     * Both ends share the primary key, and the constrained one refers to the other; or another attribute of the target holds
     * the key.
     */
    private void oneToOne(XmlElement element, List<MemberOverlay> into) {
        boolean constrained = element.is("constrained");
        boolean eager = element.attribute("lazy").isPresent()
                ? element.isNot("lazy")
                : !constrained
                        && element.attribute("fetch").isEmpty()
                        && element.attribute("outer-join").isEmpty();
        AnnotationBuilder association = AnnotationBuilder.jpa("OneToOne", element.range());
        Optional<String> target = target(association, element);
        association.constant("fetch", eager ? "EAGER" : "LAZY");
        if (constrained) {
            association.flag("optional", false);
        }
        List<AnnotationUse> annotations = new ArrayList<>();
        annotations.add(association.build());
        if (element.attribute("property-ref").isEmpty()) {
            AnnotationBuilder shared = AnnotationBuilder.jpa("PrimaryKeyJoinColumn", element.range());
            new HbmColumns(element, "").foreignKey().ifPresent(key -> shared.nested("foreignKey", List.of(key)));
            annotations.add(shared.build());
        }
        annotations.addAll(defaults.cascade(element));
        propertyRef(element, annotations);
        lostRows(element, annotations);
        add(element, target.map(TypeUse::of), annotations, List.of(), !constrained, into);
    }

    private void any(XmlElement element, List<MemberOverlay> into) {
        List<AnnotationUse> annotations = new ArrayList<>();
        annotations.add(AnnotationBuilder.hibernate("Any", element.range()).build());
        annotations.addAll(new HbmColumns(element, "").joinColumnsOfAny());
        annotations.addAll(defaults.cascade(element));
        add(element, Optional.of(TypeUse.of("java.lang.Object")), annotations, List.of(), false, into);
    }

    private void component(XmlElement element, List<MemberOverlay> into) {
        Optional<TypeUse> type = element.name().equals("dynamic-component")
                ? Optional.of(TypeUse.of("java.util.Map"))
                : element.value("class").map(defaults.names()::qualified).map(TypeUse::of);
        add(
                element,
                type,
                List.of(AnnotationBuilder.jpa("Embedded", element.range()).build()),
                in(element),
                false,
                into);
    }

    /** Attributes that are grouped because their columns are unique together. */
    private void group(XmlElement element, List<MemberOverlay> into) {
        boolean unique = element.name().equals("natural-id") || element.is("unique");
        if (unique) {
            uniqueKeys.open();
        }
        into.addAll(in(element));
        uniqueKeys.close();
    }

    private void collection(XmlElement element, List<MemberOverlay> into) {
        Optional<XmlElement> key = element.child("key");
        Optional<XmlElement> content = element.children().stream()
                .filter(child -> Set.of("element", "composite-element", "one-to-many", "many-to-many", "many-to-any")
                        .contains(child.name()))
                .findFirst();
        if (key.isEmpty() || content.isEmpty()) {
            problem(element, "has no <key> or nothing that says what it holds, and was left out; add what is missing");
            return;
        }
        HbmColumns keyColumns = new HbmColumns(key.get(), "id");
        List<AnnotationUse> annotations = new ArrayList<>();
        Optional<String> target = switch (content.get().name()) {
            case "one-to-many" -> oneToMany(element, content.get(), keyColumns, annotations);
            case "many-to-many", "many-to-any" -> manyToMany(element, content.get(), keyColumns, annotations);
            default -> elements(element, content.get(), keyColumns, annotations);
        };
        boolean entities = !content.get().name().endsWith("element");
        if (entities) {
            annotations.addAll(defaults.cascade(element));
        }
        propertyRef(key.get(), annotations);
        lostRows(content.get(), annotations);
        lostRows(key.get(), annotations);
        restrictions(element, "Where", "Filter", annotations);
        restrictions(content.get(), "WhereJoinTable", "FilterJoinTable", annotations);
        add(
                element,
                target.map(name -> collectionType(element.name(), TypeUse.of(name))),
                annotations,
                List.of(),
                entities && element.is("inverse"),
                into);
    }

    private static TypeUse collectionType(String kind, TypeUse content) {
        return switch (kind) {
            case "set" -> new TypeUse("java.util.Set", List.of(content), false);
            case "list" -> new TypeUse("java.util.List", List.of(content), false);
            case "map" -> new TypeUse("java.util.Map", List.of(TypeUse.of("java.lang.Object"), content), false);
            case "array", "primitive-array" -> new TypeUse(content.name(), List.of(), true);
            default -> new TypeUse("java.util.Collection", List.of(content), false);
        };
    }

    private AnnotationBuilder toMany(String kind, XmlElement element) {
        boolean eager = element.attribute("lazy").isPresent() ? element.isNot("lazy") : !defaults.lazy();
        return AnnotationBuilder.jpa(kind, element.range()).constant("fetch", eager ? "EAGER" : "LAZY");
    }

    private Optional<String> oneToMany(
            XmlElement element, XmlElement content, HbmColumns key, List<AnnotationUse> into) {
        AnnotationBuilder association = toMany("OneToMany", element);
        Optional<String> target = target(association, content);
        into.add(association.build());
        into.addAll(key.joinColumns());
        return target;
    }

    /** A many-to-many whose target column is unique is what annotations call a one-to-many over a join table. */
    private Optional<String> manyToMany(
            XmlElement element, XmlElement content, HbmColumns key, List<AnnotationUse> into) {
        boolean any = content.name().equals("many-to-any");
        AnnotationBuilder association = any
                ? AnnotationBuilder.hibernate("ManyToAny", element.range())
                : toMany(content.is("unique") ? "OneToMany" : "ManyToMany", element);
        Optional<String> target = any ? Optional.empty() : target(association, content);
        into.add(association.build());
        HbmColumns columns = new HbmColumns(content, "elt");
        into.add(joinTable(table(element), key, any ? columns.joinColumnsOfAny() : columns.joinColumns(), element));
        return target;
    }

    private Optional<String> elements(
            XmlElement element, XmlElement content, HbmColumns key, List<AnnotationUse> into) {
        AnnotationBuilder association = toMany("ElementCollection", element);
        Optional<String> target = content.name().equals("element")
                ? basicType(content).map(TypeUse::name)
                : content.value("class").map(defaults.names()::qualified);
        if (content.name().equals("composite-element")) {
            target.ifPresent(name -> elements.add(embeddable(name, content)));
        }
        association.type("targetClass", target, content.range());
        into.add(association.build());
        into.add(AnnotationBuilder.jpa("CollectionTable", element.range())
                .literal(
                        "name",
                        table(element),
                        element.attribute("table").map(XmlAttribute::range).orElse(element.range()))
                .nested("joinColumns", key.joinColumns())
                .build());
        return target;
    }

    private TypeOverlay embeddable(String type, XmlElement element) {
        return new TypeOverlay(
                type,
                Origin.HBM_XML,
                true,
                Optional.empty(),
                List.of(AnnotationBuilder.jpa("Embeddable", element).build()),
                new HbmAttributes(defaults, ownerName, problems).in(element),
                element.attribute("class").map(XmlAttribute::range).orElse(element.range()),
                element.range().startLine(),
                element.endLine());
    }

    private String table(XmlElement collection) {
        return collection.value("table").orElseGet(() -> ownerName + "_" + name(collection));
    }

    private static AnnotationUse joinTable(
            String name, HbmColumns key, List<AnnotationUse> target, XmlElement element) {
        return AnnotationBuilder.jpa("JoinTable", element.range())
                .literal("name", name, element.range())
                .nested("joinColumns", key.joinColumns())
                .nested("inverseJoinColumns", target)
                .build();
    }

    /** What keeps rows from being seen: of a class, of a collection, or of what a join table links to. */
    static void restrictions(XmlElement element, String where, String filter, List<AnnotationUse> into) {
        element.attribute("where")
                .ifPresent(clause -> into.add(AnnotationBuilder.hibernate(where, clause.range())
                        .literal("clause", Optional.of(clause))
                        .build()));
        element.children("filter")
                .forEach(each -> into.add(
                        AnnotationBuilder.hibernate(filter, each.range()).build()));
    }
}
