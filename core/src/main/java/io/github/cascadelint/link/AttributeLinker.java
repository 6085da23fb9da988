package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.List;
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

    private static final List<String> FILTERS = List.of(
            "Where",
            "SQLRestriction",
            "Filter",
            "Filters",
            "WhereJoinTable",
            "FilterJoinTable",
            "SQLJoinTableRestriction");

    private final Linker linker;
    private final TypeFragment owner;
    private final Naming naming;
    private final JoinLinker joins;
    private final Overrides overrides = new Overrides();

    /**
     * @param owner the managed type whose attributes are collected
     * @param holder the entity whose table holds them: the owner, or the one it inherits them from
     */
    AttributeLinker(Linker linker, TypeFragment owner, TypeFragment holder) {
        this.linker = linker;
        this.owner = owner;
        this.naming = linker.naming(holder);
        this.joins = new JoinLinker(linker, holder);
        List<Level> chain = linker.hierarchy().chain(holder);
        for (int i = chain.size() - 1; i >= 0; i--) {
            overrides.add(linker.annotations(chain.get(i).type()), "");
        }
    }

    /** Where within its owner an attribute stands. */
    private record Position(String prefix, boolean id, int depth) {
        private static final Position TOP = new Position("", false, 0);

        Position within(String name, boolean inId) {
            return new Position(name + ".", id || inId, depth + 1);
        }
    }

    /** The attribute of a member; several where it embeds an embeddable. */
    List<Attribute> attributes(MemberFragment member, Level level) {
        return attributes(member, level, Position.TOP);
    }

    private List<Attribute> attributes(MemberFragment member, Level level, Position position) {
        TypeFragment declaring = level.type();
        Annotations annotations = linker.mapping(member, declaring);
        String name = position.prefix() + member.attribute();
        BoundType type = linker.hierarchy().bind(member.type(), declaring, level.bindings());
        for (Map.Entry<String, AssociationKind> kind : JPA_KINDS.entrySet()) {
            Optional<AnnotationUse> use = annotations.jpa(kind.getKey());
            if (use.isPresent()) {
                return List.of(
                        association(member, declaring, annotations, use.get(), kind.getValue(), name, type, position));
            }
        }
        Optional<AnnotationUse> any = annotations.hibernate("Any").or(() -> annotations.hibernate("ManyToAny"));
        if (any.isPresent()) {
            AssociationKind kind = annotations.hasHibernate("Any") ? AssociationKind.ANY : AssociationKind.MANY_TO_ANY;
            return List.of(association(member, declaring, annotations, any.get(), kind, name, type, position));
        }
        if (annotations.hasJpa("ElementCollection")) {
            return elementCollection(member, declaring, annotations, name, type, position);
        }
        boolean embeddedId = annotations.hasJpa("EmbeddedId");
        if (embeddedId || annotations.hasJpa("Embedded") || linker.isKind(type.name(), Kind.EMBEDDABLE)) {
            overrides.add(annotations, name + ".");
            return embedded(member, level, name, type, position.within(name, embeddedId || annotations.hasJpa("Id")));
        }
        return List.of(basic(member, declaring, annotations, name, type, position));
    }

    /** The embedded attribute and what its embeddable holds; Hibernate takes any class where {@code @Embedded} is written. */
    private List<Attribute> embedded(MemberFragment member, Level level, String name, BoundType type, Position within) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(
                new EmbeddedAttribute(name, level.type().name(), member.range(), typeRef(type, true), within.id()));
        if (member.parts().isEmpty()) {
            attributes.addAll(inside(type, member.getter(), within));
        } else {
            member.parts().forEach(part -> attributes.addAll(attributes(part, level, within)));
        }
        return attributes;
    }

    /** What an embeddable holds. */
    private List<Attribute> inside(BoundType type, boolean byGetter, Position within) {
        List<Attribute> attributes = new ArrayList<>();
        Optional<TypeFragment> embeddable = linker.index().type(type.name());
        if (embeddable.isEmpty() || within.depth() > MAX_EMBEDDING) {
            return attributes;
        }
        for (Level up : linker.hierarchy().chain(embeddable.get(), type.arguments())) {
            boolean itself = up.type().name().equals(embeddable.get().name());
            if (!itself && !linker.isManaged(up.type().name())) {
                continue;
            }
            for (MemberFragment inner : linker.members().persistent(up.type(), byGetter)) {
                attributes.addAll(attributes(inner, up, within));
            }
        }
        return attributes;
    }

    private BasicAttribute basic(
            MemberFragment member,
            TypeFragment declaring,
            Annotations annotations,
            String name,
            BoundType type,
            Position position) {
        Optional<AnnotationUse> column = annotations.jpa("Column");
        return new BasicAttribute(
                name,
                declaring.name(),
                member.range(),
                type.name(),
                column(annotations, name),
                position.id() || annotations.hasJpa("Id"),
                column.map(use -> annotations.flag(use, "unique", false)).orElse(false));
    }

    /** The column of a basic value, written or by default (section 11.1.9). */
    private String column(Annotations annotations, String name) {
        return naming.column(overrides
                .column(name)
                .or(() -> annotations
                        .jpa("Column")
                        .map(use -> annotations.text(use, "name", ""))
                        .filter(text -> !text.isEmpty()))
                .orElseGet(() -> naming.attribute(name)));
    }

    /**
     * What kind of collection the attribute's type makes it. In {@code hbm.xml} the element decides, and only a set is always
     * one.
     */
    private CollectionForm form(Annotations annotations, BoundType type, String name) {
        String simple = NameResolver.lastSegment(type.name());
        boolean ordered = annotations.hasJpa("OrderColumn");
        if (simple.endsWith("Set")) {
            return new CollectionForm(CollectionForm.Kind.SET, Optional.empty());
        }
        if (owner.origin() == Origin.HBM_XML || annotations.hasHibernate("CollectionId")) {
            return CollectionForm.UNKNOWN;
        }
        if (simple.endsWith("Map")) {
            Optional<String> key = annotations.hasJpa("MapKeyColumn")
                    ? Optional.of(indexColumn(annotations, "MapKeyColumn", name + "_KEY"))
                    : Optional.empty();
            return new CollectionForm(CollectionForm.Kind.MAP, key);
        }
        if (ordered && simple.equals("List")) {
            return new CollectionForm(
                    CollectionForm.Kind.LIST, Optional.of(indexColumn(annotations, "OrderColumn", name + "_ORDER")));
        }
        return simple.equals("List") || simple.equals("Collection")
                ? new CollectionForm(CollectionForm.Kind.BAG, Optional.empty())
                : CollectionForm.UNKNOWN;
    }

    private String indexColumn(Annotations annotations, String annotation, String byDefault) {
        return naming.column(annotations
                .jpa(annotation)
                .map(use -> annotations.text(use, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(naming.attribute(byDefault)));
    }

    /** The collection, and the associations that its embeddables hold: their foreign keys stand in its table. */
    private List<Attribute> elementCollection(
            MemberFragment member,
            TypeFragment declaring,
            Annotations annotations,
            String name,
            BoundType type,
            Position position) {
        AnnotationUse use = annotations.jpa("ElementCollection").orElseThrow();
        JoinLinker.Collected collected = joins.collection(annotations, name);
        Optional<BoundType> element =
                explicitTarget(use, "targetClass", declaring).or(() -> element(type));
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new ElementCollection(
                name,
                declaring.name(),
                member.range(),
                element.map(e -> typeRef(e, true)).orElseGet(() -> new TypeRef.Unresolved(type.name())),
                collected.table(),
                element.filter(e -> !linker.isKind(e.name(), Kind.EMBEDDABLE)).isPresent()
                        ? List.of(column(annotations, name))
                        : List.of(),
                form(annotations, type, name),
                onDelete(annotations, AssociationKind.ONE_TO_MANY, new Setting.Defaulted<>("")),
                collected.foreignKey()));
        if (element.isPresent() && linker.isKind(element.get().name(), Kind.EMBEDDABLE)) {
            if (NameResolver.lastSegment(type.name()).endsWith("Map")) {
                overrides.addOfValues(annotations, name + ".");
            } else {
                overrides.add(annotations, name + ".");
            }
            inside(element.get(), member.getter(), position.within(name, false)).stream()
                    .filter(attribute -> !(attribute instanceof BasicAttribute))
                    .forEach(attributes::add);
        }
        return attributes;
    }

    private Association association(
            MemberFragment member,
            TypeFragment declaring,
            Annotations annotations,
            AnnotationUse use,
            AssociationKind kind,
            String name,
            BoundType type,
            Position position) {
        TypeRef target = explicitTarget(use, "targetEntity", declaring)
                .map(t -> typeRef(t, false))
                .orElseGet(() -> kind.isToMany() ? elementRef(type, false) : typeRef(type, false));
        Setting<String> mappedBy =
                member.inverse() ? InverseLinker.unknown(annotations, use.range()) : mappedBy(annotations, use, target);
        Setting<Boolean> orphanRemoval = orphanRemoval(annotations, use);
        JoinLinker.Joined joined = joins.join(
                annotations,
                overrides.association(name),
                new JoinLinker.End(
                        kind,
                        name,
                        target,
                        mappedBy instanceof Setting.Defaulted || InverseLinker.isByColumns(mappedBy)));
        boolean id = position.id() || annotations.hasJpa("Id") || annotations.hasJpa("MapsId");
        Setting<Boolean> optional = annotations.bool(use, "optional", true);
        boolean mandatory = id || optional.is(false);
        boolean sharedKey = joined.byPrimaryKey() || isWholeId(annotations, kind, declaring);
        return new Association(
                owner.name(),
                name,
                declaring.name(),
                kind,
                target,
                mappedBy,
                cascade(annotations, use, kind.hasOrphanRemoval() && orphanRemoval.is(true), declaring),
                orphanRemoval,
                onDelete(annotations, kind, mappedBy),
                optional,
                fetch(annotations, use, kind),
                kind.isToMany() ? joined.columns() : demanding(joined.columns(), mandatory, kind, joined.unique()),
                joined.table().map(table -> demanding(table, mandatory, kind, joined.unique())),
                joined.foreignKey()
                        .map(key -> key.explained(member.explanations().key())),
                annotations.hibernate("NotFound").map(AnnotationUse::range),
                sharedKey,
                id,
                joined.unique(),
                FILTERS.stream().anyMatch(annotations::hasHibernate),
                kind.isToMany() ? form(annotations, type, name) : CollectionForm.UNKNOWN,
                member.explanations().cascade(),
                member.range(),
                use.range());
    }

    /** What Hibernate demands of a reference's columns: one that must be there is not null, a one-to-one is unique. */
    private static List<JoinColumn> demanding(
            List<JoinColumn> columns, boolean mandatory, AssociationKind kind, boolean unique) {
        boolean onlyOnce = columns.size() == 1 && (unique || kind == AssociationKind.ONE_TO_ONE);
        return columns.stream()
                .map(column -> column.demanding(mandatory, onlyOnce))
                .toList();
    }

    /** A row of a join table links two rows, a to-one's perhaps none; only one row links to the target of a one-to-many. */
    private static JoinTable demanding(JoinTable table, boolean mandatory, AssociationKind kind, boolean unique) {
        List<JoinColumn> inverse = table.inverseJoinColumns();
        boolean onlyOnce = inverse.size() == 1 && kind == AssociationKind.ONE_TO_MANY;
        return new JoinTable(
                table.name(),
                table.explicit(),
                table.joinColumns().stream()
                        .map(column -> column.demanding(true, false))
                        .toList(),
                kind.isToMany()
                        ? inverse.stream()
                                .map(column -> column.demanding(true, onlyOnce))
                                .toList()
                        : demanding(inverse, mandatory, kind, unique));
    }

    /** Whether the foreign key is the whole identifier, so that no two rows can share a target. */
    private boolean isWholeId(Annotations annotations, AssociationKind kind, TypeFragment declaring) {
        Optional<AnnotationUse> mapsId = annotations.jpa("MapsId");
        if (mapsId.isPresent()) {
            return annotations.text(mapsId.get(), "value", "").isEmpty();
        }
        return annotations.hasJpa("Id")
                && !kind.isToMany()
                && declaring.members().stream()
                                .filter(member ->
                                        linker.annotations(member, declaring).hasJpa("Id"))
                                .count()
                        == 1;
    }

    private Optional<BoundType> explicitTarget(AnnotationUse use, String member, TypeFragment declaring) {
        if (use.member(member).isPresent() && use.member(member).get() instanceof AnnotationValue.ClassName type) {
            return Optional.of(linker.hierarchy().bind(type.type(), declaring, Map.of()))
                    .filter(bound -> !bound.name().equals("void"));
        }
        return Optional.empty();
    }

    /** The element of a collection, map or array: an array's component, else the last type argument. */
    private static Optional<BoundType> element(BoundType type) {
        if (type.array()) {
            return Optional.of(new BoundType(type.name(), type.arguments(), false, type.variable()));
        }
        return type.arguments().isEmpty()
                ? Optional.empty()
                : Optional.of(type.arguments().get(type.arguments().size() - 1));
    }

    private TypeRef elementRef(BoundType type, boolean embeddable) {
        return element(type)
                .map(element -> typeRef(element, embeddable))
                .orElseGet(() -> new TypeRef.Unresolved(type.name()));
    }

    private TypeRef typeRef(BoundType type, boolean embeddable) {
        if (type.variable()) {
            return new TypeRef.Unresolved(type.name());
        }
        if (linker.isKind(type.name(), embeddable ? Kind.EMBEDDABLE : Kind.ENTITY)) {
            return new TypeRef.Resolved(type.name());
        }
        // Optional<T> as the type of a getter wraps the target.
        if (type.name().equals("java.util.Optional") || type.name().equals("Optional")) {
            return elementRef(type, embeddable);
        }
        return new TypeRef.External(type.name(), linker.index().isHere(type.name()));
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
                .filter(attribute -> Constants.upperSnake(attribute).equals(constant))
                .findFirst();
    }

    private Cascade cascade(Annotations annotations, AnnotationUse use, boolean orphanRemoval, TypeFragment declaring) {
        List<Cascade.Element> elements = new ArrayList<>();
        boolean unknown =
                use.member("cascade").map(v -> readCascade(v, false, elements)).orElse(false);
        Optional<AnnotationUse> hibernate =
                annotations.hibernate("Cascade").filter(written -> linker.isRead(written, Product.HIBERNATE));
        if (hibernate.isPresent()) {
            unknown |= hibernate
                    .get()
                    .member("value")
                    .map(v -> readCascade(v, true, elements))
                    .orElse(false);
        }
        linker.index()
                .cascadePersist(declaring)
                .ifPresent(place -> elements.add(
                        new Cascade.Element("cascade-persist", Set.of(CascadeType.PERSIST), false, place)));
        Set<CascadeType> types = new TreeSet<>();
        boolean orphanDelete = false;
        for (Cascade.Element element : elements) {
            types.addAll(element.types());
            orphanDelete |= element.isOrphanDelete();
        }
        if (orphanDelete || orphanRemoval) {
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

    /** What the words of a cascade stand for, DELETE_ORPHAN as REMOVE. */
    static Set<CascadeType> cascadeTypes(AnnotationValue value, boolean hibernate) {
        List<Cascade.Element> elements = new ArrayList<>();
        readCascade(value, hibernate, elements);
        Set<CascadeType> types = new TreeSet<>();
        for (Cascade.Element element : elements) {
            types.addAll(element.types());
            if (element.isOrphanDelete()) {
                types.add(CascadeType.REMOVE);
            }
        }
        return types;
    }

    /** JPA's {@code fetch}, or what Hibernate's own annotations make of it: a join is eager. */
    private static Setting<String> fetch(Annotations annotations, AnnotationUse use, AssociationKind kind) {
        Optional<Setting<String>> hibernate = hibernateFetch(annotations, "Fetch", Map.of("JOIN", "EAGER"))
                .or(() -> hibernateFetch(
                        annotations, "LazyCollection", Map.of("FALSE", "EAGER", "TRUE", "LAZY", "EXTRA", "LAZY")))
                .or(() -> hibernateFetch(
                        annotations, "LazyToOne", Map.of("FALSE", "EAGER", "PROXY", "LAZY", "NO_PROXY", "LAZY")));
        String defaultFetch = kind.isToMany() ? "LAZY" : "EAGER";
        return hibernate.orElseGet(() -> Annotations.enumConstant(use, "fetch")
                .<Setting<String>>map(declared -> declared)
                .orElse(new Setting.Defaulted<>(defaultFetch)));
    }

    private static Optional<Setting<String>> hibernateFetch(
            Annotations annotations, String annotation, Map<String, String> words) {
        return annotations
                .hibernate(annotation)
                .flatMap(use -> Annotations.enumConstant(use, "value"))
                .flatMap(declared -> Optional.ofNullable(words.get(declared.value()))
                        .map(fetch -> new Setting.Declared<>(fetch, declared.range())));
    }

    /** JPA's {@code orphanRemoval}, or EclipseLink's {@code @PrivateOwned}, which stands for it where EclipseLink runs. */
    private Setting<Boolean> orphanRemoval(Annotations annotations, AnnotationUse use) {
        return annotations
                .eclipseLink("PrivateOwned")
                .filter(owned -> linker.isRead(owned, Product.ECLIPSELINK))
                .<Setting<Boolean>>map(owned -> new Setting.Declared<>(true, owned.range()))
                .orElseGet(() -> annotations.bool(use, "orphanRemoval", false));
    }

    /**
     * Hibernate's {@code @OnDelete}, or EclipseLink's {@code @CascadeOnDelete}, which is for collections and the inverse end of
     * a one-to-one: of a many-to-many it deletes the rows of the join table.
     */
    private Optional<Setting<OnDelete>> onDelete(
            Annotations annotations, AssociationKind kind, Setting<String> mappedBy) {
        boolean inverse = kind == AssociationKind.ONE_TO_ONE && mappedBy instanceof Setting.Declared;
        return linker.onDelete(annotations)
                .or(() -> annotations
                        .eclipseLink("CascadeOnDelete")
                        .filter(cascade -> linker.isRead(cascade, Product.ECLIPSELINK))
                        .filter(cascade -> kind.isToMany() || inverse)
                        .map(cascade -> new Setting.Declared<>(OnDelete.CASCADE, cascade.range())));
    }
}
