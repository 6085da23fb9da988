package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Marking;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Builds the mapping model from fragments: resolves names, decides access type and inheritance, binds generic attributes,
 * applies JPA's defaults. Section numbers in this package are those of Jakarta Persistence 3.2. Where the specification
 * leaves a choice, the model is Hibernate's.
 */
public final class Linker {

    static final Set<String> KIND_NAMES = Set.of("Entity", "MappedSuperclass", "Embeddable");

    private final TypeIndex index;
    private final Function<String, Naming> naming;
    private final NameResolver resolver;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Members members = new Members(this);
    private final Tables tables = new Tables(this);
    private final Keys keys = new Keys(this);
    private final StatedRoles statedRoles = new StatedRoles(this);
    private final Storages storages = new Storages(this);
    private final Map<String, Optional<Kind>> kinds = new HashMap<>();
    private final Function<String, Provider> runBy;
    /** By identity of the fragment: to compare what fragments hold would cost more than to read it again. */
    private final IdentityHashMap<Object, Annotations> annotations = new IdentityHashMap<>();

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** A linker of types of which is not known who runs them: what any provider reads counts. */
    public Linker(TypeIndex index, Function<String, Naming> naming) {
        this(index, naming, file -> Provider.UNKNOWN);
    }

    /**
     * @param index the types of the scan
     * @param naming how names become names in the database, by the file that declares the entity
     * @param runBy the persistence provider that runs what a file declares
     */
    public Linker(TypeIndex index, Function<String, Naming> naming, Function<String, Provider> runBy) {
        this.index = index;
        this.naming = naming;
        this.runBy = runBy;
        this.resolver = new NameResolver(index);
        this.constants = new Constants(index, resolver);
        this.hierarchy = new Hierarchy(index, resolver);
    }

    /** Whether a provider's own annotation has an effect; {@code hbm.xml} is read by Hibernate alone, whatever else is named. */
    boolean isRead(AnnotationUse use, Product owner) {
        String file = use.range().file();
        Product runs = runBy.apply(file).product();
        return runs == Product.UNKNOWN || runs == owner || (owner == Product.HIBERNATE && file.endsWith(".xml"));
    }

    /** Hibernate's {@code @OnDelete}, where it has an effect. */
    Optional<Setting<OnDelete>> onDelete(Annotations annotations) {
        return annotations
                .hibernate("OnDelete")
                .filter(use -> isRead(use, Product.HIBERNATE))
                .flatMap(use -> annotations.onDelete());
    }

    /**
     * Types that were not parsed and without which managed types would stay incomplete: superclasses, identifier classes,
     * embedded classes, and holders of constants that mappings use. Parse them, build a new index, and ask again until
     * nothing is missing.
     */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (TypeFragment type : index.types()) {
            if (kind(type).isEmpty()) {
                continue;
            }
            hierarchy.missingSuperclass(type).ifPresent(missing::add);
            idClass(type).ifPresent(missing::add);
            annotations(type).evaluateAll();
            for (MemberFragment member : type.members()) {
                Annotations ofMember = annotations(member, type);
                ofMember.evaluateAll();
                if (ofMember.hasJpa("Embedded") || ofMember.hasJpa("EmbeddedId")) {
                    missing.add(resolver.resolve(member.type().name(), type));
                }
            }
        }
        missing.addAll(index.awaited());
        missing.removeIf(name -> !index.canBeParsed(name));
        missing.addAll(constants.missingTypes());
        return missing;
    }

    /**
     * Types that the class path alone holds and that mappings name: targets of associations, embeddables, what they are
     * collections of. Read them, build a new index, and ask again until there are none.
     */
    public Set<String> named() {
        Set<String> named = new TreeSet<>();
        for (TypeFragment type : index.types()) {
            if (kind(type).isEmpty()) {
                continue;
            }
            type.typeParameters().values().forEach(bound -> addNames(bound, type, named));
            type.superclass().ifPresent(superclass -> addNames(superclass, type, named));
            for (MemberFragment member : type.members()) {
                addNames(member.type(), type, named);
                member.annotations()
                        .forEach(use -> use.members().values().stream()
                                .filter(AnnotationValue.ClassName.class::isInstance)
                                .forEach(value -> addNames(((AnnotationValue.ClassName) value).type(), type, named)));
            }
        }
        named.removeIf(name -> !index.isOnlyOnClassPath(name));
        return named;
    }

    private void addNames(TypeUse use, TypeFragment scope, Set<String> into) {
        into.add(resolver.resolve(use.name(), scope));
        use.arguments().forEach(argument -> addNames(argument, scope, into));
    }

    /**
     * Links everything.
     *
     * @param files all files of the scan, parsed or not, for the places where code uses entities
     */
    public LinkResult link(Collection<FileFragment> files) {
        List<ManagedType> types = new ArrayList<>();
        List<Marking> markings = new ArrayList<>();
        MarkingLinker marking = new MarkingLinker(this);
        Set<String> incomplete = new TreeSet<>();
        for (TypeFragment type : index.types()) {
            Optional<Kind> kind = kind(type);
            if (kind.isEmpty()) {
                continue;
            }
            ManagedType managed = managedType(type, kind.get());
            types.add(managed);
            markings.addAll(marking.markings(type));
            if (hierarchy.missingSuperclass(type).isPresent()
                    || hierarchy.chain(type).stream()
                            .anyMatch(level -> level.type().damaged() || index.twinHasMore(level.type()))) {
                incomplete.add(type.name());
            }
        }
        InverseLinker inverse = new InverseLinker(types);
        types.replaceAll(inverse::link);
        types.stream()
                .filter(ManagedType::isEntity)
                .flatMap(type -> type.associations().stream())
                .forEach(this::reportUnknown);
        problems.addAll(index.problems());
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
        Map<String, List<EntityUse>> uses = UseLinker.link(files, types);
        statedRoles
                .associations(types)
                .forEach((name, said) ->
                        uses.computeIfAbsent(name, k -> new ArrayList<>()).addAll(said));
        List<UnreadMapping> unread = new UnreadMappings(this).in(types, incomplete);
        MappingModel model = new MappingModel(types, incomplete, uses, List.of(), markings, unread);
        return new LinkResult(model, List.copyOf(problems));
    }

    private ManagedType managedType(TypeFragment type, Kind kind) {
        List<Level> chain = hierarchy.chain(type);
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        boolean byGetter = members.defaultByGetter(type);
        for (int i = 0; i < chain.size(); i++) {
            Level level = chain.get(i);
            if (kind(level.type()).isEmpty()) {
                continue;
            }
            AttributeLinker linker = new AttributeLinker(this, type, holder(chain, i));
            for (MemberFragment member : members.persistent(level.type(), byGetter)) {
                linker.attributes(member, level).forEach(attribute -> put(attribute, member.getter(), attributes));
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
                type.origin(),
                type.range(),
                kind == Kind.ENTITY ? Optional.of(tables.table(type)) : Optional.empty(),
                superclass,
                type.isAbstract(),
                new TreeSet<>(traits(type, chain, attributes.values())),
                statedRoles.of(chain),
                List.copyOf(attributes.values()),
                kind == Kind.ENTITY ? storages.storage(type, attributes.values()) : RowStorage.NONE);
    }

    /** The entity whose table holds what a class of the chain declares: the first at or below it. */
    private TypeFragment holder(List<Level> chain, int from) {
        return chain.subList(from, chain.size()).stream()
                .map(Level::type)
                .filter(type -> isKind(type.name(), Kind.ENTITY))
                .findFirst()
                .orElse(chain.get(chain.size() - 1).type());
    }

    /**
     * An attribute that a subclass declares again keeps its place. Of an association that a mapped superclass maps, Hibernate
     * keeps the mapping, too; what a subclass writes on it is not read. A getter that overrides an entity's is no other
     * attribute either, unlike a field that hides one.
     */
    private void put(Attribute attribute, boolean byGetter, Map<String, Attribute> into) {
        Attribute inherited = into.get(attribute.name());
        if (!(inherited instanceof Association)
                || !(byGetter || isKind(inherited.declaredBy(), Kind.MAPPED_SUPERCLASS))) {
            into.put(attribute.name(), attribute);
        }
    }

    /** What the sources at hand do not tell about an association is said once, so that silence is no surprise. */
    private void reportUnknown(Association association) {
        if (!InverseLinker.isOpen(association.mappedBy())) {
            reportUnknown(association, "mappedBy", association.mappedBy());
        }
        reportUnknown(association, "orphanRemoval", association.orphanRemoval());
        if (association.cascade().unknown()) {
            report(association, "the cascade of " + association.display() + " holds a word that is no CascadeType");
        }
    }

    private void reportUnknown(Association association, String name, Setting<?> setting) {
        if (setting instanceof Setting.Unknown<?> unknown) {
            report(
                    association,
                    "the " + name + " of " + association.display() + " is " + unknown.text()
                            + ", which the sources at hand do not tell; scan the class that defines it, too");
        }
    }

    private void report(Association association, String text) {
        problems.add(new Problem(
                Problem.Kind.UNRESOLVED,
                text,
                association.range().file(),
                association.range().startLine()));
    }

    /** What makes a type managed: its annotation (section 2.1, 2.5 and 2.11.2). */
    private Optional<Kind> kind(TypeFragment type) {
        return kinds.computeIfAbsent(type.name(), name -> {
            Annotations ofType = annotations(type);
            if (ofType.hasJpa("Entity")) {
                return Optional.of(Kind.ENTITY);
            }
            if (ofType.hasJpa("MappedSuperclass")) {
                return Optional.of(Kind.MAPPED_SUPERCLASS);
            }
            return ofType.hasJpa("Embeddable") ? Optional.of(Kind.EMBEDDABLE) : Optional.empty();
        });
    }

    boolean isManaged(String name) {
        return index.type(name).flatMap(this::kind).isPresent();
    }

    boolean isKind(String name, Kind kind) {
        return index.type(name).flatMap(this::kind).filter(kind::equals).isPresent();
    }

    /**
     * The mapping of a member. Hibernate also reads the annotations of the same member of an {@code @IdClass}, and prefers
     * them.
     */
    Annotations mapping(MemberFragment member, TypeFragment declaring) {
        Annotations own = annotations(member, declaring);
        Optional<TypeFragment> idClass = own.hasJpa("Id") ? idClass(declaring).flatMap(index::type) : Optional.empty();
        if (idClass.isEmpty()) {
            return own;
        }
        return idClass.get().members().stream()
                .filter(other -> other.attribute().equals(member.attribute()))
                .map(other -> annotations(other, idClass.get()))
                .reduce(own, (entity, other) -> other.and(entity));
    }

    private Optional<String> idClass(TypeFragment type) {
        return annotations(type)
                .jpa("IdClass")
                .flatMap(use -> use.member("value"))
                .filter(AnnotationValue.ClassName.class::isInstance)
                .map(value -> resolver.resolve(
                        ((AnnotationValue.ClassName) value).type().name(), type));
    }

    /** The annotations on a type. */
    Annotations annotations(TypeFragment type) {
        return annotations(type, type.annotations(), type);
    }

    /** The annotations on a member of a type. */
    Annotations annotations(MemberFragment member, TypeFragment declaring) {
        return annotations(member, member.annotations(), declaring);
    }

    /** Annotations that stood in the given scope before a mapping file replaced them. */
    Annotations annotations(List<AnnotationUse> uses, TypeFragment scope) {
        return new Annotations(uses, scope, index, constants);
    }

    private Annotations annotations(Object fragment, List<AnnotationUse> uses, TypeFragment scope) {
        Annotations known = annotations.get(fragment);
        if (known == null) {
            known = new Annotations(uses, scope, index, constants);
            annotations.put(fragment, known);
        }
        return known;
    }

    TypeIndex index() {
        return index;
    }

    /** How the names of an entity, and of what it holds, become names in the database. */
    Naming naming(TypeFragment type) {
        return naming.apply(type.range().file());
    }

    NameResolver resolver() {
        return resolver;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    Members members() {
        return members;
    }

    Tables tables() {
        return tables;
    }

    Keys keys() {
        return keys;
    }

    private Set<Trait> traits(TypeFragment type, List<Level> chain, Collection<Attribute> attributes) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Annotations ofType = annotations(type);
        if (ofType.hasHibernate("Immutable") || ofType.eclipseLink("ReadOnly").isPresent()) {
            traits.add(Trait.IMMUTABLE);
        }
        if (ofType.hasHibernate("Subselect") || ofType.hasHibernate("View")) {
            traits.add(Trait.VIEW);
        }
        boolean marked = hasInChain(chain, "SoftDelete") || isInSoftDeletePackage(chain);
        if (marked || updatesOnDelete(ofType)) {
            traits.add(Trait.SOFT_DELETE);
        }
        if (marked || hasInChain(chain, "SQLRestriction") || hasInChain(chain, "Where")) {
            traits.add(Trait.RESTRICTED);
        }
        if (hasInChain(chain, "Filter") || hasInChain(chain, "Filters")) {
            traits.add(Trait.FILTERED);
        }
        if (ofType.hibernate("Cache")
                .flatMap(use -> Annotations.enumConstant(use, "usage"))
                .filter(usage -> usage.value().equals("READ_ONLY"))
                .isPresent()) {
            traits.add(Trait.READ_ONLY_CACHE);
        }
        if (isJavax(type)) {
            traits.add(Trait.JAVAX);
        }
        if (ofType.hasHibernate("Cache") || ofType.hasJpa("Cacheable")) {
            traits.add(Trait.CACHED);
        }
        if (chain.stream().map(level -> annotations(level.type())).anyMatch(Linker::hearsOfRemoval)) {
            traits.add(Trait.CALLBACKS);
        }
        if (chain.stream().anyMatch(level -> isAudited(level.type()))) {
            traits.add(Trait.AUDITED);
        }
        if (tables.strategy(type).equals("TABLE_PER_CLASS")) {
            traits.add(Trait.TABLE_PER_CLASS);
        }
        if (ofType.envers("RevisionEntity").isPresent()) {
            traits.add(Trait.REVISION);
        }
        traits.addAll(new WrittenOnce(this).traits(chain, attributes));
        return traits;
    }

    /** Whether what makes a type managed is of {@code javax.persistence}; under a mapping file, what else its class imports. */
    boolean isJavax(TypeFragment type) {
        FileFragment file = index.fileOf(type);
        return type.annotations().stream()
                .filter(use -> KIND_NAMES.contains(NameResolver.lastSegment(use.name())))
                .anyMatch(use -> use.range().file().endsWith(".xml")
                        ? file.imports().stream().anyMatch(i -> i.name().startsWith("javax.persistence"))
                        : AnnotationNames.isJavax(use, file, index));
    }

    /** {@code @SoftDelete} on a package counts for the hierarchies whose root entity stands in it. */
    private boolean isInSoftDeletePackage(List<Level> chain) {
        return chain.stream()
                .map(Level::type)
                .filter(type -> isKind(type.name(), Kind.ENTITY))
                .findFirst()
                .flatMap(this::packageOf)
                .filter(info -> annotations(info).hasHibernate("SoftDelete"))
                .isPresent();
    }

    /** What annotates the package of a type, where something does. */
    Optional<TypeFragment> packageOf(TypeFragment type) {
        return index.type(index.fileOf(type).packageName() + "." + FileFragment.PACKAGE_INFO);
    }

    private boolean hasInChain(List<Level> chain, String hibernate) {
        return chain.stream().anyMatch(level -> annotations(level.type()).hasHibernate(hibernate));
    }

    /**
     * Whether {@code @SQLDelete} marks the row. Some only write the DELETE in another way. Hibernate does not inherit it, not
     * even within a hierarchy of one table.
     */
    private static boolean updatesOnDelete(Annotations ofType) {
        return ofType.hibernateAll("SQLDelete", "SQLDeletes").stream()
                .anyMatch(use -> ofType.text(use, "sql", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("update"));
    }

    /** A listener class may have a callback for any event; to read it would tell no more than the author's intent. */
    private static boolean hearsOfRemoval(Annotations annotations) {
        return annotations.hasJpa("EntityListeners")
                || annotations.hasJpa("PreRemove")
                || annotations.hasJpa("PostRemove");
    }

    private boolean isAudited(TypeFragment type) {
        return annotations(type).isAudited()
                || type.members().stream()
                        .anyMatch(member -> annotations(member, type).isAudited());
    }
}
