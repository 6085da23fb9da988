package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns the persistent members of one managed type and its superclasses into attributes. */
final class AttributeLinker {

    /** Embeddables may hold embeddables; deeper than this is a circle. */
    private static final int MAX_EMBEDDING = 6;

    private static final Map<String, AssociationKind> JPA_KINDS = Map.of(
            "ManyToOne", AssociationKind.MANY_TO_ONE,
            "OneToOne", AssociationKind.ONE_TO_ONE,
            "OneToMany", AssociationKind.ONE_TO_MANY,
            "ManyToMany", AssociationKind.MANY_TO_MANY);

    private final Linker linker;
    private final TypeFragment owner;

    /** @param owner the managed type whose attributes are collected */
    AttributeLinker(Linker linker, TypeFragment owner) {
        this.linker = linker;
        this.owner = owner;
    }

    /** The attribute of a member; several where it embeds an embeddable. */
    List<Attribute> attributes(MemberFragment member, Level level) {
        return attributes(member, level, "", 0);
    }

    private List<Attribute> attributes(MemberFragment member, Level level, String prefix, int depth) {
        TypeFragment declaring = level.type();
        Annotations annotations = linker.mapping(member, declaring);
        String name = prefix + member.attribute();
        BoundType type = linker.hierarchy().bind(member.type(), declaring, level.bindings());
        for (Map.Entry<String, AssociationKind> kind : JPA_KINDS.entrySet()) {
            Optional<AnnotationUse> use = annotations.jpa(kind.getKey());
            if (use.isPresent()) {
                return List.of(association(member, declaring, annotations, use.get(), kind.getValue(), name, type));
            }
        }
        Optional<AnnotationUse> any = annotations.hibernate("Any").or(() -> annotations.hibernate("ManyToAny"));
        if (any.isPresent()) {
            AssociationKind kind = annotations.hasHibernate("Any") ? AssociationKind.ANY : AssociationKind.MANY_TO_ANY;
            return List.of(association(member, declaring, annotations, any.get(), kind, name, type));
        }
        if (annotations.hasJpa("ElementCollection")) {
            return List.of(elementCollection(member, declaring, annotations, name, type));
        }
        boolean embeddedId = annotations.hasJpa("EmbeddedId");
        if (embeddedId || annotations.hasJpa("Embedded") || linker.isKind(type.name(), Kind.EMBEDDABLE)) {
            return embedded(member, declaring, name, type, embeddedId, depth);
        }
        return List.of(basic(member, declaring, annotations, name, type));
    }

    private List<Attribute> embedded(
            MemberFragment member, TypeFragment declaring, String name, BoundType type, boolean id, int depth) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new EmbeddedAttribute(name, declaring.name(), member.range(), typeRef(type, true), id));
        Optional<TypeFragment> embeddable =
                linker.index().type(type.name()).filter(t -> linker.isKind(t.name(), Kind.EMBEDDABLE));
        if (embeddable.isEmpty() || depth >= MAX_EMBEDDING) {
            return attributes;
        }
        for (Level level : linker.hierarchy().chain(embeddable.get())) {
            if (!linker.isManaged(level.type().name())) {
                continue;
            }
            for (MemberFragment inner : linker.persistentMembers(level.type(), embeddable.get())) {
                attributes.addAll(attributes(inner, level, name + ".", depth + 1));
            }
        }
        return attributes;
    }

    private BasicAttribute basic(
            MemberFragment member, TypeFragment declaring, Annotations annotations, String name, BoundType type) {
        Optional<AnnotationUse> column = annotations.jpa("Column");
        String columnName = column.map(use -> annotations.text(use, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(member.attribute());
        return new BasicAttribute(
                name,
                declaring.name(),
                member.range(),
                type.name(),
                linker.naming().physical(columnName),
                annotations.hasJpa("Id"),
                column.map(use -> annotations.flag(use, "unique", false)).orElse(false));
    }

    private ElementCollection elementCollection(
            MemberFragment member, TypeFragment declaring, Annotations annotations, String name, BoundType type) {
        AnnotationUse use = annotations.jpa("ElementCollection").orElseThrow();
        String table = annotations
                .jpa("CollectionTable")
                .map(t -> annotations.text(t, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(linker.entityName(owner) + "_" + member.attribute());
        TypeRef target = explicitTarget(use, "targetClass", declaring)
                .map(t -> typeRef(t, true))
                .orElseGet(() -> elementRef(type, true));
        return new ElementCollection(
                name, declaring.name(), member.range(), target, linker.naming().physical(table));
    }

    private Association association(
            MemberFragment member,
            TypeFragment declaring,
            Annotations annotations,
            AnnotationUse use,
            AssociationKind kind,
            String name,
            BoundType type) {
        TypeRef target = explicitTarget(use, "targetEntity", declaring)
                .map(t -> typeRef(t, false))
                .orElseGet(() -> kind.isToMany() ? elementRef(type, false) : typeRef(type, false));
        Setting<String> mappedBy = mappedBy(annotations, use, target);
        boolean owning = mappedBy instanceof Setting.Defaulted;
        Set<AssociationKind> orphanKinds = Set.of(AssociationKind.ONE_TO_ONE, AssociationKind.ONE_TO_MANY);
        Setting<Boolean> orphanRemoval = orphanKinds.contains(kind)
                ? annotations.bool(use, "orphanRemoval", false)
                : new Setting.Defaulted<>(false);
        Cascade cascade = cascade(annotations, use, orphanRemoval);
        boolean primaryKeyJoin =
                annotations.hasJpa("PrimaryKeyJoinColumn") || annotations.hasJpa("PrimaryKeyJoinColumns");
        Optional<JoinTable> joinTable = owning ? joinTable(annotations, kind, target, member) : Optional.empty();
        List<JoinColumn> joinColumns = owning && joinTable.isEmpty() && !isAny(kind) && !primaryKeyJoin
                ? joinColumns(annotations, kind, target, member)
                : List.of();
        boolean mapsWholeId = annotations
                .jpa("MapsId")
                .map(mapsId -> annotations.text(mapsId, "value", "").isEmpty())
                .orElse(false);
        boolean onlyId = kind == AssociationKind.ONE_TO_ONE && annotations.hasJpa("Id") && identifiers(declaring) == 1;
        return new Association(
                owner.name(),
                name,
                declaring.name(),
                kind,
                target,
                mappedBy,
                cascade,
                orphanRemoval,
                onDelete(annotations),
                annotations.bool(use, "optional", true),
                fetch(use, kind),
                joinColumns,
                joinTable,
                foreignKey(annotations),
                annotations.hibernate("NotFound").map(AnnotationUse::range),
                mapsWholeId || onlyId || (primaryKeyJoin && kind == AssociationKind.ONE_TO_ONE),
                annotations.hasJpa("Id") || annotations.hasJpa("MapsId"),
                isUnique(joinColumns, joinTable, declaring),
                List.of(
                                "Where",
                                "SQLRestriction",
                                "Filter",
                                "Filters",
                                "WhereJoinTable",
                                "FilterJoinTable",
                                "SQLJoinTableRestriction")
                        .stream()
                        .anyMatch(annotations::hasHibernate),
                member.explanation(),
                member.range(),
                use.range());
    }

    private static boolean isAny(AssociationKind kind) {
        return kind == AssociationKind.ANY || kind == AssociationKind.MANY_TO_ANY;
    }

    private long identifiers(TypeFragment type) {
        return type.members().stream()
                .filter(member -> linker.annotations(member.annotations(), type).hasJpa("Id"))
                .count();
    }

    private Optional<BoundType> explicitTarget(AnnotationUse use, String member, TypeFragment declaring) {
        if (use.member(member).isPresent() && use.member(member).get() instanceof AnnotationValue.ClassName type) {
            return Optional.of(linker.hierarchy().bind(type.type(), declaring, Map.of()))
                    .filter(bound -> !bound.name().equals("void"));
        }
        return Optional.empty();
    }

    /** The element of a collection, map or array: an array's component, else the last type argument. */
    private TypeRef elementRef(BoundType type, boolean embeddable) {
        if (type.array()) {
            return typeRef(new BoundType(type.name(), type.arguments(), false, type.variable()), embeddable);
        }
        if (type.arguments().isEmpty()) {
            return new TypeRef.Unresolved(type.name());
        }
        return typeRef(type.arguments().get(type.arguments().size() - 1), embeddable);
    }

    private TypeRef typeRef(BoundType type, boolean embeddable) {
        if (type.variable()) {
            return new TypeRef.Unresolved(type.name());
        }
        boolean resolved =
                embeddable ? linker.isKind(type.name(), Kind.EMBEDDABLE) : linker.isKind(type.name(), Kind.ENTITY);
        if (resolved) {
            return new TypeRef.Resolved(type.name());
        }
        // Optional<T> as the type of a getter wraps the target.
        if (type.name().equals("java.util.Optional") || type.name().equals("Optional")) {
            return elementRef(type, embeddable);
        }
        return new TypeRef.External(type.name());
    }

    private Setting<String> mappedBy(Annotations annotations, AnnotationUse use, TypeRef target) {
        Setting<String> written = annotations.string(use, "mappedBy", "");
        if (written instanceof Setting.Unknown<String> unknown) {
            return metamodelConstant(unknown.text(), target)
                    .<Setting<String>>map(name -> new Setting.Declared<>(name, unknown.range()))
                    .orElse(written);
        }
        // An empty mappedBy is the annotation's default, written out.
        return written.is("") ? new Setting.Defaulted<>("") : written;
    }

    /** {@code Author_.BOOKS} of a generated metamodel is the attribute whose name in upper snake case that is (section 6.2.1). */
    private Optional<String> metamodelConstant(String text, TypeRef target) {
        String constant = NameResolver.lastSegment(text);
        Optional<TypeFragment> type = target.resolved().flatMap(linker.index()::type);
        if (type.isEmpty() || (!text.contains("_.") && !constant.equals(text))) {
            return Optional.empty();
        }
        return linker.hierarchy().chain(type.get()).stream()
                .flatMap(level -> level.type().members().stream())
                .map(MemberFragment::attribute)
                .filter(attribute -> upperSnake(attribute).equals(constant))
                .findFirst();
    }

    private static String upperSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private Cascade cascade(Annotations annotations, AnnotationUse use, Setting<Boolean> orphanRemoval) {
        List<Cascade.Element> elements = new ArrayList<>();
        boolean unknown =
                use.member("cascade").map(v -> readCascade(v, false, elements)).orElse(false);
        Optional<AnnotationUse> hibernate = annotations.hibernate("Cascade");
        if (hibernate.isPresent()) {
            unknown |= hibernate
                    .get()
                    .member("value")
                    .map(v -> readCascade(v, true, elements))
                    .orElse(false);
        }
        Set<CascadeType> types = new TreeSet<>();
        boolean orphanDelete = false;
        for (Cascade.Element element : elements) {
            types.addAll(element.types());
            orphanDelete |= NameResolver.lastSegment(element.text()).equals("DELETE_ORPHAN");
        }
        if (orphanDelete || orphanRemoval.is(true)) {
            types.add(CascadeType.REMOVE);
        }
        return new Cascade(new TreeSet<>(types), elements, orphanDelete, unknown);
    }

    /** Reads the words of a cascade; true if one of them is not a word. */
    private static boolean readCascade(AnnotationValue value, boolean hibernate, List<Cascade.Element> into) {
        boolean unknown = false;
        for (AnnotationValue element : value.elements()) {
            if (element instanceof AnnotationValue.Name name) {
                Optional<Set<CascadeType>> types = CascadeWords.types(NameResolver.lastSegment(name.name()), hibernate);
                into.add(new Cascade.Element(name.name(), types.orElse(Set.of()), hibernate, name.range()));
                unknown |= types.isEmpty();
            } else {
                unknown = true;
            }
        }
        return unknown;
    }

    private static Setting<String> fetch(AnnotationUse use, AssociationKind kind) {
        String defaultFetch = kind.isToMany() ? "LAZY" : "EAGER";
        return Annotations.enumConstant(use, "fetch")
                .<Setting<String>>map(declared -> declared)
                .orElse(new Setting.Defaulted<>(defaultFetch));
    }

    private static Optional<Setting<OnDelete>> onDelete(Annotations annotations) {
        Optional<AnnotationUse> use = annotations.hibernate("OnDelete");
        if (use.isEmpty()) {
            return Optional.empty();
        }
        Optional<Setting.Declared<String>> action = Annotations.enumConstant(use.get(), "action");
        for (OnDelete known : OnDelete.values()) {
            if (action.isPresent() && action.get().value().equals(known.name())) {
                return Optional.of(new Setting.Declared<>(known, use.get().range()));
            }
        }
        return Optional.of(new Setting.Unknown<>(
                action.map(declared -> declared.value()).orElse(""), use.get().range()));
    }

    /** {@code @ForeignKey} on a join column or join table, or on the group of join columns. */
    private static Optional<ForeignKey> foreignKey(Annotations annotations) {
        List<AnnotationUse> holders = new ArrayList<>();
        for (String name :
                List.of("JoinColumn", "JoinColumns", "JoinTable", "PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns")) {
            annotations.jpa(name).ifPresent(holders::add);
        }
        for (AnnotationUse holder : List.copyOf(holders)) {
            holders.addAll(Annotations.nested(holder, "value"));
            holders.addAll(Annotations.nested(holder, "joinColumns"));
            holders.addAll(Annotations.nested(holder, "inverseJoinColumns"));
        }
        Optional<ForeignKey> found = Optional.empty();
        for (AnnotationUse holder : holders) {
            List<AnnotationUse> keys = new ArrayList<>(Annotations.nested(holder, "foreignKey"));
            keys.addAll(Annotations.nested(holder, "inverseForeignKey"));
            for (AnnotationUse key : keys) {
                String mode = Annotations.enumConstant(key, "value")
                        .map(declared -> declared.value())
                        .orElse("CONSTRAINT");
                ForeignKey candidate = new ForeignKey(annotations.text(key, "name", ""), mode, key.range());
                if (found.isEmpty() || mode.equals("NO_CONSTRAINT")) {
                    found = Optional.of(candidate);
                }
            }
        }
        return found;
    }

    private List<JoinColumn> joinColumns(
            Annotations annotations, AssociationKind kind, TypeRef target, MemberFragment member) {
        List<AnnotationUse> uses = new ArrayList<>();
        annotations.jpa("JoinColumn").ifPresent(uses::add);
        annotations.jpa("JoinColumns").ifPresent(group -> uses.addAll(Annotations.nested(group, "value")));
        annotations.hibernate("JoinColumnOrFormula").ifPresent(u -> uses.addAll(Annotations.nested(u, "column")));
        annotations
                .hibernate("JoinColumnsOrFormulas")
                .ifPresent(group ->
                        Annotations.nested(group, "value").forEach(u -> uses.addAll(Annotations.nested(u, "column"))));
        if (annotations.hasHibernate("JoinFormula") && uses.isEmpty()) {
            return List.of();
        }
        // A one-to-many's join column stands in the target's table and refers to the owner's key (section 2.11.5.1).
        List<String> referenced = kind.isToMany() ? idColumnsOf(owner) : idColumns(target);
        if (uses.isEmpty()) {
            return referenced.stream()
                    .map(id -> new JoinColumn(
                            linker.naming().physical(member.attribute() + "_" + id),
                            id,
                            true,
                            false,
                            true,
                            true,
                            false))
                    .toList();
        }
        String defaultReferenced = referenced.size() == 1 ? referenced.get(0) : "";
        return uses.stream()
                .map(use -> joinColumn(annotations, use, member.attribute(), defaultReferenced))
                .toList();
    }

    private JoinColumn joinColumn(Annotations annotations, AnnotationUse use, String prefix, String defaultReferenced) {
        String referenced = annotations.text(use, "referencedColumnName", "");
        referenced = referenced.isEmpty() ? defaultReferenced : linker.naming().physical(referenced);
        String name = annotations.text(use, "name", "");
        return new JoinColumn(
                linker.naming().physical(name.isEmpty() ? prefix + "_" + referenced : name),
                referenced,
                annotations.flag(use, "nullable", true),
                annotations.flag(use, "unique", false),
                annotations.flag(use, "insertable", true),
                annotations.flag(use, "updatable", true),
                !name.isEmpty());
    }

    /** A join table: written, or the default of a many-to-many and of a one-to-many without join column (section 11.1.27). */
    private Optional<JoinTable> joinTable(
            Annotations annotations, AssociationKind kind, TypeRef target, MemberFragment member) {
        Optional<AnnotationUse> written = annotations.jpa("JoinTable");
        boolean byDefault = kind == AssociationKind.MANY_TO_MANY
                || (kind == AssociationKind.ONE_TO_MANY
                        && !annotations.hasJpa("JoinColumn")
                        && !annotations.hasJpa("JoinColumns"));
        if (written.isEmpty() && !byDefault) {
            return Optional.empty();
        }
        String ownerTable = linker.table(owner);
        String targetTable = target.resolved()
                .flatMap(linker.index()::type)
                .map(linker::table)
                .orElse(target.display());
        String name = written.map(use -> annotations.text(use, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(ownerTable + "_" + targetTable);
        List<AnnotationUse> columns =
                written.map(use -> Annotations.nested(use, "joinColumns")).orElse(List.of());
        List<AnnotationUse> inverse = written.map(use -> Annotations.nested(use, "inverseJoinColumns"))
                .orElse(List.of());
        return Optional.of(new JoinTable(
                linker.naming().physical(name),
                written.isPresent(),
                tableColumns(annotations, columns, linker.entityName(owner), idColumnsOf(owner)),
                tableColumns(annotations, inverse, member.attribute(), idColumns(target))));
    }

    private List<JoinColumn> tableColumns(
            Annotations annotations, List<AnnotationUse> uses, String prefix, List<String> idColumns) {
        if (uses.isEmpty()) {
            return idColumns.stream()
                    .map(id -> new JoinColumn(
                            linker.naming().physical(prefix + "_" + id), id, false, false, true, true, false))
                    .toList();
        }
        String referenced = idColumns.size() == 1 ? idColumns.get(0) : "";
        return uses.stream()
                .map(use -> joinColumn(annotations, use, prefix, referenced))
                .toList();
    }

    private List<String> idColumns(TypeRef target) {
        return target.resolved()
                .flatMap(linker.index()::type)
                .map(this::idColumnsOf)
                .orElse(List.of());
    }

    /** The identifier's columns of an entity, as far as basic attributes make it up. */
    private List<String> idColumnsOf(TypeFragment entity) {
        List<String> columns = new ArrayList<>();
        for (Level level : linker.hierarchy().chain(entity)) {
            if (!linker.isManaged(level.type().name())) {
                continue;
            }
            for (MemberFragment member : linker.persistentMembers(level.type(), entity)) {
                Annotations annotations = linker.annotations(member.annotations(), level.type());
                if (annotations.hasJpa("Id")) {
                    columns.add(column(annotations, member));
                } else if (annotations.hasJpa("EmbeddedId")) {
                    BoundType type = linker.hierarchy().bind(member.type(), level.type(), level.bindings());
                    linker.index()
                            .type(type.name())
                            .ifPresent(embeddable -> linker.persistentMembers(embeddable, embeddable)
                                    .forEach(inner -> columns.add(
                                            column(linker.annotations(inner.annotations(), embeddable), inner))));
                }
            }
        }
        return columns;
    }

    private String column(Annotations annotations, MemberFragment member) {
        String name = annotations
                .jpa("Column")
                .or(() -> annotations.jpa("JoinColumn"))
                .map(use -> annotations.text(use, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(member.attribute());
        return linker.naming().physical(name);
    }

    /** Whether the mapping declares the foreign key unique: on its column, or as a constraint on just these columns. */
    private boolean isUnique(List<JoinColumn> columns, Optional<JoinTable> joinTable, TypeFragment declaring) {
        if (joinTable.isPresent()) {
            List<JoinColumn> inverse = joinTable.get().inverseJoinColumns();
            return inverse.size() == 1 && inverse.get(0).unique();
        }
        if (columns.size() == 1 && columns.get(0).unique()) {
            return true;
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach(column -> names.add(column.name()));
        Annotations annotations = linker.annotations(declaring.annotations(), declaring);
        return !names.isEmpty()
                && annotations
                        .jpa("Table")
                        .map(table -> Annotations.nested(table, "uniqueConstraints"))
                        .orElse(List.of())
                        .stream()
                        .anyMatch(constraint -> names.equals(uniqueColumns(annotations, constraint)));
    }

    private Set<String> uniqueColumns(Annotations annotations, AnnotationUse constraint) {
        Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        constraint
                .member("columnNames")
                .ifPresent(value -> value.elements()
                        .forEach(element -> annotations
                                .text(element)
                                .ifPresent(name -> columns.add(linker.naming().physical(name)))));
        return columns;
    }
}
