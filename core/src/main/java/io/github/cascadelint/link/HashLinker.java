package io.github.cascadelint.link;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.UnstableHash;
import io.github.cascadelint.mapping.UnstableHash.Part;
import io.github.cascadelint.mapping.UnstableHash.Reason;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.CodeFragment;
import io.github.cascadelint.source.CodeSource;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the sets under orphan removal whose elements have a hash code that may change. Only the classes of such elements are
 * read for it, and of those the body of {@code hashCode}.
 */
final class HashLinker {

    private static final CodeWords WORDS =
            new CodeWords(Set.of("hashCode"), Set.of(), Set.of(), Set.of(), Set.of("hashCode"));

    private static final Set<String> SETS = Set.of("Set", "HashSet", "LinkedHashSet", "Collection", "Iterable");

    private final MappingModel model;
    private final CodeSource source;
    private final Map<String, TypeCode> codes = new HashMap<>();
    private final Set<String> withLombok = new TreeSet<>();

    HashLinker(MappingModel model, CodeSource source) {
        this.model = model;
        this.source = source;
    }

    List<UnstableHash> unstable() {
        List<Association> sets = model.declaredAssociations().stream()
                .filter(end -> end.kind().isToMany()
                        && end.removesOrphans()
                        && end.form().kind() == CollectionForm.Kind.SET
                        && end.target().resolved().isPresent())
                .toList();
        read(sets);
        return sets.stream()
                .filter(this::isHashed)
                .flatMap(end -> unstable(end, end.target().resolved().orElseThrow()).stream())
                .toList();
    }

    private void read(List<Association> sets) {
        Set<String> files = new TreeSet<>();
        for (Association end : sets) {
            file(end.declaredBy()).ifPresent(files::add);
            chain(end.target().resolved().orElseThrow())
                    .forEach(type -> file(type).ifPresent(files::add));
        }
        if (files.isEmpty()) {
            return;
        }
        for (CodeFragment file : source.code(files, WORDS, true).values()) {
            file.types().forEach(type -> codes.put(type.type().name(), type));
            if (file.imports().stream().map(Import::name).anyMatch(name -> name.startsWith("lombok"))) {
                file.types().forEach(type -> withLombok.add(type.type().name()));
            }
        }
    }

    private Optional<String> file(String type) {
        return model.type(type).map(managed -> managed.range().file());
    }

    private List<String> chain(String type) {
        List<String> chain = new ArrayList<>(List.of(type));
        chain.addAll(model.supertypes(type));
        return chain;
    }

    /** Whether the collection is no sorted one, which asks for the order of its elements and not for their hash codes. */
    private boolean isHashed(Association end) {
        TypeCode owner = codes.get(end.declaredBy());
        return owner != null
                && owner.type().members().stream()
                        .filter(member -> member.attribute().equals(end.declaredName()))
                        .map(member -> NameResolver.lastSegment(member.type().name()))
                        .allMatch(SETS::contains);
    }

    private Optional<UnstableHash> unstable(Association end, String target) {
        ManagedType managed = model.type(target).orElseThrow();
        return hash(chain(target), 0)
                .map(hash -> new UnstableHash(
                        end.declaredBy(),
                        end.declaredName(),
                        parts(hash.properties(), managed),
                        hash.code(),
                        hash.range()))
                .filter(hash -> !hash.parts().isEmpty());
    }

    /** What a hash code is made of: names of properties. */
    private record Hash(Collection<String> properties, String code, SourceRange range) {}

    /** The hash code of the nearest of some classes that has one. */
    private Optional<Hash> hash(List<String> chain, int from) {
        for (int i = from; i < chain.size(); i++) {
            TypeCode code = codes.get(chain.get(i));
            if (code == null) {
                return Optional.empty();
            }
            Optional<Hash> own = written(code).or(() -> generated(code));
            if (own.isPresent()) {
                Hash hash = own.get();
                Set<String> all = new LinkedHashSet<>(hash.properties());
                if (all.remove("super")) {
                    hash(chain, i + 1).ifPresent(up -> all.addAll(up.properties()));
                }
                return Optional.of(new Hash(all, hash.code(), hash.range()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Hash> written(TypeCode code) {
        return code.methods().stream()
                .filter(method -> method.name().equals("hashCode") && method.parameters() == 0)
                .findFirst()
                .map(method -> new Hash(method.properties(), "hashCode", method.range()));
    }

    /** What Lombok makes of the fields of a class: all but static and transient ones, if nothing else is said. */
    private Optional<Hash> generated(TypeCode code) {
        Optional<AnnotationUse> equality = lombok(code, code.type().annotations(), "EqualsAndHashCode");
        Optional<AnnotationUse> use = equality.or(() -> lombok(code, code.type().annotations(), "Data"));
        if (use.isEmpty()) {
            return Optional.empty();
        }
        boolean onlyIncluded =
                equality.filter(e -> isTrue(e, "onlyExplicitlyIncluded")).isPresent();
        Set<String> of = equality.map(e -> texts(e, "of")).orElse(Set.of());
        Set<String> exclude = equality.map(e -> texts(e, "exclude")).orElse(Set.of());
        Set<String> properties = new LinkedHashSet<>();
        for (MemberFragment member : code.type().members()) {
            String name = member.attribute();
            boolean included = isMarked(code, member, "Include");
            boolean counts = onlyIncluded ? included : of.isEmpty() ? !exclude.contains(name) : of.contains(name);
            if (!member.getter()
                    && !member.isTransient()
                    && (counts || included)
                    && !isMarked(code, member, "Exclude")) {
                properties.add(name);
            }
        }
        if (equality.filter(e -> isTrue(e, "callSuper")).isPresent()) {
            properties.add("super");
        }
        return Optional.of(new Hash(
                properties,
                "@" + NameResolver.lastSegment(use.get().name()),
                use.get().range()));
    }

    private boolean isMarked(TypeCode code, MemberFragment member, String mark) {
        return lombok(code, member.annotations(), "EqualsAndHashCode." + mark).isPresent();
    }

    private Optional<AnnotationUse> lombok(TypeCode code, List<AnnotationUse> annotations, String name) {
        return annotations.stream()
                .filter(use -> use.name().equals("lombok." + name)
                        || (use.name().equals(name)
                                && withLombok.contains(code.type().name())))
                .findFirst();
    }

    private static boolean isTrue(AnnotationUse use, String member) {
        return use.member(member)
                .filter(value -> value instanceof AnnotationValue.Literal literal
                        && literal.value().equals("true"))
                .isPresent();
    }

    private static Set<String> texts(AnnotationUse use, String member) {
        Set<String> texts = new TreeSet<>();
        use.member(member)
                .ifPresent(value -> value.elements().forEach(element -> {
                    if (element instanceof AnnotationValue.Literal literal) {
                        texts.add(literal.value());
                    }
                }));
        return texts;
    }

    private List<Part> parts(Collection<String> properties, ManagedType managed) {
        List<Part> parts = new ArrayList<>();
        for (String property : properties) {
            int dot = property.indexOf('.');
            managed.attribute(dot < 0 ? property : property.substring(0, dot))
                    .flatMap(attribute -> reason(attribute, dot >= 0)
                            .map(reason -> new Part(attribute.name(), reason, attribute.range())))
                    .filter(part -> parts.stream().noneMatch(p -> p.attribute().equals(part.attribute())))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    /** @param isStep whether only something behind the attribute is read: of another entity, most often its identifier */
    private Optional<Reason> reason(Attribute attribute, boolean isStep) {
        if (attribute instanceof Association end) {
            return isStep || end.id() ? Optional.empty() : Optional.of(Reason.ASSOCIATION);
        }
        TypeCode declaring = codes.get(attribute.declaredBy());
        if (!(attribute instanceof BasicAttribute basic) || declaring == null) {
            return Optional.empty();
        }
        List<AnnotationUse> annotations = declaring.type().members().stream()
                .filter(member -> member.attribute().equals(basic.declaredName()))
                .flatMap(member -> member.annotations().stream())
                .toList();
        if (basic.id()) {
            return has(annotations, "GeneratedValue") ? Optional.of(Reason.GENERATED) : Optional.empty();
        }
        return has(annotations, "NaturalId") || isWrittenOnce(annotations) || !isSet(declaring, basic, annotations)
                ? Optional.empty()
                : Optional.of(Reason.CHANGEABLE);
    }

    private static boolean has(List<AnnotationUse> annotations, String name) {
        return annotations.stream()
                .anyMatch(use -> NameResolver.lastSegment(use.name()).equals(name));
    }

    private static boolean isWrittenOnce(List<AnnotationUse> annotations) {
        return annotations.stream()
                .filter(use -> NameResolver.lastSegment(use.name()).equals("Column"))
                .flatMap(use -> use.member("updatable").stream())
                .anyMatch(value -> value instanceof AnnotationValue.Literal literal
                        && literal.value().equals("false"));
    }

    /** Whether the class has a setter, written or generated. */
    private boolean isSet(TypeCode declaring, BasicAttribute basic, List<AnnotationUse> annotations) {
        boolean written = declaring.methods().stream()
                .filter(method -> !method.isConstructor())
                .map(MethodCode::name)
                .anyMatch(name -> CodeTypes.propertyAfter("set", name)
                        .filter(basic.declaredName()::equals)
                        .isPresent());
        List<AnnotationUse> ofType = declaring.type().annotations();
        return written
                || (!declaring.finals().contains(basic.declaredName())
                        && (lombok(declaring, annotations, "Setter").isPresent()
                                || lombok(declaring, ofType, "Setter").isPresent()
                                || lombok(declaring, ofType, "Data").isPresent()));
    }
}
