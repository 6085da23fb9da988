package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.RuleContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The remedies that several rules share. How far each may be followed is bounded where it is reported: by what the rule says of
 * itself, and by how sure the finding is.
 */
final class Mending {

    private Mending() {}

    /** Takes off whatever removes the targets: REMOVE, of ALL the rest stays, and orphan removal, which implies it. */
    static Optional<Remedy> noRemove(Association end) {
        return noRemove(List.of(end));
    }

    /** The same of several ends at once. */
    static Optional<Remedy> noRemove(List<Association> ends) {
        List<Change> changes = new ArrayList<>();
        for (Association end : ends) {
            if (!isClear(end)) {
                return Optional.empty();
            }
            if (end.cascade().elementFor(CascadeType.REMOVE).isPresent()) {
                changes.add(new Change.Cascading(end.range(), Set.of(CascadeType.REMOVE), Set.of()));
            }
            if (end.removesOrphans()) {
                changes.add(new Change.NoOrphanRemoval(end.range()));
            }
        }
        boolean vendorAll = ends.stream().anyMatch(Mending::saysAllInVendorWords);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy(vendorAll ? Tier.SUGGESTED : Tier.SAFE, changes));
    }

    /** Takes off one operation; what answers to Hibernate's {@code saveOrUpdate} stays, which JPA has no word for. */
    static Optional<Remedy> without(Association end, CascadeType type) {
        return isClear(end) && end.cascade().elements().stream().noneMatch(Cascade.Element::isSaveUpdate)
                ? Optional.of(new Remedy(
                        saysAllInVendorWords(end) ? Tier.SUGGESTED : Tier.SAFE,
                        List.of(new Change.Cascading(end.range(), Set.of(type), Set.of()))))
                : Optional.empty();
    }

    /** Takes off orphan removal alone. */
    static Optional<Remedy> noOrphanRemoval(Association end) {
        return isClear(end)
                ? Optional.of(new Remedy(Tier.SAFE, List.of(new Change.NoOrphanRemoval(end.range()))))
                : Optional.empty();
    }

    /** Takes off orphan removal, and says REMOVE, which it had implied. */
    static Optional<Remedy> removeInsteadOfOrphans(Association end) {
        return noOrphanRemoval(end)
                .map(remedy -> new Remedy(
                        remedy.tier(),
                        List.of(
                                remedy.changes().get(0),
                                new Change.Cascading(end.range(), Set.of(), Set.of(CascadeType.REMOVE)))));
    }

    /** Passes on more. */
    static Optional<Remedy> with(Association end, CascadeType type) {
        return isClear(end)
                ? Optional.of(new Remedy(Tier.SAFE, List.of(new Change.Cascading(end.range(), Set.of(), Set.of(type)))))
                : Optional.empty();
    }

    /** Gives an element of the annotation that makes the end an association a value. */
    static Optional<Remedy> element(Association end, String element, String value) {
        return isClear(end)
                ? Optional.of(new Remedy(
                        Tier.SAFE, List.of(new Change.Element(end.range(), annotation(end), element, value))))
                : Optional.empty();
    }

    /** Makes the end the inverse of the other; what says how to store it goes. */
    static Optional<Remedy> mappedBy(Association end, Association other) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Element(end.range(), annotation(end), "mappedBy", "\"" + other.declaredName() + "\""));
        if (end.joinTable().isPresent()) {
            if (end.joinTable().get().explicit()) {
                changes.add(new Change.NoAnnotation(end.range(), "JoinTable"));
            }
        } else {
            changes.add(
                    new Change.NoAnnotation(end.range(), end.joinColumns().size() > 1 ? "JoinColumns" : "JoinColumn"));
        }
        return isClear(end) ? Optional.of(new Remedy(Tier.SAFE, changes)) : Optional.empty();
    }

    /** The same, with methods beside the collection that keep both ends in step from then on. */
    static Optional<Remedy> linked(Association end, Association other) {
        return mappedBy(end, other)
                .map(remedy -> new Remedy(
                        remedy.tier(),
                        remedy.changes(),
                        List.of(new Change.Linking(end.range(), other.range(), other.declaredName()))));
    }

    /**
     * Says in JPA's words what Hibernate's annotation says; empty where JPA has none for one of them. What leaves the
     * association goes by other rules then, so that this is read by somebody where it is among the words.
     */
    static Optional<Remedy> inJpaWords(Association end, List<Cascade.Element> words) {
        boolean orphans = end.cascade().orphanDelete() && !end.orphanRemoval().is(true);
        boolean isSayable = words.stream()
                .noneMatch(word -> word.isSaveUpdate() || (word.types().isEmpty() && !word.isOrphanDelete()));
        if (!isClear(end)
                || !isSayable
                || words.isEmpty()
                || (orphans && !end.kind().hasOrphanRemoval())) {
            return Optional.empty();
        }
        Set<CascadeType> types = EnumSet.noneOf(CascadeType.class);
        words.forEach(word -> types.addAll(word.types()));
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.NoAnnotation(end.range(), "Cascade"));
        if (!types.isEmpty()) {
            changes.add(new Change.Cascading(end.range(), Set.of(), types));
        }
        if (orphans) {
            changes.add(new Change.Element(end.range(), annotation(end), "orphanRemoval", "true"));
        }
        return Optional.of(new Remedy(orphans ? Tier.SUGGESTED : Tier.SAFE, changes));
    }

    /** Takes an annotation off an attribute. */
    static Optional<Remedy> noAnnotation(RuleContext context, String type, String attribute, String annotation) {
        return context.model()
                .type(type)
                .flatMap(managed -> managed.attribute(attribute))
                .map(Attribute::range)
                .filter(Mending::isJava)
                .map(place -> new Remedy(Tier.SAFE, List.of(new Change.NoAnnotation(place, annotation))));
    }

    /** Whether all that is said of the end is said in one Java file, and is understood. */
    static boolean isClear(Association end) {
        return isJava(end.range())
                && end.annotationRange().file().equals(end.range().file())
                && !end.cascade().unknown()
                && !(end.orphanRemoval() instanceof Setting.Unknown);
    }

    /** Whether it is a place in a Java file. */
    static boolean isJava(SourceRange place) {
        return place.file().endsWith(".java") && place.hasLine();
    }

    /** The simple name of the annotation that makes it an association. */
    static String annotation(Association end) {
        return end.kind().annotation().substring(1);
    }

    /** Hibernate's ALL is more than JPA's: it answers to its own operations, too. */
    private static boolean saysAllInVendorWords(Association end) {
        return end.cascade().elements().stream()
                .anyMatch(element ->
                        element.hibernate() && SimpleName.of(element.text()).equals("ALL"));
    }
}
