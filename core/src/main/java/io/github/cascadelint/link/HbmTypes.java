package io.github.cascadelint.link;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.Explanations;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes types of the classes that {@code hbm.xml} maps. Such a file says all: which attributes are persistent, those that the
 * class inherits included, and which entity it extends. The class itself only tells the types of its attributes.
 */
final class HbmTypes {

    private final TypeIndex index;
    private final Hierarchy hierarchy;
    private final Set<String> awaited = new TreeSet<>();

    /** @param index the types as they are declared, before anything is laid over them */
    HbmTypes(TypeIndex index) {
        this.index = index;
        this.hierarchy = new Hierarchy(index, new NameResolver(index));
    }

    /** Types whose file must be parsed to learn the types of attributes. */
    Set<String> awaited() {
        return Collections.unmodifiableSet(awaited);
    }

    /**
     * The type that a mapping makes of a class.
     *
     * @param declared the class, where it is among the sources
     */
    TypeFragment type(TypeOverlay overlay, Optional<TypeFragment> declared) {
        List<AnnotationUse> annotations = new ArrayList<>(overlay.annotations());
        annotations.add(byField(overlay.range()));
        return new TypeFragment(
                overlay.type(),
                overlay.origin(),
                declared.flatMap(TypeFragment::outer),
                Map.of(),
                overlay.superclass().map(TypeUse::of),
                List.of(),
                annotations,
                members(overlay.members(), declared),
                declared.map(TypeFragment::constants).orElse(Map.of()),
                declared.map(TypeFragment::changeable).orElse(true),
                declared.map(TypeFragment::isAbstract).orElse(false),
                overlay.range(),
                overlay.startLine(),
                overlay.endLine(),
                declared.map(TypeFragment::damaged).orElse(false));
    }

    /** Where the state of an attribute lies decides nothing once its type is known; so all are taken for fields. */
    private static AnnotationUse byField(SourceRange range) {
        return new AnnotationUse(
                AnnotationNames.JPA + "Access", Map.of("value", new AnnotationValue.Name("FIELD", range)), range);
    }

    private List<MemberFragment> members(List<MemberOverlay> overlays, Optional<TypeFragment> declared) {
        return overlays.stream().map(overlay -> member(overlay, declared)).toList();
    }

    private MemberFragment member(MemberOverlay overlay, Optional<TypeFragment> declared) {
        Optional<MemberFragment> found = declared.flatMap(type -> find(overlay, type));
        Optional<TypeUse> ofClass = found.map(MemberFragment::type);
        boolean component = !overlay.members().isEmpty();
        TypeUse type =
                (component ? overlay.type().or(() -> ofClass) : ofClass.or(overlay::type)).orElse(TypeUse.of("Object"));
        return new MemberFragment(
                overlay.attribute(),
                false,
                type,
                overlay.annotations(),
                false,
                overlay.range(),
                found.map(MemberFragment::explanations).orElse(Explanations.NONE),
                overlay.startLine(),
                component ? members(overlay.members(), declared(type.name())) : List.of(),
                overlay.inverse(),
                found.map(MemberFragment::annotations).orElse(List.of()));
    }

    private Optional<TypeFragment> declared(String name) {
        Optional<TypeFragment> type = index.type(name);
        if (type.isEmpty()) {
            index.unparsedHolder(name).ifPresent(awaited::add);
        }
        return type;
    }

    /** The field or getter of an attribute in a class or above it, with its type as the class sees it. */
    private Optional<MemberFragment> find(MemberOverlay overlay, TypeFragment type) {
        List<Level> chain = hierarchy.chain(type);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Level level = chain.get(i);
            List<MemberFragment> named = level.type().members().stream()
                    .filter(member -> member.attribute().equals(overlay.attribute()))
                    .toList();
            Optional<MemberFragment> member = named.stream()
                    .filter(each -> overlay.getter()
                            .filter(getter -> getter == each.getter())
                            .isPresent())
                    .findFirst()
                    .or(() -> named.stream().findFirst());
            if (member.isPresent()) {
                return member.map(found -> bound(found, level));
            }
        }
        hierarchy.missingSuperclass(type).flatMap(index::unparsedHolder).ifPresent(awaited::add);
        return Optional.empty();
    }

    private MemberFragment bound(MemberFragment member, Level level) {
        return new MemberFragment(
                member.attribute(),
                member.getter(),
                use(hierarchy.bind(member.type(), level.type(), level.bindings())),
                member.annotations(),
                member.isTransient(),
                member.range(),
                member.explanations(),
                member.startLine());
    }

    private static TypeUse use(BoundType type) {
        return new TypeUse(
                type.name(), type.arguments().stream().map(HbmTypes::use).toList(), type.array());
    }
}
