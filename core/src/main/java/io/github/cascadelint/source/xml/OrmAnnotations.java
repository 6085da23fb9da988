package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns elements of {@code orm.xml} into annotations. Each element has an annotation of the same meaning; attributes and
 * child elements are its members, under names that differ but in their spelling (section 12.3).
 */
final class OrmAnnotations {

    /** Attributes that hold a constant, and its enum. */
    private static final Map<String, String> ENUMS =
            Map.of("fetch", "FetchType", "strategy", "InheritanceType", "constraint-mode", "ConstraintMode");

    /** Attributes that hold a class. */
    private static final List<String> CLASSES = List.of("target-entity", "target-class");

    /** Attributes that other annotations than the element's own speak of. */
    private static final List<String> ELSEWHERE = List.of("access", "class", "id", "maps-id");

    /** Child elements that are members: which member, and of which annotation. */
    private static final Map<String, List<String>> NESTED = Map.of(
            "column", List.of("column", "Column"),
            "join-column", List.of("joinColumns", "JoinColumn"),
            "inverse-join-column", List.of("inverseJoinColumns", "JoinColumn"),
            "primary-key-join-column", List.of("pkJoinColumns", "PrimaryKeyJoinColumn"),
            "foreign-key", List.of("foreignKey", "ForeignKey"),
            "inverse-foreign-key", List.of("inverseForeignKey", "ForeignKey"),
            "join-table", List.of("joinTable", "JoinTable"),
            "unique-constraint", List.of("uniqueConstraints", "UniqueConstraint"),
            "index", List.of("indexes", "Index"));

    private static final Map<String, String> CASCADES = Map.of(
            "cascade-all", "ALL",
            "cascade-persist", "PERSIST",
            "cascade-merge", "MERGE",
            "cascade-remove", "REMOVE",
            "cascade-refresh", "REFRESH",
            "cascade-detach", "DETACH");

    private final ClassNames names;

    OrmAnnotations(ClassNames names) {
        this.names = names;
    }

    /** The annotation of an element, with all that it holds. */
    AnnotationUse full(String annotation, XmlElement element) {
        AnnotationBuilder builder = AnnotationBuilder.jpa(annotation, element);
        attributes(builder, element);
        NESTED.forEach((child, member) -> builder.nested(member.get(0), all(element, child, member.get(1))));
        builder.values(
                "columnNames",
                element.children("column-name").stream()
                        .<AnnotationValue>map(column -> new AnnotationValue.Literal(column.text(), column.range()))
                        .toList());
        return builder.build();
    }

    /** The annotation of an element that maps an attribute; its children are annotations beside it. */
    AnnotationUse mapping(String annotation, XmlElement element) {
        AnnotationBuilder builder = AnnotationBuilder.jpa(annotation, element);
        attributes(builder, element);
        return cascading(builder, element);
    }

    /** {@code @Any} and {@code @ManyToAny}, of Hibernate's own schema. */
    AnnotationUse any(String annotation, XmlElement element) {
        return cascading(AnnotationBuilder.hibernate(annotation, element), element);
    }

    private static AnnotationUse cascading(AnnotationBuilder builder, XmlElement element) {
        List<AnnotationValue> cascades = new ArrayList<>();
        for (XmlElement cascade : element.children("cascade")) {
            for (XmlElement type : cascade.children()) {
                Optional.ofNullable(CASCADES.get(type.name()))
                        .ifPresent(constant ->
                                cascades.add(AnnotationBuilder.constant("CascadeType", constant, type.range())));
            }
        }
        return builder.values("cascade", cascades).build();
    }

    /** The annotations of all child elements of a name. */
    List<AnnotationUse> all(XmlElement element, String child, String annotation) {
        return element.children(child).stream()
                .map(found -> full(annotation, found))
                .toList();
    }

    /** What stands beside the mapping of an attribute: its columns, tables and overrides. */
    List<AnnotationUse> storage(XmlElement element) {
        List<AnnotationUse> all = new ArrayList<>();
        all.addAll(all(element, "column", "Column"));
        all.addAll(joinColumns(element, "join-column", "JoinColumn", "foreign-key"));
        all.addAll(joinColumns(element, "primary-key-join-column", "PrimaryKeyJoinColumn", "primary-key-foreign-key"));
        all.addAll(all(element, "join-table", "JoinTable"));
        all.addAll(all(element, "collection-table", "CollectionTable"));
        all.addAll(all(element, "order-column", "OrderColumn"));
        all.addAll(overrides(element));
        all.addAll(hibernateOfAttribute(element));
        return all;
    }

    /** What Hibernate's own schema says of an entity beside the standard. */
    static List<AnnotationUse> hibernateOfType(XmlElement element) {
        List<AnnotationUse> all = new ArrayList<>();
        element.child("sql-delete")
                .ifPresent(child -> all.add(AnnotationBuilder.hibernate("SQLDelete", child)
                        .literal("sql", child.text().strip(), child.range())
                        .build()));
        element.child("soft-delete").ifPresent(child -> all.add(marker("SoftDelete", child)));
        element.child("mutable")
                .filter(mutable -> mutable.text().equals("false"))
                .ifPresent(child -> all.add(marker("Immutable", child)));
        element.child("caching")
                .ifPresent(caching -> all.add(AnnotationBuilder.hibernate("Cache", caching)
                        .constant(
                                "usage",
                                "CacheConcurrencyStrategy",
                                caching.attribute("access").map(OrmAnnotations::constant))
                        .build()));
        all.addAll(restrictions(element));
        return all;
    }

    private static List<AnnotationUse> hibernateOfAttribute(XmlElement element) {
        List<AnnotationUse> all = new ArrayList<>();
        element.child("on-delete")
                .ifPresent(child -> all.add(AnnotationBuilder.hibernate("OnDelete", child)
                        .constant(
                                "action",
                                "OnDeleteAction",
                                Optional.of(constant(new XmlAttribute(child.text(), child.range()))))
                        .build()));
        all.addAll(restrictions(element));
        return all;
    }

    /** What keeps rows of an entity or a collection from being seen. */
    private static List<AnnotationUse> restrictions(XmlElement element) {
        List<AnnotationUse> all = new ArrayList<>();
        element.child("where").ifPresent(child -> all.add(marker("Where", child)));
        element.child("sql-restriction").ifPresent(child -> all.add(marker("SQLRestriction", child)));
        element.children("filter").forEach(child -> all.add(marker("Filter", child)));
        return all;
    }

    private static AnnotationUse marker(String annotation, XmlElement element) {
        return AnnotationBuilder.hibernate(annotation, element).build();
    }

    /** Hibernate's schema writes {@code no-action} for {@code NO_ACTION}. */
    private static XmlAttribute constant(XmlAttribute value) {
        return new XmlAttribute(value.value().strip().toUpperCase(Locale.ROOT).replace('-', '_'), value.range());
    }

    /** {@code attribute-override} and {@code association-override}. */
    List<AnnotationUse> overrides(XmlElement element) {
        List<AnnotationUse> all = new ArrayList<>(all(element, "attribute-override", "AttributeOverride"));
        all.addAll(all(element, "association-override", "AssociationOverride"));
        return all;
    }

    /** A foreign key beside the join columns is that of all of them. */
    private List<AnnotationUse> joinColumns(XmlElement element, String child, String annotation, String keyElement) {
        List<AnnotationUse> columns = all(element, child, annotation);
        List<AnnotationUse> key = all(element, keyElement, "ForeignKey");
        if (key.isEmpty()) {
            return columns;
        }
        return List.of(AnnotationBuilder.jpa(annotation + "s", element)
                .nested("value", columns)
                .nested("foreignKey", key)
                .build());
    }

    /** {@code @Access} where an element names an access type. */
    static Optional<AnnotationUse> access(XmlElement element) {
        return element.attribute("access")
                .map(access -> AnnotationBuilder.jpa("Access", element)
                        .constant("value", "AccessType", Optional.of(access))
                        .build());
    }

    /** {@code @Access} as an element of its own names the access type. */
    static Optional<AnnotationUse> accessElement(XmlElement around) {
        return around.child("access")
                .map(access -> AnnotationBuilder.jpa("Access", access)
                        .constant("value", "AccessType", Optional.of(new XmlAttribute(access.text(), access.range())))
                        .build());
    }

    private void attributes(AnnotationBuilder builder, XmlElement element) {
        for (String attribute : element.attributes().keySet()) {
            Optional<XmlAttribute> value = element.attribute(attribute);
            String constants = ENUMS.get(attribute);
            if (CLASSES.contains(attribute)) {
                SourceRange place = value.map(XmlAttribute::range).orElse(element.range());
                builder.type(camelCase(attribute), names.of(element, attribute), place);
            } else if (constants != null) {
                // The mode of a foreign key is the one constant whose member has another name.
                builder.constant(attribute.equals("constraint-mode") ? "value" : attribute, constants, value);
            } else if (!ELSEWHERE.contains(attribute)) {
                builder.literal(camelCase(attribute), value);
            }
        }
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean afterHyphen = i > 0 && name.charAt(i - 1) == '-';
            char c = name.charAt(i);
            if (c != '-') {
                camel.append(afterHyphen ? Character.toUpperCase(c) : c);
            }
        }
        return camel.toString();
    }
}
