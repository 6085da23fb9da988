package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags REMOVE on an owning one-to-one whose target others refer to, or which points from the child to its parent. */
@RuleInfo(
        id = "remove-to-shared-one-to-one",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "An owning one-to-one association cascades REMOVE to a row that others refer to, or to its parent",
        fix = Tier.SAFE,
        speaksFor = {
            "orphan-removal-on-independent-entity",
            "orphan-removal-on-referenced-entity",
            "remove-through-chain",
            "remove-to-aggregate-root",
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
            report(context, end, target.get());
        }
    }

    private static void report(RuleContext context, Association end, String target) {
        List<Evidence> parent = parentEvidence(context, end, target);
        List<Referrer> referrers = context.graph().liveReferrers(end).stream()
                .filter(referrer -> !isAlternativeOwner(context, referrer))
                .toList();
        List<Evidence> others = Referrer.evidence(referrers, target);
        Attachments attachments = Attachments.of(context, end);
        boolean handedAround = !attachments.existing().isEmpty()
                && context.graph().endsTo(target).size() > 1;
        Role role = context.graph().role(target);
        boolean said = role.isSaidToStandAlone();
        if (parent.isEmpty() && others.isEmpty() && !handedAround && !said) {
            return;
        }
        List<Evidence> owners = context.graph().otherOwners(end).stream()
                .map(other -> Evidence.of(other.display() + " owns it", other.range()))
                .toList();
        boolean shared = !owners.isEmpty()
                || (isIndependent(context, target) && !referrers.stream().allMatch(context.graph()::mayOwnItsRows));
        Confidence confidence = said && parent.isEmpty()
                ? Confidence.LIKELY
                : confidence(context, end, target, attachments, !parent.isEmpty(), shared, !others.isEmpty());
        String owner = Words.owner(end);
        String targetName = Words.target(end);
        String reason = !parent.isEmpty()
                ? "it points from the child to its parent"
                : confidence == Confidence.POSSIBLE
                        ? "the " + targetName + " may not be its own: others refer to such rows"
                        : "the " + targetName + " is not its own: "
                                + (!others.isEmpty()
                                        ? "others refer to it"
                                        : handedAround
                                                ? "code gives it one that is there"
                                                : Words.a(targetName) + " has a life of its own");
        context.report(end, Words.removePlace(end))
                .confidence(confidence)
                .message("Deleting " + Words.a(owner) + " also deletes its " + targetName + ": " + end.display()
                        + " says "
                        + Words.removeWord(end) + ", and " + reason)
                .evidence(OwnerDeletes.of(context, end).stream().toList())
                .steps(OwnerDeletes.path(context, end))
                .evidence(said ? role.evidence() : List.of())
                .evidence(attachments.evidence())
                .evidence(parent)
                .evidence(owners)
                .evidence(others)
                .suggest("Take " + Words.removeWord(end) + " off this end, and delete the " + targetName
                        + " where the code knows that nothing refers to it; PERSIST is enough to save both together")
                .remedy(Mending.noRemove(end))
                .emit();
    }

    private static Confidence confidence(
            RuleContext context,
            Association end,
            String target,
            Attachments attachments,
            boolean toParent,
            boolean shared,
            boolean referredTo) {
        if (context.graph().isStatedOwner(end)
                || isOnlyRead(context, end.owner())
                || isOnlyMarked(context, target)
                || (!referredTo && isOneOfItsOwn(context, end, target))) {
            return Confidence.POSSIBLE;
        }
        if (toParent) {
            return Confidence.CERTAIN;
        }
        // A row read from another instance may just move, or come from one that is never saved.
        if (attachments.isFound() || (!attachments.existing().isEmpty() && referredTo)) {
            return Confidence.LIKELY;
        }
        if (!attachments.existing().isEmpty()) {
            return Confidence.POSSIBLE;
        }
        boolean own = attachments.givesOnlyNew() || !attachments.isWritten();
        return !own && shared ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    private static boolean isOnlyMarked(RuleContext context, String target) {
        return context.model()
                .type(target)
                .filter(type -> type.has(Trait.SOFT_DELETE))
                .isPresent();
    }

    /**
     * Whether the owner has several such rows, by a collection that removes them or by their many-to-one to it: this is the
     * current one of the versions that it has.
     */
    private static boolean isOneOfItsOwn(RuleContext context, Association end, String target) {
        return context.graph().endsFrom(end.owner()).stream()
                        .anyMatch(other -> other.kind() == AssociationKind.ONE_TO_MANY
                                && other.removes()
                                && isTo(context, other, target))
                || context.graph().endsFrom(target).stream()
                        .anyMatch(other ->
                                other.kind() == AssociationKind.MANY_TO_ONE && isTo(context, other, end.owner()));
    }

    private static boolean isTo(RuleContext context, Association end, String entity) {
        return end.target()
                .resolved()
                .filter(name -> context.model().sameHierarchy(name, entity))
                .isPresent();
    }

    private static boolean isIndependent(RuleContext context, String target) {
        return context.graph().role(target).standsAlone()
                || !context.model().uses(target, EntityUse.Kind.SEEDED).isEmpty();
    }

    /** Where code makes most entities and neither makes nor deletes this one, it is mapped to be read, as a view is. */
    private static boolean isOnlyRead(RuleContext context, String owner) {
        return context.graph().makesMost()
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

    /** The other end of the same association is a collection: the target is the parent of all the rows in it. */
    private static List<Evidence> parentEvidence(RuleContext context, Association end, String target) {
        if (context.model().sameHierarchy(target, end.owner())) {
            return List.of();
        }
        return context
                .graph()
                .inverse(end)
                .filter(inverse -> inverse.kind() == AssociationKind.ONE_TO_MANY)
                .or(() -> unmappedCollection(context, end, target))
                .map(inverse -> Evidence.of(
                        inverse.display() + " collects " + Words.owner(end) + " rows: the " + SimpleName.of(target)
                                + " is their parent",
                        inverse.range()))
                .stream()
                .toList();
    }

    /** A collection that is not said to be mapped by anything, where no other association of the two could map it. */
    private static Optional<Association> unmappedCollection(RuleContext context, Association end, String target) {
        boolean onlyWay = context.graph().endsFrom(end.owner()).stream()
                .filter(other -> leadsTo(context, other, target))
                .allMatch(other -> RelationshipGraph.sameEnd(other, end));
        List<Association> collections = context.graph().endsFrom(target).stream()
                .filter(other -> leadsTo(context, other, end.owner()))
                .toList();
        return onlyWay && collections.size() == 1
                ? collections.stream()
                        .filter(other -> other.kind() == AssociationKind.ONE_TO_MANY
                                && other.isOwning()
                                && other.joinTable().filter(JoinTable::explicit).isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean leadsTo(RuleContext context, Association end, String entity) {
        return end.target()
                .resolved()
                .filter(name -> name.equals(entity)
                        || context.model().supertypes(entity).contains(name))
                .isPresent();
    }
}
