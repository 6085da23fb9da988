package io.github.cascadelint.oracle;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Origin;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An attribute in the words that our model and Hibernate's share.
 *
 * @param kind its kind; a to-many over a table of its own is {@code over-table}, because Hibernate tells no more
 * @param target the entity or embeddable, without its package; empty where there is none
 * @param mappedBy the owning attribute, or empty on the owning side
 * @param cascade what it passes on, REMOVE included when orphans are removed
 * @param columns the foreign key, or the key columns of the table it uses
 * @param table the join or collection table, or empty
 * @param elementColumns the columns of that table that refer to the target
 */
record Described(
        String kind,
        String target,
        String mappedBy,
        SortedSet<CascadeType> cascade,
        boolean orphanRemoval,
        List<String> columns,
        String table,
        List<String> elementColumns) {

    static Described ofElements(String table, List<String> columns) {
        return new Described("element-collection", "", "", new TreeSet<>(), false, columns, table, List.of());
    }

    /** Every entity's table and attributes, each as one line, by {@code entity} and {@code entity#attribute}. */
    static SortedMap<String, String> lines(List<ManagedType> entities) {
        SortedMap<String, String> lines = new TreeMap<>();
        for (ManagedType entity : entities) {
            String name = shortName(entity.name());
            lines.put(name, "table " + entity.table().orElse("-"));
            for (Attribute attribute : entity.attributes()) {
                if (attribute instanceof Association association) {
                    lines.put(
                            name + "#" + attribute.name(),
                            of(association, entity.origin()).toString());
                } else if (attribute instanceof ElementCollection collection) {
                    lines.put(
                            name + "#" + attribute.name(),
                            ofElements(
                                            collection.table().name(),
                                            names(collection.table().joinColumns()))
                                    .toString());
                }
            }
        }
        return lines;
    }

    private static Described of(Association association, Origin origin) {
        boolean overTable = association.kind() == AssociationKind.MANY_TO_MANY
                || association.joinTable().isPresent();
        boolean toMany = association.kind().isToMany();
        return new Described(
                overTable && toMany && association.kind() != AssociationKind.MANY_TO_ANY
                        ? "over-table"
                        : association.kind().id(),
                association.target().resolved().map(Described::shortName).orElse(""),
                association.mappedBy().known().orElse("?"),
                cascade(association, origin),
                association.removesOrphans(),
                association
                        .joinTable()
                        .map(table -> names(table.joinColumns()))
                        .orElse(names(association.joinColumns())),
                association.joinTable().map(JoinTable::name).orElse(""),
                association
                        .joinTable()
                        .map(table -> names(table.inverseJoinColumns()))
                        .orElse(List.of()));
    }

    /**
     * Hibernate 6.6 passes a persist on to what the identifier is made of, written or not, save in {@code hbm.xml}; we give
     * what is written.
     */
    private static SortedSet<CascadeType> cascade(Association association, Origin origin) {
        SortedSet<CascadeType> types = new TreeSet<>(association.cascade().types());
        if (origin != Origin.HBM_XML && association.id() && association.name().equals(association.declaredName())) {
            types.add(CascadeType.PERSIST);
        }
        return types;
    }

    /** In alphabetical order: Hibernate sorts the attributes of identifiers, we keep the order of the source. */
    private static List<String> names(List<JoinColumn> columns) {
        return columns.stream().map(JoinColumn::name).sorted().toList();
    }

    static String shortName(String qualified) {
        return qualified
                .replaceFirst("^io\\.github\\.cascadelint\\.oracle\\.(fixture|hbm|mapped)\\.", "")
                .replace('$', '.');
    }
}
