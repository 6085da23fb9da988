package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags orphan removal of rows that exist without the owner: found and attached, or handed on to a copy. */
@RuleInfo(
        id = "orphan-removal-on-independent-entity",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Orphan removal deletes rows that existed before they were attached, or that a copy shares",
        fix = Tier.SUGGESTED)
public final class OrphanRemovalOnIndependentEntity implements Rule {

    private static final Pattern ADDS_ONE = Pattern.compile("\\.add(?!All)\\w*\\(");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.removesOrphans()
                    || target.isEmpty()
                    || end.sharedKey()
                    || context.model().sameHierarchy(end.owner(), target.get())) {
                continue;
            }
            Role.Kind role = context.graph().role(target.get()).kind();
            if (role == Role.Kind.LOOKUP || role == Role.Kind.LINK) {
                continue;
            }
            List<CallSite> found = context.model().callSites(end, Act.ATTACHES_FOUND);
            List<CallSite> copied = context.model().callSites(end, Act.ATTACHES_COPIED);
            Optional<EntityUse> repository = context.model().uses(target.get(), EntityUse.Kind.REPOSITORY).stream()
                    .findFirst();
            if (!found.isEmpty()
                    || !copied.isEmpty()
                    || (repository.isPresent() && end.kind() == AssociationKind.ONE_TO_ONE && end.isOwning())) {
                report(context, end, found, copied, repository);
            }
        }
    }

    /**
     * Whether what was found lived before it was attached. A collection that is filled with the result of a query is most
     * often filled with the rows it had; one row that is added was found elsewhere.
     */
    private static boolean livesAlone(
            RuleContext context, Association end, List<CallSite> found, Optional<EntityUse> repository) {
        if (!end.kind().isToMany()) {
            return !found.isEmpty();
        }
        boolean lookedUp = repository.isPresent()
                || !context.model()
                        .uses(end.target().display(), EntityUse.Kind.LOOKED_UP)
                        .isEmpty();
        return lookedUp
                && found.stream().anyMatch(site -> ADDS_ONE.matcher(site.code()).find());
    }

    private static void report(
            RuleContext context,
            Association end,
            List<CallSite> found,
            List<CallSite> copied,
            Optional<EntityUse> repository) {
        boolean sure = livesAlone(context, end, found, repository);
        // What is copied may come from an instance that is only read from a request, and thrown away.
        List<CallSite> attached =
                sure ? found : Stream.concat(found.stream(), copied.stream()).toList();
        String target = Words.target(end);
        String owner = Words.owner(end);
        List<Evidence> evidence = new ArrayList<>();
        attached.stream()
                .limit(2)
                .map(site -> Evidence.of(
                        site.method()
                                + (site.act() == Act.ATTACHES_FOUND
                                        ? " attaches a row that exists: "
                                        : " hands on the row of another: ")
                                + site.code(),
                        site.range()))
                .forEach(evidence::add);
        repository
                .map(use -> Evidence.of(target + " has a repository of its own", use.range()))
                .ifPresent(evidence::add);
        context.report(end, Words.orphanPlace(end))
                // A look-up by the owner's own identifier, or of a row just made, looks the same.
                .confidence(Confidence.POSSIBLE)
                .message(Words.startWithA(target) + " that " + Words.a(owner) + " lets go of is deleted, though it "
                        + (sure ? "lives" : "may live") + " without the " + owner + ": " + end.display()
                        + " removes its orphans, and so does deleting the " + owner)
                .evidence(evidence)
                .suggest("Take orphanRemoval and REMOVE off, so that letting go only unlinks the row. If every " + owner
                        + " shall have " + Words.a(target) + " of its own, make a copy where one is attached")
                .remedy(Mending.noRemove(end))
                .emit();
    }
}
