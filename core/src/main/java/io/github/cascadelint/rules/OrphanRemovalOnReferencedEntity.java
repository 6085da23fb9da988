package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Flags orphan removal of rows that other rows refer to. */
@RuleInfo(
        id = "orphan-removal-on-referenced-entity",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Orphan removal deletes rows that other rows still refer to")
public final class OrphanRemovalOnReferencedEntity implements Rule {

    private static final Set<Act> ROWS_GO =
            EnumSet.of(Act.REMOVES, Act.REMOVES_HELD, Act.BULK_DELETES, Act.NATIVE_DELETES, Act.STATELESS_DELETES);
    private static final Set<Act> REFERENCE_GOES = EnumSet.of(
            Act.NULLS,
            Act.TAKES_OUT,
            Act.EMPTIES,
            Act.REPLACES,
            Act.REPLACES_FOUND,
            Act.NARROWS,
            Act.ATTACHES_FOUND,
            Act.ATTACHES_NEW,
            Act.ATTACHES_COPIED,
            Act.ATTACHES_OTHER);

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<String> target = end.target().resolved();
            if (!end.removesOrphans() || target.isEmpty() || end.sharedKey()) {
                continue;
            }
            Role role = context.graph().role(target.get());
            if (role.kind() == Role.Kind.LINK || role.kind() == Role.Kind.VALUE_COMPONENT) {
                continue;
            }
            List<Referrer> live = context.graph().liveReferrers(end).stream()
                    .filter(referrer -> !referrer.association().removes())
                    .toList();
            if (live.isEmpty()) {
                continue;
            }
            report(context, end, live);
        }
    }

    private static void report(RuleContext context, Association end, List<Referrer> live) {
        List<Referrer> outside = LiveReferrers.outside(context, end, live);
        List<Referrer> staying = outside.stream()
                .filter(referrer -> LiveReferrers.mustStay(context, referrer) && isGivenFound(context, referrer))
                .toList();
        // Code that takes rows out mostly sees to what refers to them, here or in what it calls.
        Optional<CallSite> refused = removal(context, end, staying);
        // Without a place where rows leave the collection, orphan removal may well be idle.
        Optional<CallSite> removal = refused.or(() -> removal(context, end, outside));
        boolean ownerIsRefused = !staying.isEmpty()
                && LiveReferrers.goWithOwner(end)
                && !context.model().callSites(end.owner(), Act.REMOVES).isEmpty();
        context.report(end, Words.orphanPlace(end))
                .confidence(ownerIsRefused || refused.isPresent() ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message(message(end, ownerIsRefused && refused.isEmpty()))
                .evidence(removal
                        .map(site -> Evidence.of(
                                "code takes rows out of " + end.declaredName() + ": " + Words.site(site), site.range()))
                        .stream()
                        .toList())
                .evidence(
                        ownerIsRefused ? OwnerDeletes.of(context, end).stream().toList() : List.of())
                .evidence(Referrer.evidence(live, end.target().display()))
                .suggest("Decide what shall happen to the rows that refer to it: clear them first, or give their keys"
                        + " ON DELETE SET NULL or CASCADE. If " + Words.a(Words.target(end))
                        + " may outlive its place in the collection, take orphanRemoval off")
                .emit();
    }

    /** Whether code is seen to let the referrer point at a row that is there: without it nothing tells of such a row. */
    private static boolean isGivenFound(RuleContext context, Referrer referrer) {
        return !context.model()
                .callSites(referrer.association(), Act.ATTACHES_FOUND)
                .isEmpty();
    }

    /** Orphan removal passes a delete of the owner on as REMOVE does. */
    private static String message(Association end, boolean byOwner) {
        String target = Words.target(end);
        return byOwner
                ? "Deleting " + Words.a(Words.owner(end)) + " also deletes "
                        + (end.kind().isToMany() ? "its " + target + " rows" : "its " + target)
                        + ", to which others refer, and so does letting go of one: " + end.display()
                        + " removes its orphans, and the delete fails on the foreign key of what refers to them, or"
                        + " leaves it dangling"
                : Words.startWithA(target) + " that leaves " + end.display()
                        + " is deleted, though other rows may still refer to it: the delete fails on their foreign"
                        + " key, or leaves them dangling";
    }

    /** A place where rows leave the collection, and where nothing sees to one of the referrers. */
    private static Optional<CallSite> removal(RuleContext context, Association end, List<Referrer> referrers) {
        return context.model().callSites(end, Act.TAKES_OUT).stream()
                .filter(site -> !isOwnMember(context, site, end))
                .filter(site -> referrers.stream().anyMatch(referrer -> !isCleared(context, referrer, site)))
                .findFirst();
    }

    /** What a member of the owner does is done only where code calls it, which is a place of its own. */
    private static boolean isOwnMember(RuleContext context, CallSite site, Association end) {
        return Stream.concat(
                        Stream.of(end.owner(), end.declaredBy()),
                        Stream.concat(
                                context.model().supertypes(end.owner()).stream(),
                                context.model().subtypes(end.owner()).stream()))
                .anyMatch(type -> site.method().startsWith(SimpleName.of(type) + "."));
    }

    /** Whether the method that takes the row out also sees to what refers to it. */
    private static boolean isCleared(RuleContext context, Referrer referrer, CallSite removal) {
        return Stream.concat(
                        ROWS_GO.stream().flatMap(act -> context.model().callSites(referrer.entity(), act).stream()),
                        REFERENCE_GOES.stream()
                                .flatMap(act -> context.model().callSites(referrer.association(), act).stream()))
                .anyMatch(site -> Bypass.inSameMethod(site, removal));
    }
}
