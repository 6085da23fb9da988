package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags REMOVE on a collection or inverse one-to-one whose rows have a life of their own. */
@RuleInfo(
        id = "remove-to-aggregate-root",
        category = Category.REMOVE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A delete is passed on to rows that have a life of their own",
        fix = Tier.SUGGESTED,
        speaksFor = {"remove-through-chain", "remove-to-immutable", "remove-to-referenced-entity", "slow-remove"})
public final class RemoveToAggregateRoot implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!isOwnedEnd(end)
                    || !end.removes()
                    || target.isEmpty()
                    // Below a node of a tree stand nodes of the tree, whatever else refers to them.
                    || context.model().sameHierarchy(end.owner(), target.get())
                    || !mayHaveOwnLife(context.graph().role(target.get()))) {
                continue;
            }
            OwnLife life = OwnLife.of(context, end, target.get());
            // Rows of other owners of the same kind, and rows that no two owners share, look the same from here.
            Role role = context.graph().role(target.get());
            boolean said = role.isSaidToStandAlone();
            life.confidence(context, end)
                    .ifPresent(confidence ->
                            report(context, end, target.get(), life, said ? confidence : Confidence.POSSIBLE));
        }
    }

    /** The kinds of end that may own what they lead to, and that no other rule judges by its kind alone. */
    private static boolean isOwnedEnd(Association end) {
        return end.kind() == AssociationKind.ONE_TO_MANY
                || (end.kind() == AssociationKind.ONE_TO_ONE && !end.isOwning());
    }

    private static boolean mayHaveOwnLife(Role role) {
        // What the configuration says has no place in the source.
        boolean saidToBeOwned = role.kind() == Role.Kind.OWNED
                && role.evidence().stream().allMatch(e -> e.range().isEmpty());
        return !saidToBeOwned
                && role.kind() != Role.Kind.LINK
                && role.kind() != Role.Kind.VALUE_COMPONENT
                && role.kind() != Role.Kind.LOOKUP;
    }

    private static void report(
            RuleContext context, Association end, String target, OwnLife life, Confidence confidence) {
        String owner = Words.owner(end);
        String rows = Words.target(end);
        context.report(end, Words.removePlace(end))
                .confidence(confidence)
                .message("Deleting " + Words.a(owner) + " also deletes "
                        + (end.kind().isToMany() ? "every " + rows + " in " : "the " + rows + " of ") + end.display()
                        + ", which says " + Words.removeWord(end) + ", though " + Words.a(rows)
                        + " has a life of its own"
                        + (life.outside().isEmpty()
                                ? ", which does not end with that of the " + owner
                                : ": others refer to it whatever becomes of the " + owner
                                        + ", and where a foreign key guards that, it refuses the delete"))
                .evidence(life.evidence(target))
                .steps(OwnerDeletes.path(context, end))
                .suggest("Take REMOVE off; PERSIST and MERGE are enough to save them together. "
                        + (end.kind().isToMany()
                                ? "Let the delete of " + Words.a(owner) + " that still has " + rows
                                        + " rows be refused, or detach them first. Where they"
                                : "Set the reference of the " + rows + " to null before the " + owner
                                        + " is deleted. Where it")
                        + " shall go with it, delete " + (end.kind().isToMany() ? "them" : "it")
                        + " by the code that deletes " + Words.a(rows)
                        + " elsewhere, which also cares for what refers to it")
                .remedy(Mending.noRemove(end))
                .emit();
    }
}
