package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.Explanations;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays what mapping files say over the classes that they map (chapter 12): an attribute that a file maps has that mapping and
 * no other; what a file says about a class replaces the annotation of the same name; what it does not mention stays, unless
 * the file is {@code metadata-complete}.
 */
final class Overlays {

    private static final Set<String> KINDS = Set.of("Entity", "MappedSuperclass", "Embeddable");

    /** Overrides of a file and of annotations add up; the linker lets the first win. */
    private static final Set<String> ADDED =
            Set.of("AttributeOverride", "AttributeOverrides", "AssociationOverride", "AssociationOverrides");

    private final TypeIndex index;
    private final MappingUnits units;
    private final List<Problem> problems;
    private final HbmTypes hbmTypes;

    /** @param problems takes what could not be laid over anything */
    Overlays(TypeIndex index, MappingUnits units, List<Problem> problems) {
        this.index = index;
        this.units = units;
        this.problems = problems;
        this.hbmTypes = new HbmTypes(index);
    }

    /** The overlays that count, one for each class. */
    Collection<TypeOverlay> chosen() {
        return units.chosen(problems);
    }

    /** Types whose file must be parsed, because mapped classes take the types of attributes from them. */
    Set<String> awaited() {
        return hbmTypes.awaited();
    }

    /** A class as its source and a mapping file together have it. */
    TypeFragment over(TypeFragment declared, TypeOverlay overlay) {
        if (overlay.origin() == Origin.HBM_XML) {
            return hbmTypes.type(overlay, Optional.of(declared));
        }
        boolean complete = units.isComplete(overlay);
        FileFragment file = index.fileOf(declared);
        boolean managedByFile = complete || declared.annotations().stream().noneMatch(use -> isKind(use, file));
        return new TypeFragment(
                declared.name(),
                managedByFile ? overlay.origin() : declared.origin(),
                declared.outer(),
                declared.typeParameters(),
                declared.superclass(),
                declared.interfaces(),
                ofType(declared, overlay, complete, file),
                members(declared, overlay, complete, file),
                declared.constants(),
                declared.changeable(),
                declared.isAbstract(),
                managedByFile ? overlay.range() : declared.range(),
                managedByFile ? overlay.startLine() : declared.startLine(),
                managedByFile ? overlay.endLine() : declared.endLine(),
                declared.damaged());
    }

    /** A class that is not among the sources: all that is known of it is what the mapping file says. */
    TypeFragment alone(TypeOverlay overlay) {
        overlay.javaClass()
                .ifPresent(name -> problems.add(new Problem(
                        Problem.Kind.UNRESOLVED,
                        name + " is mapped here and is not among the sources; scan the class, too, or correct its name",
                        overlay.range().file(),
                        overlay.range().startLine())));
        if (overlay.origin() == Origin.HBM_XML) {
            return hbmTypes.type(overlay, Optional.empty());
        }
        List<AnnotationUse> annotations = new ArrayList<>(overlay.annotations());
        annotations.removeIf(use -> use.name().equals(AnnotationNames.JPA + "Access"));
        annotations.add(access(false, overlay.range()));
        return new TypeFragment(
                overlay.type(),
                overlay.origin(),
                Optional.empty(),
                Map.of(),
                overlay.superclass().map(TypeUse::of),
                List.of(),
                annotations,
                overlay.members().stream().map(Overlays::alone).toList(),
                Map.of(),
                false,
                overlay.range(),
                overlay.startLine(),
                overlay.endLine(),
                true);
    }

    private static MemberFragment alone(MemberOverlay member) {
        return new MemberFragment(
                member.attribute(),
                false,
                member.type().orElse(TypeUse.of("Object")),
                member.annotations(),
                false,
                member.range(),
                Explanations.NONE,
                member.startLine());
    }

    private List<AnnotationUse> ofType(
            TypeFragment declared, TypeOverlay overlay, boolean complete, FileFragment file) {
        Set<String> replaced = new HashSet<>();
        overlay.annotations().forEach(use -> replaced.add(group(use.name())));
        List<AnnotationUse> kept = new ArrayList<>();
        Optional<AnnotationUse> declaredEntity = Optional.empty();
        boolean hasAccess = replaced.contains(AnnotationNames.JPA + "Access");
        for (AnnotationUse use : declared.annotations()) {
            String name = AnnotationNames.resolve(use, file, index).orElse(use.name());
            boolean drop = complete ? countsForNothing(name, overlay) : replaced.contains(group(name)) && !addsUp(name);
            if (!drop) {
                kept.add(use);
                hasAccess |= name.equals(AnnotationNames.JPA + "Access");
            } else if (!complete && name.equals(AnnotationNames.JPA + "Entity")) {
                declaredEntity = Optional.of(use);
            }
        }
        List<AnnotationUse> all = new ArrayList<>();
        for (AnnotationUse use : overlay.annotations()) {
            // An entity keeps the name that its annotation gives it, unless the file gives another.
            boolean unnamed = use.name().equals(AnnotationNames.JPA + "Entity")
                    && use.members().isEmpty();
            all.add(unnamed ? declaredEntity.orElse(use) : use);
        }
        all.addAll(kept);
        if (!hasAccess) {
            units.access(overlay).ifPresent(all::add);
        }
        return all;
    }

    /** Annotations that replace each other have one group. */
    private static String group(String name) {
        if (!name.startsWith(AnnotationNames.JPA)) {
            return name;
        }
        String simple = name.substring(AnnotationNames.JPA.length());
        if (KINDS.contains(simple)) {
            return AnnotationNames.JPA + "Entity";
        }
        return simple.endsWith("JoinColumns") ? name.substring(0, name.length() - 1) : name;
    }

    /** Hibernate leaves its own annotations on a class that {@code orm.xml} maps completely; {@code hbm.xml} leaves none. */
    private static boolean countsForNothing(String name, TypeOverlay overlay) {
        return name.startsWith(AnnotationNames.JPA)
                || (overlay.origin() == Origin.HBM_XML && name.startsWith(AnnotationNames.HIBERNATE));
    }

    private boolean isKind(AnnotationUse use, FileFragment file) {
        return AnnotationNames.resolve(use, file, index)
                .filter(name -> name.startsWith(AnnotationNames.JPA))
                .filter(name -> KINDS.contains(name.substring(AnnotationNames.JPA.length())))
                .isPresent();
    }

    private List<MemberFragment> members(
            TypeFragment declared, TypeOverlay overlay, boolean complete, FileFragment file) {
        Map<String, MemberOverlay> mapped = new HashMap<>();
        overlay.members().forEach(member -> mapped.putIfAbsent(member.attribute(), member));
        Map<String, List<MemberFragment>> places = new HashMap<>();
        declared.members()
                .forEach(member -> places.computeIfAbsent(member.attribute(), k -> new ArrayList<>(2))
                        .add(member));
        List<MemberFragment> members = new ArrayList<>();
        for (MemberFragment member : declared.members()) {
            MemberOverlay over = mapped.get(member.attribute());
            List<MemberFragment> both = places.getOrDefault(member.attribute(), List.of());
            if (over != null && isPlace(member, both, over, complete, file)) {
                MemberFragment laid = over(member, over, overlay, complete, file);
                // A getter that is generated at build time is in no source: the field then stands for the attribute.
                members.add(both.size() == 1 ? at(laid, member.getter()) : laid);
            } else if (!complete) {
                members.add(member);
            } else if (overlay.origin() != Origin.HBM_XML) {
                members.add(
                        with(member, without(member.annotations(), overlay, file), member.range(), member.startLine()));
            }
        }
        for (MemberOverlay member : overlay.members()) {
            // What is not there is transient anyway.
            boolean isTransient =
                    member.annotations().stream().anyMatch(use -> use.name().equals(AnnotationNames.JPA + "Transient"));
            if (!places.containsKey(member.attribute()) && !isTransient) {
                problems.add(new Problem(
                        Problem.Kind.UNRESOLVED,
                        declared.name() + " has no field or getter for the attribute " + member.attribute()
                                + " that is mapped here, which was left out; correct the name",
                        member.range().file(),
                        member.range().startLine()));
            }
        }
        return members;
    }

    /** Of field and getter, the one whose annotations the file replaces; both where it replaces none, or names the access. */
    private boolean isPlace(
            MemberFragment member, List<MemberFragment> both, MemberOverlay over, boolean complete, FileFragment file) {
        boolean replacesNone =
                complete || over.getter().isPresent() || both.stream().noneMatch(place -> isMapped(place, file));
        return replacesNone || isMapped(member, file);
    }

    private boolean isMapped(MemberFragment member, FileFragment file) {
        return member.annotations().stream()
                .anyMatch(use -> AnnotationNames.resolve(use, file, index)
                        .filter(name -> name.startsWith(AnnotationNames.JPA))
                        .isPresent());
    }

    private static MemberFragment at(MemberFragment member, boolean getter) {
        String access = AnnotationNames.JPA + "Access";
        List<AnnotationUse> annotations = new ArrayList<>(member.annotations());
        annotations.removeIf(use -> use.name().equals(access));
        annotations.add(access(getter, member.range()));
        return with(member, annotations, member.range(), member.startLine());
    }

    private MemberFragment over(
            MemberFragment member, MemberOverlay over, TypeOverlay overlay, boolean complete, FileFragment file) {
        List<AnnotationUse> annotations = new ArrayList<>(over.annotations());
        for (AnnotationUse use : member.annotations()) {
            String name = AnnotationNames.resolve(use, file, index).orElse(use.name());
            if (!countsForNothing(name, overlay) || (!complete && addsUp(name))) {
                annotations.add(use);
            }
        }
        over.getter().ifPresent(byGetter -> annotations.add(access(byGetter, over.range())));
        return with(member, annotations, over.range(), over.startLine(), member.annotations());
    }

    private static boolean addsUp(String name) {
        return name.startsWith(AnnotationNames.JPA) && ADDED.contains(name.substring(AnnotationNames.JPA.length()));
    }

    private List<AnnotationUse> without(List<AnnotationUse> annotations, TypeOverlay overlay, FileFragment file) {
        return annotations.stream()
                .filter(use -> !countsForNothing(
                        AnnotationNames.resolve(use, file, index).orElse(use.name()), overlay))
                .toList();
    }

    private static MemberFragment with(
            MemberFragment member, List<AnnotationUse> annotations, SourceRange range, int startLine) {
        return with(member, annotations, range, startLine, member.replaced());
    }

    private static MemberFragment with(
            MemberFragment member,
            List<AnnotationUse> annotations,
            SourceRange range,
            int startLine,
            List<AnnotationUse> replaced) {
        return new MemberFragment(
                member.attribute(),
                member.getter(),
                member.type(),
                annotations,
                member.isTransient(),
                range,
                member.explanations(),
                startLine,
                List.of(),
                false,
                replaced);
    }

    private static AnnotationUse access(boolean byGetter, SourceRange range) {
        String constant = AnnotationNames.JPA + "AccessType." + (byGetter ? "PROPERTY" : "FIELD");
        return new AnnotationUse(
                AnnotationNames.JPA + "Access", Map.of("value", new AnnotationValue.Name(constant, range)), range);
    }
}
