package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.mapping.RowStorage.SoftDelete;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the tables that hold one row of an entity, and what a delete of the row writes to them. */
final class Storages {

    private final Linker linker;

    Storages(Linker linker) {
        this.linker = linker;
    }

    /** @param attributes what the entity holds, inherited attributes included */
    RowStorage storage(TypeFragment type, Collection<Attribute> attributes) {
        List<Part> parts = new ArrayList<>();
        boolean joined = linker.tables().strategy(type).equals("JOINED");
        List<TypeFragment> entities = linker.tables().entities(type);
        for (TypeFragment entity : joined ? entities : List.of(type)) {
            parts.add(new Part(
                    linker.tables().table(entity),
                    linker.keys().columns(entity),
                    sqlDelete(entity, linker.tables().table(entity)).or(() -> sqlDelete(entity, "")),
                    // Hibernate ignores it on what has no table above its own
                    parts.isEmpty() ? Optional.empty() : linker.onDelete(linker.annotations(entity))));
            parts.addAll(secondary(entity));
        }
        return new RowStorage(parts, version(type, attributes), softDelete(type, entities));
    }

    /** Secondary tables, deleted from before the primary one (section 11.1.46). */
    private List<Part> secondary(TypeFragment entity) {
        Annotations annotations = linker.annotations(entity);
        List<Part> parts = new ArrayList<>();
        for (AnnotationUse use : annotations.jpaAll("SecondaryTable", "SecondaryTables")) {
            List<String> written = Annotations.nested(use, "pkJoinColumns").stream()
                    .map(column -> annotations.text(column, "name", ""))
                    .filter(name -> !name.isEmpty())
                    .map(linker.naming(entity)::column)
                    .toList();
            parts.add(new Part(
                    linker.naming(entity).table(annotations.text(use, "name", "")),
                    written.isEmpty() ? linker.keys().columns(entity) : written,
                    sqlDelete(entity, annotations.text(use, "name", "")),
                    Optional.empty()));
        }
        return parts;
    }

    /** @param table which of the entity's tables, as the annotation names it; empty for the primary one */
    private Optional<String> sqlDelete(TypeFragment entity, String table) {
        Annotations annotations = linker.annotations(entity);
        return annotations.hibernateAll("SQLDelete", "SQLDeletes").stream()
                .filter(use -> annotations.text(use, "table", "").equals(table))
                .map(use -> annotations.text(use, "sql", ""))
                .findFirst();
    }

    private Optional<String> version(TypeFragment type, Collection<Attribute> attributes) {
        List<String> versions = linker.hierarchy().chain(type).stream()
                .flatMap(level -> level.type().members().stream()
                        .filter(member ->
                                linker.annotations(member, level.type()).hasJpa("Version"))
                        .map(member -> member.attribute()))
                .toList();
        return attributes.stream()
                .filter(attribute -> attribute instanceof BasicAttribute && versions.contains(attribute.name()))
                .map(attribute -> ((BasicAttribute) attribute).column())
                .findFirst();
    }

    /** Written on the root of the hierarchy, on a mapped superclass of it, or on its package. */
    private Optional<SoftDelete> softDelete(TypeFragment type, List<TypeFragment> entities) {
        TypeFragment root = entities.isEmpty() ? type : entities.get(0);
        List<TypeFragment> places = new ArrayList<>(
                linker.hierarchy().chain(type).stream().map(Level::type).toList());
        linker.packageOf(root).ifPresent(places::add);
        return places.stream()
                .map(linker::annotations)
                .filter(annotations -> annotations.hasHibernate("SoftDelete"))
                .findFirst()
                .map(annotations -> softDelete(annotations, root));
    }

    private SoftDelete softDelete(Annotations annotations, TypeFragment root) {
        AnnotationUse use = annotations.hibernate("SoftDelete").orElseThrow();
        String strategy = Annotations.enumConstant(use, "strategy")
                .map(declared -> declared.value())
                .orElse("DELETED");
        boolean active = strategy.equals("ACTIVE");
        String column = annotations.text(use, "columnName", "");
        boolean plain = use.member("converter").isEmpty() && !strategy.equals("TIMESTAMP");
        return new SoftDelete(
                linker.naming(root).column(column.isEmpty() ? (active ? "active" : "deleted") : column),
                plain ? Optional.of(String.valueOf(!active)) : Optional.empty(),
                plain ? Optional.of(String.valueOf(active)) : Optional.empty());
    }
}
