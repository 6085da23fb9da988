package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the classes of an {@code hbm.xml} (Hibernate 5.6, {@code hibernate-mapping-3.0.dtd}) as if they carried annotations.
 * Default names of columns and tables follow the rules of that format, which are not those of Jakarta Persistence; so
 * nothing is left to be defaulted.
 */
final class HbmReader {

    /** How each kind of subclass is stored. */
    private static final Map<String, String> STRATEGIES = Map.of(
            "subclass", "SINGLE_TABLE",
            "joined-subclass", "JOINED",
            "union-subclass", "TABLE_PER_CLASS");

    private final HbmDefaults defaults;
    private final List<Problem> problems;
    private final List<TypeOverlay> overlays = new ArrayList<>();

    private HbmReader(XmlDocument document, XmlElement root) {
        this.defaults = new HbmDefaults(root);
        this.problems = new ArrayList<>(document.problems());
    }

    static FileFragment read(XmlDocument document, XmlElement root) {
        HbmReader reader = new HbmReader(document, root);
        for (XmlElement element : root.children()) {
            if (element.name().equals("class") || STRATEGIES.containsKey(element.name())) {
                reader.entity(element, element.value("extends").map(reader.defaults.names()::qualified));
            }
        }
        return FileFragment.mapping(
                document.file(),
                reader.overlays,
                List.copyOf(NamedStatements.in(root)),
                document.suppressions(),
                reader.problems);
    }

    /** @param superclass the entity that a subclass extends */
    private void entity(XmlElement element, Optional<String> superclass) {
        Optional<String> type = defaults.entity(element, "name");
        if (type.isEmpty()) {
            problems.add(new Problem(
                    Problem.Kind.SYNTAX,
                    "<" + element.name() + "> names no class, and was left out; give it a name or an entity-name",
                    element.range().file(),
                    element.range().startLine()));
            return;
        }
        HbmAttributes attributes = new HbmAttributes(defaults, defaults.unqualified(element), problems);
        List<MemberOverlay> members = attributes.in(element);
        SourceRange range = element.attribute("entity-name")
                .or(() -> element.attribute("name"))
                .map(XmlAttribute::range)
                .orElse(element.range());
        overlays.add(new TypeOverlay(
                type.get(),
                defaults.names().of(element, "name"),
                Origin.HBM_XML,
                true,
                superclass,
                annotations(element, range, attributes.uniqueKeys().constraints(element)),
                members,
                range,
                element.range().startLine(),
                element.endLine()));
        overlays.addAll(attributes.elements());
        element.children().stream()
                .filter(child -> STRATEGIES.containsKey(child.name()))
                .forEach(child -> entity(child, type));
    }

    private List<AnnotationUse> annotations(XmlElement element, SourceRange range, List<AnnotationUse> uniqueKeys) {
        List<AnnotationUse> annotations = new ArrayList<>();
        annotations.add(AnnotationBuilder.jpa("Entity", range).build());
        if (isView(element)) {
            annotations.add(
                    AnnotationBuilder.hibernate("Subselect", element.range()).build());
        }
        AnnotationBuilder table = AnnotationBuilder.jpa("Table", element.range());
        Optional<XmlAttribute> tableName = element.attribute("table");
        table.literal(
                "name",
                tableName.map(name -> name.value().strip()).orElseGet(() -> defaults.unqualified(element)),
                tableName.map(XmlAttribute::range).orElse(range));
        table.nested("uniqueConstraints", uniqueKeys);
        annotations.add(table.build());
        Optional.ofNullable(STRATEGIES.get(element.name()))
                .ifPresent(strategy -> annotations.add(AnnotationBuilder.jpa("Inheritance", element.range())
                        .constant("strategy", strategy)
                        .build()));
        if (element.isNot("mutable")) {
            annotations.add(
                    AnnotationBuilder.hibernate("Immutable", element.range()).build());
        }
        annotations.addAll(key(element));
        element.child("key")
                .filter(key -> element.name().equals("joined-subclass"))
                .ifPresent(key -> HbmAttributes.onDelete(key, annotations));
        element.child("cache")
                .ifPresent(cache -> annotations.add(AnnotationBuilder.hibernate("Cache", cache.range())
                        .constant("usage", cacheUsage(cache))
                        .build()));
        element.child("sql-delete")
                .ifPresent(delete -> annotations.add(AnnotationBuilder.hibernate("SQLDelete", delete.range())
                        .literal("sql", delete.text().strip(), delete.range())
                        .build()));
        HbmAttributes.restrictions(element, "Where", "Filter", annotations);
        return annotations;
    }

    private static boolean isView(XmlElement element) {
        return element.attribute("subselect").isPresent()
                || element.child("subselect").isPresent();
    }

    private static String cacheUsage(XmlElement cache) {
        return cache.value("usage").orElse("").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The key of a joined subclass, which refers to that of its superclass. */
    private static List<AnnotationUse> key(XmlElement element) {
        if (!element.name().equals("joined-subclass")) {
            return List.of();
        }
        return element.child("key")
                .map(key -> new HbmColumns(key, "id")
                        .names().stream()
                                .map(name -> AnnotationBuilder.jpa("PrimaryKeyJoinColumn", key.range())
                                        .literal("name", name, key.range())
                                        .build())
                                .toList())
                .orElse(List.of());
    }
}
