package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags REMOVE on an owning one-to-one whose target others refer to, or which points from the child to its parent. */
@RuleInfo(
        id = "remove-to-shared-one-to-one",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "An owning one-to-one association cascades REMOVE to a row that others refer to, or to its parent",
        speaksFor = {
            "orphan-removal-on-referenced-entity",
            "remove-through-chain",
            "remove-to-immutable",
            "remove-to-referenced-entity",
            "soft-delete-hard-children"
        })
public final class RemoveToSharedOneToOne implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (end.kind() != AssociationKind.ONE_TO_ONE
                    || !end.isOwning()
                    || !end.removes()
                    || end.sharedKey()
                    || target.isEmpty()
                    || context.graph().role(target.get()).kind() == Role.Kind.VALUE_COMPONENT) {
                continue;
            }
            List<Evidence> evidence = new ArrayList<>(parentEvidence(context, end, target.get()));
            boolean toParent = !evidence.isEmpty();
            evidence.addAll(Referrer.evidence(
                    context.graph().liveReferrers(end).stream()
                            .filter(referrer -> !isAlternativeOwner(context, referrer))
                            .toList(),
                    target.get()));
            if (evidence.isEmpty()) {
                continue;
            }
            String owner = Words.owner(end);
            String targetName = Words.target(end);
            context.report(end, Words.removePlace(end))
                    .confidence(
                            isOnlyRead(context, end.owner())
                                    ? Confidence.POSSIBLE
                                    : toParent ? Confidence.CERTAIN : Confidence.LIKELY)
                    .message("Deleting " + Words.a(owner) + " also deletes its " + targetName + ": " + end.display()
                            + " says "
                            + Words.removeWord(end) + ", and "
                            + (toParent
                                    ? "it points from the child to its parent"
                                    : "the " + targetName + " is not its own: others refer to it"))
                    .evidence(evidence)
                    .suggest(
                            "Take " + Words.removeWord(end) + " off this end, and delete the " + targetName
                                    + " where the code knows that nothing refers to it; PERSIST is enough to save both together")
                    .emit();
        }
    }

    /** Where code makes most entities and neither makes nor deletes this one, it is mapped to be read, as a view is. */
    private static boolean isOnlyRead(RuleContext context, String owner) {
        long made = context.model().entities().stream()
                .filter(entity -> isMade(context, entity.name()))
                .count();
        return made * 2 > context.model().entities().size()
                && !isMade(context, owner)
                && context.model().subtypes(owner).stream().noneMatch(name -> isMade(context, name))
                && context.model().callSites(owner, CallSite.Act.REMOVES).isEmpty();
    }

    private static boolean isMade(RuleContext context, String entity) {
        return !context.model().uses(entity, EntityUse.Kind.CONSTRUCTED).isEmpty();
    }

    /** Others that remove their row, too, own one each, unless the target collects them: then they share it. */
    private static boolean isAlternativeOwner(RuleContext context, Referrer referrer) {
        return referrer.association().removes()
                && context.graph()
                        .inverse(referrer.association())
                        .filter(inverse -> inverse.kind().isToMany())
                        .isEmpty();
    }

    /** The target holds a collection of rows like the one that points at it: it is the parent of all of them. */
    private static List<Evidence> parentEvidence(RuleContext context, Association end, String target) {
        if (context.model().sameHierarchy(target, end.owner())) {
            return List.of();
        }
        return context.graph().endsFrom(target).stream()
                .filter(other -> other.kind() == AssociationKind.ONE_TO_MANY)
                .filter(other -> other.target()
                        .resolved()
                        .filter(name -> name.equals(end.owner())
                                || context.model().supertypes(end.owner()).contains(name))
                        .isPresent())
                .map(other -> Evidence.of(
                        other.display() + " collects " + Words.owner(end) + " rows: the " + Words.simple(target)
                                + " is their parent",
                        other.range()))
                .toList();
    }
}
