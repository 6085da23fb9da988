package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Flags collections under orphan removal that code replaces by others: of a managed instance, Hibernate refuses that. */
@RuleInfo(
        id = "orphan-removal-collection-replaced",
        category = Category.ORPHAN,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A setter replaces a collection under orphan removal: on a managed instance the flush fails")
public final class OrphanRemovalCollectionReplaced implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (!end.kind().isToMany()
                    || !end.removesOrphans()
                    || !mayBeHibernate(context.graph().provider(end.owner()))) {
                continue;
            }
            List<CallSite> assigns = context.model().callSites(end, Act.ASSIGNS);
            if (!assigns.isEmpty()) {
                report(
                        context,
                        end,
                        assigns.get(0),
                        context.model().callSites(end, Act.REPLACES_MANAGED),
                        Stream.of(Act.REPLACES_FOUND, Act.REPLACES, Act.NARROWS)
                                .flatMap(act -> context.model().callSites(end, act).stream())
                                .toList());
            }
        }
    }

    /** It is Hibernate that refuses; other providers compare the two collections, or take the new one. */
    private static boolean mayBeHibernate(Provider provider) {
        return provider.is(Product.HIBERNATE) || provider.is(Product.UNKNOWN);
    }

    /**
     * @param managed callers of which is known that the instance is managed
     * @param others other callers: a new or detached one may be given another collection
     */
    private static void report(
            RuleContext context, Association end, CallSite assigns, List<CallSite> managed, List<CallSite> others) {
        String name = end.declaredName();
        List<CallSite> callers = managed.isEmpty() ? others : managed;
        context.report(end, Words.orphanPlace(end))
                .confidence(managed.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY)
                .message("Replacing the collection of a managed " + Words.owner(end) + " makes the flush fail: "
                        + end.display()
                        + " removes its orphans, so Hibernate must keep the collection that it loaded, and "
                        + (callers.isEmpty()
                                ? "a member of the class puts another one in its place"
                                : "code puts another one in its place"))
                .occurrences(callers.size())
                .evidence(callers.stream()
                        .limit(2)
                        .map(site -> Evidence.of(site.method() + " replaces it: " + site.code(), site.range()))
                        .toList())
                .evidence(Evidence.of(assigns.code() + " assigns what it is given", assigns.range()))
                .suggest("Keep the collection and change what is in it: this." + name + ".clear(); this." + name
                        + ".addAll(...). Make the field final, or the setter private or empty it first; with Lombok, no"
                        + " setter for this field: @Setter(AccessLevel.NONE)")
                .emit();
    }
}
