package io.github.cascadelint.link;

import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.mapping.Marking;
import io.github.cascadelint.mapping.Marking.On;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the annotations of a class that mean something to one provider only, or nothing where they stand. */
final class MarkingLinker {

    private static final List<String> ASSOCIATIONS = List.of("OneToOne", "ManyToOne", "OneToMany", "ManyToMany");

    private final Linker linker;

    MarkingLinker(Linker linker) {
        this.linker = linker;
    }

    List<Marking> markings(TypeFragment type) {
        List<Marking> markings = new ArrayList<>();
        boolean byGetter = linker.members().defaultByGetter(type);
        for (MemberFragment member : linker.members().persistent(type, byGetter)) {
            addAll(type, member, on(type, member), markings);
        }
        for (MemberFragment member : linker.members().ignored(type, byGetter)) {
            addAll(type, member, On.TRANSIENT, markings);
            jpaCascade(linker.annotations(member, type))
                    .ifPresent(use -> markings.add(new Marking(
                            type.name(), member.attribute(), Marking.Kind.JPA_CASCADE, On.TRANSIENT, use.range())));
        }
        return markings;
    }

    private void addAll(TypeFragment type, MemberFragment member, On on, List<Marking> into) {
        Annotations annotations = linker.annotations(member, type);
        for (Marking.Kind kind : Marking.Kind.values()) {
            use(annotations, kind)
                    .ifPresent(use -> into.add(new Marking(type.name(), member.attribute(), kind, on, use.range())));
        }
    }

    /** One provider's annotation beside the other's of the same meaning is there for both. */
    private static Optional<AnnotationUse> use(Annotations annotations, Marking.Kind kind) {
        return switch (kind) {
            case JPA_CASCADE -> Optional.empty();
            case HIBERNATE_CASCADE ->
                annotations
                        .hibernate("Cascade")
                        .filter(use -> use.member("value")
                                .filter(value -> !value.elements().isEmpty())
                                .isPresent());
            case ON_DELETE ->
                annotations
                        .hibernate("OnDelete")
                        .filter(use ->
                                annotations.eclipseLink("CascadeOnDelete").isEmpty());
            case PRIVATE_OWNED ->
                annotations
                        .eclipseLink("PrivateOwned")
                        .filter(use -> jpaCascade(annotations)
                                .filter(association -> annotations.flag(association, "orphanRemoval", false))
                                .isEmpty());
            case CASCADE_ON_DELETE ->
                annotations.eclipseLink("CascadeOnDelete").filter(use -> !annotations.hasHibernate("OnDelete"));
        };
    }

    private static Optional<AnnotationUse> jpaCascade(Annotations annotations) {
        return ASSOCIATIONS.stream()
                .flatMap(name -> annotations.jpa(name).stream())
                .filter(use -> annotations.flag(use, "orphanRemoval", false)
                        || use.member("cascade")
                                .filter(value -> !value.elements().isEmpty())
                                .isPresent())
                .findFirst();
    }

    private On on(TypeFragment type, MemberFragment member) {
        Annotations annotations = linker.annotations(member, type);
        if (ASSOCIATIONS.stream().anyMatch(annotations::hasJpa)
                || annotations.hasHibernate("Any")
                || annotations.hasHibernate("ManyToAny")) {
            return On.ASSOCIATION;
        }
        if (annotations.hasJpa("ElementCollection")) {
            return On.ELEMENTS;
        }
        boolean embedded = annotations.hasJpa("Embedded")
                || annotations.hasJpa("EmbeddedId")
                || linker.isKind(
                        linker.hierarchy().bind(member.type(), type, Map.of()).name(), Kind.EMBEDDABLE);
        return embedded ? On.EMBEDDED : On.BASIC;
    }
}
