package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags orphan removal on the children of a tree: moving a node to another parent deletes it. */
@RuleInfo(
        id = "orphan-removal-on-tree",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "The children of a tree are under orphan removal: moving a node to another parent deletes it",
        fix = Tier.SUGGESTED,
        speaksFor = {"orphan-removal-on-referenced-entity"})
public final class OrphanRemovalOnTree implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (end.kind() != AssociationKind.ONE_TO_MANY
                    || !end.removesOrphans()
                    || target.isEmpty()
                    || !context.model().sameHierarchy(end.owner(), target.get())) {
                continue;
            }
            // Where only some kinds of node have children, it is most often a value made of parts, which never move;
            // and where no code takes a node out of the collection, or none gives one a parent that it has looked up,
            // none of them does: a new parent alone removes nothing.
            boolean isTree = end.owner().equals(target.get())
                    || context.model().supertypes(target.get()).contains(end.owner());
            List<CallSite> moves = context.model().callSites(end, Act.MOVES);
            List<CallSite> leaves = moves.isEmpty() ? context.model().callSites(end, Act.TAKES_OUT) : moves;
            boolean isMoved = !moves.isEmpty() || (isTree && !leaves.isEmpty() && isGivenParent(context, end));
            String node = Words.target(end);
            RuleContext.Report report = context.report(end, Words.orphanPlace(end))
                    .confidence(isMoved ? Confidence.LIKELY : Confidence.POSSIBLE)
                    .evidence(Words.sites(leaves))
                    .message(Words.startWithA(node)
                            + " that is taken out of its parent's collection to be put under another is deleted, with all below it: "
                            + end.display() + " removes what leaves it, and the specification forbids to reassign an"
                            + " orphan")
                    .suggest(
                            "Take orphanRemoval off and keep cascade = REMOVE: deleting a parent still deletes its subtree."
                                    + " Delete a node that is taken out of the tree with em.remove")
                    .remedy(Mending.removeInsteadOfOrphans(end));
            context.graph()
                    .inverse(end)
                    .ifPresent(parent -> report.evidence(
                            Evidence.of(parent.display() + " is the way to the parent", parent.range())));
            report.emit();
        }
    }

    /** Whether code gives a node, or a collection, what it has looked up, or what another one holds. */
    private static boolean isGivenParent(RuleContext context, Association end) {
        return Stream.concat(Stream.of(end), context.graph().inverse(end).stream())
                .flatMap(either -> Stream.of(Act.ATTACHES_FOUND, Act.ATTACHES_COPIED)
                        .flatMap(act -> context.model().callSites(either, act).stream()))
                .findAny()
                .isPresent();
    }
}
