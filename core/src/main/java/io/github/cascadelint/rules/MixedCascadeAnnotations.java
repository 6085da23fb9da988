package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Flags attributes whose cascade stands in two annotations that Hibernate unites. */
@RuleInfo(
        id = "mixed-cascade-annotations",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "JPA's cascade and Hibernate's @Cascade stand on one attribute, and add up",
        fix = Tier.SAFE)
public final class MixedCascadeAnnotations implements Rule {

    /** What changes no row. */
    private static final Set<CascadeType> HARMLESS = EnumSet.of(CascadeType.DETACH, CascadeType.REFRESH);

    @Override
    public void check(RuleContext context) {
        for (Association end : context.model().declaredAssociations()) {
            List<Cascade.Element> jpa = end.cascade().elements().stream()
                    .filter(element -> !element.hibernate())
                    .toList();
            List<Cascade.Element> hibernate = end.cascade().elements().stream()
                    .filter(Cascade.Element::hibernate)
                    .toList();
            if (jpa.isEmpty() || hibernate.isEmpty()) {
                continue;
            }
            Set<CascadeType> added = new TreeSet<>();
            // SAVE_UPDATE answers to Hibernate's own saveOrUpdate alone, for which JPA has no word.
            hibernate.stream()
                    .filter(element -> !element.isSaveUpdate())
                    .forEach(element -> added.addAll(element.types()));
            jpa.forEach(element -> added.removeAll(element.types()));
            // DELETE_ORPHAN is more than REMOVE: it also removes what leaves the collection.
            boolean orphans =
                    end.cascade().orphanDelete() && !end.orphanRemoval().is(true);
            if (added.isEmpty() && !orphans && hibernate.stream().anyMatch(Cascade.Element::isSaveUpdate)) {
                continue; // what hibernate-cascade-type speaks of
            }
            Cascade.Element adding = hibernate.stream()
                    .filter(element ->
                            element.types().stream().anyMatch(added::contains) || (orphans && element.isOrphanDelete()))
                    .findFirst()
                    .orElse(hibernate.get(0));
            List<String> adds = names(added, orphans);
            // The orphan delete beside a cascade that removes is what orphanRemoval says, where that can stand.
            boolean canOwn = !orphans || end.kind().hasOrphanRemoval();
            String where = words(jpa) + " in " + end.kind().annotation() + " and " + words(hibernate) + " in @Cascade";
            context.report(end, adding.range())
                    .severity(
                            HARMLESS.containsAll(added) && canOwn && (added.isEmpty() || !orphans)
                                    ? Severity.INFO
                                    : Severity.WARNING)
                    .confidence(added.isEmpty() ? Confidence.POSSIBLE : Confidence.CERTAIN)
                    .message(
                            adds.isEmpty()
                                    ? "The cascade of " + end.display() + " is said twice: " + where
                                    : "The cascade of " + end.display() + " stands in two places that add up: " + where
                                            + ", which adds " + String.join(", ", adds))
                    .evidence(Evidence.of(
                            "JPA's half of it stands here", jpa.get(0).range()))
                    .suggest(suggestion(end, orphans))
                    .remedy(Mending.inJpaWords(end, hibernate))
                    .emit();
        }
    }

    private static String suggestion(Association end, boolean orphans) {
        String kind = end.kind().annotation();
        if (!orphans) {
            return "Say all of it in " + kind + " and delete @Cascade, which is deprecated since Hibernate 7";
        }
        return end.kind().hasOrphanRemoval()
                ? "Say all of it in " + kind
                        + ", with orphanRemoval = true for DELETE_ORPHAN, and delete @Cascade, which"
                        + " is deprecated since Hibernate 7"
                : "Say in " + kind + " what cascades, and leave in @Cascade only what " + kind
                        + " has no word for: DELETE_ORPHAN. Where the rows belong to one owner alone, "
                        + (end.kind().isToMany() ? "@OneToMany" : "@OneToOne")
                        + " with orphanRemoval = true says it without @Cascade";
    }

    private static String words(List<Cascade.Element> elements) {
        return String.join(
                ", ",
                elements.stream().map(element -> SimpleName.of(element.text())).toList());
    }

    private static List<String> names(Set<CascadeType> types, boolean orphans) {
        List<String> names = new ArrayList<>(types.stream().map(Enum::name).toList());
        if (orphans) {
            names.add("orphan removal");
        }
        return names;
    }
}
