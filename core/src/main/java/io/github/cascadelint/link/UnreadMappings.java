package io.github.cascadelint.link;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds mappings that are written and not read. To be asked when all types have been linked. */
final class UnreadMappings {

    private static final List<String> KINDS =
            List.of("OneToMany", "ManyToOne", "OneToOne", "ManyToMany", "ElementCollection");

    /** What an inverse end must not say. An inverse one-to-many may keep its order in a column, for it writes that. */
    private static final List<String> STORAGE = List.of("JoinColumn", "JoinColumns", "JoinTable");

    private final Linker linker;
    private final List<UnreadMapping> found = new ArrayList<>();

    UnreadMappings(Linker linker) {
        this.linker = linker;
    }

    /**
     * What is not read in the given types.
     *
     * @param incomplete types that may have more than is seen; how they are accessed is not known
     */
    List<UnreadMapping> in(Collection<ManagedType> types, Set<String> incomplete) {
        Set<String> inDoubt = new HashSet<>();
        incomplete.stream()
                .flatMap(name -> linker.index().type(name).stream())
                .flatMap(type -> linker.hierarchy().chain(type).stream())
                .forEach(level -> inDoubt.add(level.type().name()));
        for (ManagedType managed : types) {
            linker.index().type(managed.name()).ifPresent(type -> {
                boolean known = managed.kind() != ManagedType.Kind.EMBEDDABLE && !inDoubt.contains(type.name());
                for (MemberFragment member : type.members()) {
                    Annotations annotations = linker.annotations(member, type);
                    if (linker.members().isRead(member)) {
                        addInverse(type, member, annotations);
                        addReplaced(type, member, annotations);
                    } else if (known) {
                        addOtherAccess(type, member, annotations);
                    }
                }
                addOtherNamespace(type);
            });
        }
        found.sort(Comparator.comparing(UnreadMapping::range));
        return found;
    }

    /** A mapping file may speak of field and getter alike; that is no mixture. */
    private void addOtherAccess(TypeFragment type, MemberFragment member, Annotations annotations) {
        Optional<AnnotationUse> mapping = mapping(annotations);
        if (mapping.isEmpty()
                || annotations.hasJpa("Transient")
                || member.isTransient()
                || isInMappingFile(mapping.get())
                || (member.getter() && !hasState(type, member))) {
            return;
        }
        Optional<MemberFragment> read = type.members().stream()
                .filter(other -> other.attribute().equals(member.attribute())
                        && linker.members().isRead(other)
                        && mapping(linker.annotations(other, type)).isPresent())
                .findFirst();
        add(Reason.OTHER_ACCESS, type, member, mapping.get(), cascade(annotations), read.map(MemberFragment::range));
    }

    /**
     * Whether the class or one above it has a field of the getter's name, or of its type by whatever name. A getter without
     * one computes what it returns, or leaves it to a subclass, and nothing is lost.
     */
    private boolean hasState(TypeFragment type, MemberFragment getter) {
        return linker.hierarchy().chain(type).stream()
                .flatMap(level -> level.type().members().stream())
                .anyMatch(member -> !member.getter()
                        && (member.attribute().equals(getter.attribute())
                                || element(member.type()).equals(element(getter.type()))));
    }

    private static String element(TypeUse type) {
        List<TypeUse> arguments = type.arguments();
        return arguments.isEmpty() ? type.name() : element(arguments.get(arguments.size() - 1));
    }

    private void addInverse(TypeFragment type, MemberFragment member, Annotations annotations) {
        Optional<AnnotationUse> mapping = mapping(annotations);
        if (mapping.isEmpty() || annotations.text(mapping.get(), "mappedBy", "").isEmpty()) {
            return;
        }
        List<String> forbidden = new ArrayList<>(STORAGE);
        if (annotations.hasJpa("ManyToMany")) {
            forbidden.add("OrderColumn");
        }
        forbidden.stream()
                .flatMap(name -> annotations.jpa(name).stream())
                .findFirst()
                .ifPresent(use -> found.add(new UnreadMapping(
                        Reason.INVERSE_END,
                        type.name(),
                        member.attribute(),
                        written(use),
                        names(use, annotations),
                        new TreeSet<>(),
                        use.range(),
                        mapping.map(AnnotationUse::range))));
    }

    private static SortedSet<String> names(AnnotationUse use, Annotations annotations) {
        SortedSet<String> names = new TreeSet<>();
        names.add(annotations.text(use, "name", ""));
        use.member("value").stream()
                .flatMap(value -> value.elements().stream())
                .filter(AnnotationValue.Nested.class::isInstance)
                .map(value -> ((AnnotationValue.Nested) value).annotation())
                .forEach(column -> names.add(annotations.text(column, "name", "")));
        names.remove("");
        return names;
    }

    private static String written(AnnotationUse use) {
        return (isInMappingFile(use) ? "" : "@") + NameResolver.lastSegment(use.name());
    }

    private void addReplaced(TypeFragment type, MemberFragment member, Annotations annotations) {
        if (member.replaced().isEmpty()) {
            return;
        }
        Annotations before = linker.annotations(member.replaced(), type);
        Optional<AnnotationUse> mapping = mapping(before);
        if (mapping.isPresent() && !cascade(before).equals(cascade(annotations))) {
            add(Reason.MAPPING_FILE, type, member, mapping.get(), cascade(before), Optional.of(member.range()));
        }
    }

    private void addOtherNamespace(TypeFragment type) {
        FileFragment file = linker.index().fileOf(type);
        if (type.origin() != Origin.JAVA || !importsBoth(file)) {
            return;
        }
        boolean javax = linker.isJavax(type);
        for (MemberFragment member : type.members()) {
            member.annotations().stream()
                    .filter(use -> AnnotationNames.isJavax(use, file, linker.index()) != javax
                            && AnnotationNames.resolve(use, file, linker.index())
                                    .filter(name -> name.startsWith(AnnotationNames.JPA))
                                    .isPresent())
                    .forEach(use ->
                            add(Reason.OTHER_NAMESPACE, type, member, use, new TreeSet<>(), Optional.of(type.range())));
        }
    }

    private static boolean importsBoth(FileFragment file) {
        return file.imports().stream().anyMatch(i -> i.name().startsWith("javax.persistence"))
                && file.imports().stream().anyMatch(i -> i.name().startsWith("jakarta.persistence"));
    }

    private void add(
            Reason reason,
            TypeFragment type,
            MemberFragment member,
            AnnotationUse use,
            SortedSet<CascadeType> cascade,
            Optional<SourceRange> read) {
        found.add(new UnreadMapping(
                reason, type.name(), member.attribute(), written(use), new TreeSet<>(), cascade, use.range(), read));
    }

    private static boolean isInMappingFile(AnnotationUse use) {
        return use.range().file().endsWith(".xml");
    }

    private static Optional<AnnotationUse> mapping(Annotations annotations) {
        return KINDS.stream().flatMap(kind -> annotations.jpa(kind).stream()).findFirst();
    }

    private static SortedSet<CascadeType> cascade(Annotations annotations) {
        SortedSet<CascadeType> types = new TreeSet<>();
        mapping(annotations).ifPresent(use -> {
            use.member("cascade").ifPresent(value -> types.addAll(AttributeLinker.cascadeTypes(value, false)));
            if (annotations.flag(use, "orphanRemoval", false)) {
                types.add(CascadeType.REMOVE);
            }
        });
        annotations
                .hibernate("Cascade")
                .flatMap(use -> use.member("value"))
                .ifPresent(value -> types.addAll(AttributeLinker.cascadeTypes(value, true)));
        return types;
    }
}
