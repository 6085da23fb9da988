package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags REMOVE on both ends of one association: a delete of any row spreads over all rows connected with it. */
@RuleInfo(
        id = "remove-on-both-ends",
        category = Category.REMOVE,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "Both ends of one association cascade REMOVE: deleting any row deletes all rows connected with it",
        fix = Tier.SAFE,
        speaksFor = {
            "remove-on-many-to-one",
            "remove-on-many-to-many",
            "remove-to-aggregate-root",
            "remove-to-shared-one-to-one",
            "remove-through-chain",
            "remove-to-immutable",
            "remove-to-referenced-entity",
            "orphan-removal-on-referenced-entity",
            "merge-to-shared",
            "persist-to-shared",
            "soft-delete-hard-children"
        })
public final class RemoveOnBothEnds implements Rule {

    /** What would say of the other end that it removes what it should not. */
    private static final Set<String> OF_THE_OTHER_END = Set.of(
            "remove-on-many-to-many",
            "remove-on-many-to-one",
            "remove-to-aggregate-root",
            "remove-to-shared-one-to-one");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            // The owning end is the one to change; of a one-to-many and its many-to-one that is the many-to-one.
            if (!end.isOwning() || end.kind() == AssociationKind.ONE_TO_MANY || !end.removes()) {
                continue;
            }
            Optional<Association> inverse = context.graph().inverse(end).filter(Association::removes);
            if (inverse.isEmpty()) {
                continue;
            }
            // Of a one-to-one, the end to change is the one that points at the row on which more depends.
            boolean turned = inverse.get().kind() == AssociationKind.ONE_TO_ONE
                    && dependents(context, end.owner())
                            > dependents(context, end.target().display());
            report(context, turned ? inverse.get() : end, turned ? end : inverse.get());
        }
    }

    private static int dependents(RuleContext context, String entity) {
        return context.graph().referrers(entity).size();
    }

    private static void report(RuleContext context, Association end, Association inverse) {
        boolean oneToOne = !end.kind().isToMany() && (!inverse.kind().isToMany() || end.uniqueKey() || end.sharedKey());
        String owner = owner(context, end);
        String target = Words.target(end);
        // A many-to-one and a collection by a unique key are a pair, of which each row goes with the other either way.
        boolean isPair = end.sharedKey()
                || inverse.sharedKey()
                || (end.uniqueKey() && inverse.kind().isToMany());
        Severity severity = !oneToOne ? Severity.ERROR : isPair ? Severity.INFO : Severity.WARNING;
        String consequence = oneToOne
                ? "Deleting either row deletes the other"
                : owner.equals(target) && !end.kind().isToMany()
                        ? "Deleting one " + owner + " deletes its " + end.declaredName() + ", which deletes its other "
                                + inverse.declaredName() + ", and so on until the whole tree is gone"
                        : "Deleting one " + owner + " deletes its " + target
                                + (end.kind().isToMany() ? " rows" : "")
                                + ", which " + (end.kind().isToMany() ? "delete their" : "deletes its") + " other "
                                + owner
                                + " rows, and so on until nothing connected is left";
        context.report(end, Words.removePlace(end))
                .severity(severity)
                .confidence(oneToOne ? Confidence.LIKELY : Confidence.CERTAIN)
                .message(consequence + ": " + end.display() + " says " + Words.removeWord(end) + " and "
                        + inverse.display() + " says " + Words.removeWord(inverse))
                .alsoAbout(inverse, OF_THE_OTHER_END)
                .evidence(OwnerDeletes.of(context, end).or(() -> OwnerDeletes.of(context, inverse)).stream()
                        .toList())
                .evidence(Evidence.of(inverse.display() + " cascades REMOVE back", Words.removePlace(inverse)))
                .evidence(otherHeirs(context, end, target))
                .evidence(context.graph().life(end).all().stream()
                        .filter(e -> !e.text().endsWith("cascades REMOVE back"))
                        .toList())
                .step(new PathStep(end.owner(), end.name(), end.target().display(), "remove"))
                .step(new PathStep(
                        inverse.owner(), inverse.name(), inverse.target().display(), "remove"))
                .suggest(help(end, inverse, oneToOne))
                .remedy(remedy(end, inverse, oneToOne))
                .emit();
    }

    /** Of what a mapped superclass declares, the heir that the other end leads back to: the superclass has no rows. */
    private static String owner(RuleContext context, Association end) {
        return inheritsFromMappedSuperclass(context, end) ? SimpleName.of(end.owner()) : Words.owner(end);
    }

    private static boolean inheritsFromMappedSuperclass(RuleContext context, Association end) {
        return context.model()
                .type(end.declaredBy())
                .filter(type -> type.kind() == ManagedType.Kind.MAPPED_SUPERCLASS)
                .isPresent();
    }

    /** The heirs of a mapped superclass to which nothing leads back: a plain cascade from the many. */
    private static List<Evidence> otherHeirs(RuleContext context, Association end, String target) {
        if (!inheritsFromMappedSuperclass(context, end)) {
            return List.of();
        }
        return context.graph().ends().stream()
                .filter(other -> other.declaredBy().equals(end.declaredBy())
                        && other.name().equals(end.name())
                        && context.graph()
                                .inverse(other)
                                .filter(Association::removes)
                                .isEmpty())
                .limit(1)
                .map(other -> SimpleName.of(other.owner()))
                .map(heir -> Evidence.of(
                        heir + " inherits " + end.display() + ", too, and nothing leads back: deleting " + Words.a(heir)
                                + " deletes its " + target,
                        end.range()))
                .toList();
    }

    /** Which of two single rows owns the other, only a person knows. */
    private static Optional<Remedy> remedy(Association end, Association inverse, boolean oneToOne) {
        if (oneToOne) {
            return Optional.empty();
        }
        return Mending.noRemove(end.kind() == AssociationKind.MANY_TO_MANY ? List.of(end, inverse) : List.of(end));
    }

    private static String help(Association end, Association inverse, boolean oneToOne) {
        if (end.kind() == AssociationKind.MANY_TO_MANY) {
            return "Neither side owns the other: take REMOVE off both, " + end.display() + " and " + inverse.display()
                    + "; a delete then removes the rows of the join table alone. PERSIST and MERGE save both together"
                    + " without it";
        }
        return "Decide which side owns the other, and take REMOVE off the end that points from the owned row to its owner"
                + (oneToOne ? "" : "; here that is " + end.display());
    }
}
