package io.github.cascadelint.link;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.source.AnnotationUse;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the owning ends that {@code inverse="true"} of {@code hbm.xml} does not name: those stored in the same columns. Where
 * there is none, some other code writes the columns; the end stays inverse, and what owns it stays unknown.
 */
final class InverseLinker {

    /** Stands in place of an attribute's name, which it cannot be. */
    private static final String BY_COLUMNS = "inverse=\"true\"";

    private static final String BY_PROPERTY = "property-ref=";

    private final Map<String, ManagedType> types = new HashMap<>();

    InverseLinker(Collection<ManagedType> types) {
        types.forEach(type -> this.types.put(type.name(), type));
    }

    /** The {@code mappedBy} of an end before its owning end is found. */
    static Setting<String> unknown(Annotations annotations, SourceRange range) {
        Optional<AnnotationUse> property =
                annotations.hibernate("PropertyRef").filter(use -> annotations.hasJpa("OneToOne"));
        return property.<Setting<String>>map(
                        use -> new Setting.Unknown<>(BY_PROPERTY + annotations.text(use, "value", ""), use.range()))
                .orElseGet(() -> new Setting.Unknown<>(BY_COLUMNS, range));
    }

    /** Whether the owning end is to be found by the columns. */
    static boolean isByColumns(Setting<String> mappedBy) {
        return mappedBy instanceof Setting.Unknown<String> unknown
                && unknown.text().equals(BY_COLUMNS);
    }

    /** Whether the end is inverse, and what owns it has not been found. */
    static boolean isOpen(Setting<String> mappedBy) {
        return isByColumns(mappedBy)
                || (mappedBy instanceof Setting.Unknown<String> unknown
                        && unknown.text().startsWith(BY_PROPERTY));
    }

    /** The type with every owning end named that can be found. */
    ManagedType link(ManagedType type) {
        if (type.associations().stream().noneMatch(end -> isOpen(end.mappedBy()))) {
            return type;
        }
        List<Attribute> attributes = type.attributes().stream()
                .map(attribute ->
                        attribute instanceof Association end && isOpen(end.mappedBy()) ? link(end) : attribute)
                .toList();
        return new ManagedType(
                type.name(),
                type.kind(),
                type.origin(),
                type.range(),
                type.table(),
                type.superclass(),
                type.isAbstract(),
                type.traits(),
                type.statedRole(),
                attributes,
                type.storage());
    }

    private Association link(Association end) {
        Setting.Unknown<String> written = (Setting.Unknown<String>) end.mappedBy();
        Optional<String> owning = isByColumns(written)
                ? owningEnd(end)
                : named(end, written.text().substring(BY_PROPERTY.length()));
        if (owning.isPresent()) {
            return end.withMappedBy(new Setting.Declared<>(owning.get(), written.range()));
        }
        // Neither end of a one-to-one refers to the other: they meet by having the same key.
        return end.sharedKey() ? end.withMappedBy(new Setting.Defaulted<>("")) : end;
    }

    /** The attribute that {@code property-ref} names, where it is an association; it may be a plain column, too. */
    private Optional<String> named(Association end, String attribute) {
        return candidates(end).map(Association::name).filter(attribute::equals).findFirst();
    }

    /** The end whose columns are the same; one that writes them before one that only reads them, too. */
    private Optional<String> owningEnd(Association end) {
        return candidates(end)
                .filter(other -> isStoredAlike(end, other))
                .min(Comparator.comparing(Association::isReadOnly).thenComparing(Association::name))
                .map(Association::name);
    }

    private Stream<Association> candidates(Association end) {
        return end.target().resolved().flatMap(name -> Optional.ofNullable(types.get(name))).stream()
                .flatMap(target -> target.associations().stream())
                .filter(other -> other.isOwning() && leadsTo(other, end.owner()));
    }

    private boolean leadsTo(Association other, String owner) {
        return other.target()
                .resolved()
                .filter(name -> isA(owner, name) || isA(name, owner))
                .isPresent();
    }

    private boolean isA(String type, String above) {
        Optional<String> current = Optional.of(type);
        for (int i = 0; current.isPresent() && i <= types.size(); i++) {
            if (current.get().equals(above)) {
                return true;
            }
            current = current.flatMap(name -> Optional.ofNullable(types.get(name)))
                    .flatMap(ManagedType::superclass);
        }
        return false;
    }

    private static boolean isStoredAlike(Association end, Association other) {
        if (end.kind() == AssociationKind.ONE_TO_ONE) {
            return other.kind() == AssociationKind.ONE_TO_ONE && other.sharedKey();
        }
        Optional<JoinTable> table = end.joinTable();
        Optional<JoinTable> otherTable = other.joinTable();
        if (table.isPresent() && otherTable.isPresent()) {
            return table.get().name().equalsIgnoreCase(otherTable.get().name())
                    && names(table.get().joinColumns())
                            .equals(names(otherTable.get().inverseJoinColumns()))
                    && names(table.get().inverseJoinColumns())
                            .equals(names(otherTable.get().joinColumns()));
        }
        return table.isEmpty()
                && otherTable.isEmpty()
                && !other.kind().isToMany()
                && names(end.joinColumns()).equals(names(other.joinColumns()));
    }

    private static List<String> names(List<JoinColumn> columns) {
        return columns.stream()
                .map(column -> column.name().toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
