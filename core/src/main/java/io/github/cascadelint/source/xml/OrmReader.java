package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import io.github.cascadelint.source.UnitFragment;
import io.github.cascadelint.source.UnitFragment.MappingDefaults;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping file of Jakarta Persistence, of any version, with what Hibernate's schema adds (section 12.3). */
final class OrmReader {

    private static final Map<String, String> KINDS = Map.of(
            "entity", "Entity",
            "mapped-superclass", "MappedSuperclass",
            "embeddable", "Embeddable");

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("id", "Id"),
            Map.entry("embedded-id", "EmbeddedId"),
            Map.entry("basic", "Basic"),
            Map.entry("version", "Version"),
            Map.entry("many-to-one", "ManyToOne"),
            Map.entry("one-to-many", "OneToMany"),
            Map.entry("one-to-one", "OneToOne"),
            Map.entry("many-to-many", "ManyToMany"),
            Map.entry("element-collection", "ElementCollection"),
            Map.entry("embedded", "Embedded"),
            Map.entry("transient", "Transient"));

    private static final Map<String, String> HIBERNATE_ATTRIBUTES = Map.of("any", "Any", "many-to-any", "ManyToAny");

    private final XmlDocument document;
    private final OrmAnnotations annotations;
    private final ClassNames names;
    private final List<Problem> problems;

    private OrmReader(XmlDocument document, XmlElement root) {
        this.document = document;
        this.names = new ClassNames(root.child("package").map(XmlElement::text).orElse(""));
        this.annotations = new OrmAnnotations(names);
        this.problems = new ArrayList<>(document.problems());
    }

    static FileFragment read(XmlDocument document, XmlElement root) {
        return new OrmReader(document, root).read(root);
    }

    private FileFragment read(XmlElement root) {
        List<UnitFragment> units = new ArrayList<>();
        OrmAnnotations.accessElement(root)
                .ifPresent(
                        access -> units.add(new MappingDefaults(false, false, Optional.of(access), Optional.empty())));
        root.child("persistence-unit-metadata").map(OrmReader::unitDefaults).ifPresent(units::add);
        units.addAll(NamedStatements.in(root));
        List<TypeOverlay> overlays = new ArrayList<>();
        for (XmlElement element : root.children()) {
            String kind = KINDS.get(element.name());
            if (kind != null) {
                named(element, "class").ifPresent(name -> overlays.add(type(element, kind, name)));
            }
        }
        return FileFragment.mapping(document.file(), overlays, units, document.suppressions(), problems);
    }

    private static MappingDefaults unitDefaults(XmlElement metadata) {
        Optional<XmlElement> defaults = metadata.child("persistence-unit-defaults");
        return new MappingDefaults(
                true,
                metadata.child("xml-mapping-metadata-complete").isPresent(),
                defaults.flatMap(OrmAnnotations::accessElement),
                defaults.flatMap(found -> found.child("cascade-persist")).map(XmlElement::range));
    }

    private TypeOverlay type(XmlElement element, String kind, XmlAttribute name) {
        List<AnnotationUse> onType = new ArrayList<>();
        onType.add(AnnotationBuilder.jpa(kind, element)
                .literal("name", element.attribute("name"))
                .build());
        OrmAnnotations.access(element).ifPresent(onType::add);
        onType.addAll(annotations.all(element, "table", "Table"));
        onType.addAll(annotations.all(element, "inheritance", "Inheritance"));
        onType.addAll(annotations.all(element, "primary-key-join-column", "PrimaryKeyJoinColumn"));
        onType.addAll(annotations.overrides(element));
        element.child("id-class")
                .ifPresent(idClass -> onType.add(AnnotationBuilder.jpa("IdClass", idClass)
                        .type("value", names.of(idClass, "class"), idClass.range())
                        .build()));
        onType.addAll(OrmAnnotations.hibernateOfType(element));
        List<MemberOverlay> members = new ArrayList<>();
        element.child("attributes").ifPresent(attributes -> addMembers(attributes, members));
        return new TypeOverlay(
                names.qualified(name.value()),
                Origin.ORM_XML,
                element.value("metadata-complete").filter("true"::equals).isPresent(),
                Optional.empty(),
                onType,
                members,
                name.range(),
                element.range().startLine(),
                element.endLine());
    }

    private void addMembers(XmlElement attributes, List<MemberOverlay> into) {
        for (XmlElement element : attributes.children()) {
            // Hibernate's schema puts the attributes of a natural identifier into an element of their own.
            if (element.name().equals("natural-id")) {
                addMembers(element, into);
            }
            mapping(element)
                    .ifPresent(mapping ->
                            named(element, "name").ifPresent(name -> into.add(member(element, mapping, name))));
        }
    }

    private Optional<AnnotationUse> mapping(XmlElement element) {
        return Optional.ofNullable(ATTRIBUTES.get(element.name()))
                .map(annotation -> annotations.mapping(annotation, element))
                .or(() -> Optional.ofNullable(HIBERNATE_ATTRIBUTES.get(element.name()))
                        .map(annotation -> annotations.any(annotation, element)));
    }

    private MemberOverlay member(XmlElement element, AnnotationUse mapping, XmlAttribute name) {
        List<AnnotationUse> all = new ArrayList<>();
        all.add(mapping);
        all.addAll(annotations.storage(element));
        // Without a name, it is the whole identifier that the association gives.
        Optional.ofNullable(element.attributes().get("maps-id"))
                .ifPresent(part -> all.add(AnnotationBuilder.jpa("MapsId", element)
                        .literal("value", Optional.of(part))
                        .build()));
        if (element.value("id").filter("true"::equals).isPresent()) {
            all.add(AnnotationBuilder.jpa("Id", element).build());
        }
        return new MemberOverlay(
                name.value().strip(),
                element.value("access").map("PROPERTY"::equals),
                Optional.empty(),
                all,
                List.of(),
                false,
                name.range(),
                element.range().startLine(),
                element.endLine());
    }

    /** An element that does not name what it maps maps nothing. */
    private Optional<XmlAttribute> named(XmlElement element, String attribute) {
        Optional<XmlAttribute> name = element.attribute(attribute);
        if (name.isEmpty()) {
            SourceRange place = element.range();
            problems.add(new Problem(
                    Problem.Kind.SYNTAX,
                    "<" + element.name() + "> has no " + attribute + ", and was left out; write it",
                    document.file(),
                    place.startLine()));
        }
        return name;
    }
}
