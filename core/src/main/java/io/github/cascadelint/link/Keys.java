package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The columns of entities' primary keys, which the default names of join columns are made of. */
final class Keys {

    private final Linker linker;
    private final Map<String, List<String>> known = new HashMap<>();

    Keys(Linker linker) {
        this.linker = linker;
    }

    List<String> columns(TypeRef target) {
        return target.resolved()
                .flatMap(linker.index()::type)
                .map(this::columns)
                .orElse(List.of());
    }

    /** The primary key columns of the table that holds an entity's own attributes. */
    List<String> columns(TypeFragment entity) {
        return once(entity.name(), () -> find(entity));
    }

    /** The columns of one attribute of an entity. */
    List<String> columns(TypeFragment entity, String attribute) {
        return once(entity.name() + "#" + attribute, () -> find(entity, attribute));
    }

    /** A key that is part of itself is an error in the mapping; here it must only end. */
    private List<String> once(String key, Supplier<List<String>> find) {
        List<String> columns = known.get(key);
        if (columns == null) {
            known.put(key, List.of());
            columns = List.copyOf(find.get());
            known.put(key, columns);
        }
        return columns;
    }

    private List<String> find(TypeFragment entity, String attribute) {
        AttributeLinker attributeLinker = new AttributeLinker(linker, entity, entity);
        boolean byGetter = linker.members().defaultByGetter(entity);
        return linker.hierarchy().chain(entity).stream()
                .flatMap(level -> linker.members().persistent(level.type(), byGetter).stream()
                        .filter(member -> member.attribute().equals(attribute))
                        .flatMap(member -> attributeLinker.attributes(member, level).stream()))
                .flatMap(found -> columnsOf(found).stream())
                .toList();
    }

    private List<String> find(TypeFragment entity) {
        Annotations annotations = linker.annotations(entity);
        List<String> written = annotations.jpaAll("PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns").stream()
                .map(use -> annotations.text(use, "name", ""))
                .filter(name -> !name.isEmpty())
                .map(linker.naming(entity)::column)
                .toList();
        if (!written.isEmpty()) {
            return written;
        }
        Optional<TypeFragment> above = linker.tables().superEntity(entity);
        return above.isPresent() ? columns(above.get()) : ofIdentifier(entity);
    }

    private List<String> ofIdentifier(TypeFragment entity) {
        // Hibernate sorts the parts of an identifier, and foreign keys that name no columns refer to them in that
        // order.
        Map<String, List<String>> byAttribute = new TreeMap<>();
        Map<String, List<String>> mapped = new LinkedHashMap<>();
        AttributeLinker attributeLinker = new AttributeLinker(linker, entity, entity);
        boolean byGetter = linker.members().defaultByGetter(entity);
        for (Level level : linker.hierarchy().chain(entity)) {
            if (!linker.isManaged(level.type().name())) {
                continue;
            }
            for (MemberFragment member : linker.members().persistent(level.type(), byGetter)) {
                Annotations annotations = linker.annotations(member, level.type());
                Optional<AnnotationUse> mapsId = annotations.jpa("MapsId");
                if (annotations.hasJpa("Id") || annotations.hasJpa("EmbeddedId")) {
                    attributeLinker
                            .attributes(member, level)
                            .forEach(attribute -> byAttribute.put(attribute.name(), columnsOf(attribute)));
                } else if (mapsId.isPresent()) {
                    String part = annotations.text(mapsId.get(), "value", "");
                    mapped.put(
                            part,
                            attributeLinker.attributes(member, level).stream()
                                    .flatMap(attribute -> columnsOf(attribute).stream())
                                    .toList());
                }
            }
        }
        if (mapped.containsKey("")) {
            return mapped.get("");
        }
        List<String> columns = new ArrayList<>();
        byAttribute.forEach((path, own) -> columns.addAll(mapped.entrySet().stream()
                .filter(entry -> isPartOf(path, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(own)));
        return columns.stream().distinct().toList();
    }

    /** Whether an attribute of an embedded identifier is, or lies in, the part that {@code @MapsId} names. */
    private static boolean isPartOf(String path, String part) {
        String inIdentifier = path.substring(path.indexOf('.') + 1);
        return ("." + inIdentifier + ".").contains("." + part + ".");
    }

    private static List<String> columnsOf(Attribute attribute) {
        if (attribute instanceof BasicAttribute basic) {
            return List.of(basic.column());
        }
        if (attribute instanceof Association association) {
            return association.joinColumns().stream().map(JoinColumn::name).toList();
        }
        return List.of();
    }
}
