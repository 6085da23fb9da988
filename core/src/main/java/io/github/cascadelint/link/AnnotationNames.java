package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which mapping annotation a written name stands for. {@code javax.persistence} is read as {@code jakarta.persistence}. */
final class AnnotationNames {

    static final String JPA = "jakarta.persistence.";
    static final String HIBERNATE = "org.hibernate.annotations.";

    static final String ECLIPSELINK = "org.eclipse.persistence.annotations.";

    static final String LOMBOK = "lombok.";
    static final String ENVERS = "org.hibernate.envers.";

    /** Names that an on-demand import of the persistence API brings in; only those that the linker reads. */
    private static final Set<String> JPA_NAMES = Set.of(
            "Access",
            "AssociationOverride",
            "AssociationOverrides",
            "AttributeOverride",
            "AttributeOverrides",
            "Basic",
            "CollectionTable",
            "Column",
            "Convert",
            "ElementCollection",
            "Embeddable",
            "Embedded",
            "EmbeddedId",
            "Enumerated",
            "Entity",
            "ForeignKey",
            "GeneratedValue",
            "Id",
            "IdClass",
            "Inheritance",
            "JoinColumn",
            "JoinColumns",
            "JoinTable",
            "Lob",
            "ManyToMany",
            "ManyToOne",
            "MapKeyColumn",
            "MapsId",
            "MappedSuperclass",
            "OneToMany",
            "OneToOne",
            "OrderBy",
            "OrderColumn",
            "PrimaryKeyJoinColumn",
            "PrimaryKeyJoinColumns",
            "SecondaryTable",
            "SecondaryTables",
            "Table",
            "Temporal",
            "Transient",
            "Version");

    private static final Set<String> HIBERNATE_NAMES = Set.of(
            "Any",
            "Cache",
            "Cascade",
            "CollectionId",
            "Fetch",
            "Filter",
            "FilterJoinTable",
            "Filters",
            "ForeignKey",
            "Immutable",
            "JoinColumnOrFormula",
            "JoinColumnsOrFormulas",
            "JoinFormula",
            "LazyCollection",
            "LazyToOne",
            "ManyToAny",
            "NotFound",
            "OnDelete",
            "PropertyRef",
            "SQLDelete",
            "SQLRestriction",
            "SQLJoinTableRestriction",
            "SoftDelete",
            "Subselect",
            "View",
            "Where",
            "WhereJoinTable");

    private static final Set<String> ECLIPSELINK_NAMES = Set.of("CascadeOnDelete", "PrivateOwned", "ReadOnly");

    private static final Set<String> ENVERS_NAMES = Set.of("RevisionEntity");

    private static final Set<String> LOMBOK_NAMES = Set.of("Data", "Setter");

    /** jMolecules has an {@code Entity}, too: no file can import both on demand and write the bare name. */
    private static final Set<String> JMOLECULES_NAMES = Set.of("AggregateRoot", "Association", "Entity", "ValueObject");

    private AnnotationNames() {}

    /** The fully qualified name, where it can be told. */
    static Optional<String> resolve(AnnotationUse use, FileFragment file, TypeIndex index) {
        String name = use.name();
        if (name.indexOf('.') >= 0) {
            return Optional.of(canonical(name));
        }
        for (Import single : file.imports()) {
            if (!single.onDemand() && !single.isStatic() && NameResolver.isNamed(single.name(), name)) {
                return Optional.of(canonical(single.name()));
            }
        }
        String samePackage = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
        if (index.exists(samePackage)) {
            return Optional.of(samePackage);
        }
        if (JPA_NAMES.contains(name) && importsAll(file, List.of("jakarta.persistence", "javax.persistence"))) {
            return Optional.of(JPA + name);
        }
        if (HIBERNATE_NAMES.contains(name) && importsAll(file, List.of("org.hibernate.annotations"))) {
            return Optional.of(HIBERNATE + name);
        }
        if (ECLIPSELINK_NAMES.contains(name) && importsAll(file, List.of("org.eclipse.persistence.annotations"))) {
            return Optional.of(ECLIPSELINK + name);
        }
        if (LOMBOK_NAMES.contains(name) && importsAll(file, List.of("lombok"))) {
            return Optional.of(LOMBOK + name);
        }
        if (ENVERS_NAMES.contains(name) && importsAll(file, List.of("org.hibernate.envers"))) {
            return Optional.of(ENVERS + name);
        }
        if (JMOLECULES_NAMES.contains(name) && importsAll(file, List.of(StatedRoles.ANNOTATIONS))) {
            return Optional.of(StatedRoles.ANNOTATIONS + "." + name);
        }
        return Optional.empty();
    }

    private static boolean importsAll(FileFragment file, List<String> packages) {
        return file.imports().stream().anyMatch(i -> i.onDemand() && !i.isStatic() && packages.contains(i.name()));
    }

    private static String canonical(String name) {
        return name.startsWith("javax.persistence.") ? JPA + name.substring("javax.persistence.".length()) : name;
    }
}
