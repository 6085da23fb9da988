package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import java.util.Optional;
import java.util.Set;

/** Which mapping annotation a written name stands for. {@code javax.persistence} is read as {@code jakarta.persistence}. */
final class AnnotationNames {

    static final String JPA = "jakarta.persistence.";
    private static final String JAVAX = "javax.persistence.";

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
            "Cacheable",
            "CollectionTable",
            "Column",
            "Convert",
            "ElementCollection",
            "Embeddable",
            "Embedded",
            "EmbeddedId",
            "Enumerated",
            "Entity",
            "EntityListeners",
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
            "PostRemove",
            "PreRemove",
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
            "SQLDeletes",
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
        return asWritten(use, file, index).map(AnnotationNames::canonical);
    }

    /** Whether an annotation is of {@code javax.persistence}. */
    static boolean isJavax(AnnotationUse use, FileFragment file, TypeIndex index) {
        return asWritten(use, file, index)
                .filter(name -> name.startsWith(JAVAX))
                .isPresent();
    }

    private static Optional<String> asWritten(AnnotationUse use, FileFragment file, TypeIndex index) {
        String name = use.name();
        if (name.indexOf('.') >= 0) {
            return Optional.of(name);
        }
        for (Import single : file.imports()) {
            if (!single.onDemand() && !single.isStatic() && NameResolver.isNamed(single.name(), name)) {
                return Optional.of(single.name());
            }
        }
        String samePackage = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
        if (index.exists(samePackage)) {
            return Optional.of(samePackage);
        }
        if (JPA_NAMES.contains(name)) {
            if (importsAll(file, JPA)) {
                return Optional.of(JPA + name);
            }
            if (importsAll(file, JAVAX)) {
                return Optional.of(JAVAX + name);
            }
        }
        if (HIBERNATE_NAMES.contains(name) && importsAll(file, HIBERNATE)) {
            return Optional.of(HIBERNATE + name);
        }
        if (ECLIPSELINK_NAMES.contains(name) && importsAll(file, ECLIPSELINK)) {
            return Optional.of(ECLIPSELINK + name);
        }
        if (LOMBOK_NAMES.contains(name) && importsAll(file, LOMBOK)) {
            return Optional.of(LOMBOK + name);
        }
        if (ENVERS_NAMES.contains(name) && importsAll(file, ENVERS)) {
            return Optional.of(ENVERS + name);
        }
        if (JMOLECULES_NAMES.contains(name) && importsAll(file, StatedRoles.ANNOTATIONS + ".")) {
            return Optional.of(StatedRoles.ANNOTATIONS + "." + name);
        }
        return Optional.empty();
    }

    /** @param prefix a package with the dot after it */
    private static boolean importsAll(FileFragment file, String prefix) {
        return file.imports().stream()
                .anyMatch(i -> i.onDemand()
                        && !i.isStatic()
                        && i.name().length() == prefix.length() - 1
                        && prefix.startsWith(i.name()));
    }

    private static String canonical(String name) {
        return name.startsWith(JAVAX) ? JPA + name.substring(JAVAX.length()) : name;
    }
}
