package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds the mapping model from fragments: resolves names, decides access type and inheritance, binds generic attributes,
 * applies JPA's defaults. Section numbers in this package are those of Jakarta Persistence 3.2.
 */
public final class Linker {

    private final TypeIndex index;
    private final Naming naming;
    private final NameResolver resolver;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Map<String, Optional<Kind>> kinds = new HashMap<>();
    private final Map<List<AnnotationUse>, Annotations> annotations = new IdentityHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    public Linker(TypeIndex index, Naming naming) {
        this.index = index;
        this.naming = naming;
        this.resolver = new NameResolver(index);
        this.constants = new Constants(index, resolver);
        this.hierarchy = new Hierarchy(index, resolver);
    }

    /**
     * Types that were not parsed and without which managed types would stay incomplete: superclasses between managed types,
     * and holders of constants that mappings use. Parse them, build a new index, and ask again until nothing is missing.
     */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (TypeFragment type : index.types()) {
            if (kind(type).isEmpty()) {
                continue;
            }
            hierarchy
                    .missingSuperclass(type)
                    .filter(n -> index.unparsed(n).isPresent())
                    .ifPresent(missing::add);
            idClass(type).filter(name -> index.unparsed(name).isPresent()).ifPresent(missing::add);
            type.annotations().forEach(use -> constantHolders(use, type, missing));
            type.members().forEach(member -> member.annotations().forEach(use -> constantHolders(use, type, missing)));
        }
        return missing;
    }

    private void constantHolders(AnnotationUse use, TypeFragment scope, Set<String> into) {
        use.members().values().forEach(value -> constantHolders(value, scope, into));
    }

    private void constantHolders(AnnotationValue value, TypeFragment scope, Set<String> into) {
        if (value instanceof AnnotationValue.Nested nested) {
            constantHolders(nested.annotation(), scope, into);
        } else if (value instanceof AnnotationValue.Array array) {
            array.values().forEach(element -> constantHolders(element, scope, into));
        } else if (value instanceof AnnotationValue.Concatenation concatenation) {
            concatenation.parts().forEach(part -> constantHolders(part, scope, into));
        } else if (value instanceof AnnotationValue.Name name) {
            int dot = name.name().lastIndexOf('.');
            if (dot > 0) {
                String holder = resolver.resolve(name.name().substring(0, dot), scope);
                index.unparsed(holder).ifPresent(file -> into.add(holder));
            }
        }
    }

    /**
     * Links everything.
     *
     * @param files all files of the scan, parsed or not, for the places where code uses entities
     */
    public LinkResult link(Collection<FileFragment> files) {
        List<ManagedType> types = new ArrayList<>();
        Set<String> incomplete = new TreeSet<>();
        for (TypeFragment type : index.types()) {
            Optional<Kind> kind = kind(type);
            if (kind.isEmpty()) {
                continue;
            }
            types.add(managedType(type, kind.get()));
            if (hierarchy.missingSuperclass(type).isPresent()
                    || hierarchy.chain(type).stream()
                            .anyMatch(level -> level.type().damaged())) {
                incomplete.add(type.name());
            }
        }
        for (TypeFragment duplicate : index.duplicates()) {
            if (isManaged(duplicate.name())) {
                SourceRange used = index.type(duplicate.name()).orElseThrow().range();
                problems.add(new Problem(
                        Problem.Kind.DUPLICATE_TYPE,
                        duplicate.name() + " is declared again in " + used.file()
                                + ", and that one is used; scan one of the two, or exclude this file",
                        duplicate.range().file(),
                        duplicate.range().startLine()));
            }
        }
        return new LinkResult(new MappingModel(types, incomplete, UseLinker.link(files, types)), problems);
    }

    private ManagedType managedType(TypeFragment type, Kind kind) {
        List<Level> chain = hierarchy.chain(type);
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        AttributeLinker linker = new AttributeLinker(this, type);
        for (Level level : chain) {
            if (kind(level.type()).isEmpty()) {
                continue;
            }
            for (MemberFragment member : persistentMembers(level.type(), type)) {
                for (Attribute attribute : linker.attributes(member, level)) {
                    // An attribute that a subclass declares again keeps its place and takes the subclass's mapping.
                    attributes.put(attribute.name(), attribute);
                }
            }
        }
        Optional<String> superclass = chain.stream()
                .map(Level::type)
                .filter(t -> !t.name().equals(type.name()) && kind(t).isPresent())
                .map(TypeFragment::name)
                .reduce((a, b) -> b);
        return new ManagedType(
                type.name(),
                kind,
                "java",
                type.range(),
                kind == Kind.ENTITY ? Optional.of(table(type)) : Optional.empty(),
                superclass,
                type.isAbstract(),
                new TreeSet<>(traits(type, chain)),
                List.copyOf(attributes.values()));
    }

    /** What makes a type managed: its annotation (section 2.1, 2.5 and 2.11.2). */
    private Optional<Kind> kind(TypeFragment type) {
        return kinds.computeIfAbsent(type.name(), name -> {
            Annotations annotations = annotations(type.annotations(), type);
            if (annotations.hasJpa("Entity")) {
                return Optional.of(Kind.ENTITY);
            }
            if (annotations.hasJpa("MappedSuperclass")) {
                return Optional.of(Kind.MAPPED_SUPERCLASS);
            }
            return annotations.hasJpa("Embeddable") ? Optional.of(Kind.EMBEDDABLE) : Optional.empty();
        });
    }

    boolean isManaged(String name) {
        return index.type(name).flatMap(this::kind).isPresent();
    }

    boolean isKind(String name, Kind kind) {
        return index.type(name).flatMap(this::kind).filter(kind::equals).isPresent();
    }

    /**
     * The annotations of a member. Hibernate also reads those of the same member of an {@code @IdClass}; where that holds
     * the association, it counts as the entity's.
     */
    Annotations mapping(MemberFragment member, TypeFragment declaring) {
        Annotations own = annotations(member.annotations(), declaring);
        Optional<TypeFragment> idClass = own.hasJpa("Id") ? idClass(declaring).flatMap(index::type) : Optional.empty();
        if (idClass.isEmpty()) {
            return own;
        }
        return idClass.get().members().stream()
                .filter(other -> other.attribute().equals(member.attribute()))
                .map(other -> annotations(other.annotations(), idClass.get()))
                .reduce(own, Annotations::and);
    }

    private Optional<String> idClass(TypeFragment type) {
        return annotations(type.annotations(), type)
                .jpa("IdClass")
                .flatMap(use -> use.member("value"))
                .filter(AnnotationValue.ClassName.class::isInstance)
                .map(value -> resolver.resolve(
                        ((AnnotationValue.ClassName) value).type().name(), type));
    }

    /** The annotations of a type or member. Inherited members are asked for again and again: they are resolved once. */
    Annotations annotations(List<AnnotationUse> uses, TypeFragment scope) {
        if (uses.isEmpty()) {
            return new Annotations(uses, scope, index, constants); // all empty lists are one
        }
        return annotations.computeIfAbsent(uses, k -> new Annotations(uses, scope, index, constants));
    }

    TypeIndex index() {
        return index;
    }

    Naming naming() {
        return naming;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    /**
     * The members of a class that are persistent: its fields or its getters, by access type (section 2.3). What is
     * transient is left out.
     *
     * @param bottom the type whose attributes are collected; its hierarchy decides where a class says nothing
     */
    List<MemberFragment> persistentMembers(TypeFragment type, TypeFragment bottom) {
        boolean byGetter = accessByGetter(type, bottom);
        List<MemberFragment> members = new ArrayList<>();
        for (MemberFragment member : type.members()) {
            Annotations annotations = annotations(member.annotations(), type);
            if (annotations.hasJpa("Transient") || member.isTransient()) {
                continue;
            }
            Optional<String> own = annotations
                    .jpa("Access")
                    .flatMap(use -> Annotations.enumConstant(use, "value"))
                    .map(declared -> declared.value());
            boolean wanted =
                    own.isPresent() ? own.get().equals("PROPERTY") == member.getter() : member.getter() == byGetter;
            if (wanted) {
                members.add(member);
            }
        }
        return members;
    }

    /** Explicit {@code @Access}; else where the hierarchy puts its identifier; else where the class puts its annotations. */
    private boolean accessByGetter(TypeFragment type, TypeFragment bottom) {
        Optional<Boolean> explicit = explicitAccess(type);
        if (explicit.isPresent()) {
            return explicit.get();
        }
        // An embeddable has no identifier; where its own annotations stand is the best sign (section 2.3.3).
        if (isKind(type.name(), Kind.EMBEDDABLE)) {
            return mostAnnotationsOnGetters(type);
        }
        for (Level level : hierarchy.chain(bottom)) {
            Optional<Boolean> byIdentifier = identifierOnGetter(level.type());
            if (byIdentifier.isPresent() && explicitAccess(level.type()).isEmpty()) {
                return byIdentifier.get();
            }
        }
        return mostAnnotationsOnGetters(type);
    }

    private Optional<Boolean> explicitAccess(TypeFragment type) {
        return annotations(type.annotations(), type)
                .jpa("Access")
                .flatMap(use -> Annotations.enumConstant(use, "value"))
                .map(declared -> declared.value().equals("PROPERTY"));
    }

    private Optional<Boolean> identifierOnGetter(TypeFragment type) {
        return type.members().stream()
                .filter(member -> {
                    Annotations annotations = annotations(member.annotations(), type);
                    return annotations.hasJpa("Id") || annotations.hasJpa("EmbeddedId");
                })
                .map(MemberFragment::getter)
                .findFirst();
    }

    private boolean mostAnnotationsOnGetters(TypeFragment type) {
        long getters = type.members().stream()
                .filter(member -> member.getter() && isMapped(member, type))
                .count();
        long fields = type.members().stream()
                .filter(member -> !member.getter() && isMapped(member, type))
                .count();
        return getters > fields;
    }

    private boolean isMapped(MemberFragment member, TypeFragment type) {
        return member.annotations().stream()
                .anyMatch(use -> AnnotationNames.resolve(use, index.fileOf(type), index)
                        .filter(name ->
                                name.startsWith(AnnotationNames.JPA) || name.startsWith(AnnotationNames.HIBERNATE))
                        .isPresent());
    }

    /** The table that holds an entity's rows: its own, or the root's in a single-table hierarchy (section 11.1.52). */
    String table(TypeFragment type) {
        List<TypeFragment> entities = hierarchy.chain(type).stream()
                .map(Level::type)
                .filter(t -> isKind(t.name(), Kind.ENTITY))
                .toList();
        TypeFragment holder = type;
        if (entities.size() > 1 && strategy(entities).equals("SINGLE_TABLE")) {
            holder = entities.get(0);
        }
        Annotations annotations = annotations(holder.annotations(), holder);
        String name = annotations
                .jpa("Table")
                .map(table -> annotations.text(table, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(entityName(holder));
        return naming.physical(name);
    }

    /** The entity name: {@code @Entity(name)}, or the simple class name. */
    String entityName(TypeFragment type) {
        Annotations annotations = annotations(type.annotations(), type);
        return annotations
                .jpa("Entity")
                .map(entity -> annotations.text(entity, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElse(NameResolver.lastSegment(type.name()));
    }

    private String strategy(List<TypeFragment> entities) {
        for (TypeFragment entity : entities) {
            Optional<AnnotationUse> inheritance =
                    annotations(entity.annotations(), entity).jpa("Inheritance");
            if (inheritance.isPresent()) {
                return Annotations.enumConstant(inheritance.get(), "strategy")
                        .map(declared -> declared.value())
                        .orElse("SINGLE_TABLE");
            }
        }
        return "SINGLE_TABLE";
    }

    private Set<Trait> traits(TypeFragment type, List<Level> chain) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Annotations annotations = annotations(type.annotations(), type);
        if (annotations.hasHibernate("Immutable") || annotations.has("org.eclipse.persistence.annotations.ReadOnly")) {
            traits.add(Trait.IMMUTABLE);
        }
        if (annotations.hasHibernate("Subselect") || annotations.hasHibernate("View")) {
            traits.add(Trait.VIEW);
        }
        if (annotations.hasHibernate("SQLDelete") || annotations.hasHibernate("SoftDelete")) {
            traits.add(Trait.SOFT_DELETE);
        }
        if (annotations
                .hibernate("Cache")
                .flatMap(use -> Annotations.enumConstant(use, "usage"))
                .filter(usage -> usage.value().equals("READ_ONLY"))
                .isPresent()) {
            traits.add(Trait.READ_ONLY_CACHE);
        }
        List<TypeFragment> entities = chain.stream()
                .map(Level::type)
                .filter(t -> isKind(t.name(), Kind.ENTITY))
                .toList();
        if (strategy(entities).equals("TABLE_PER_CLASS")) {
            traits.add(Trait.TABLE_PER_CLASS);
        }
        return traits;
    }
}
