package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Flags identifiers taken from an association that Hibernate saved unasked until version 7. */
@RuleInfo(
        id = "maps-id-persist-dropped",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "Hibernate 7 no longer saves the target of a @MapsId association along with its owner",
        fix = Tier.SUGGESTED)
public final class MapsIdPersistDropped implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.model().declaredAssociations()) {
            if (isConcerned(context, end)) {
                List<CallSite> made = context.model().callSites(end, CallSite.Act.ATTACHES_NEW);
                context.report(end, end.annotationRange())
                        // Hibernate 7.2 goes on saving it where the identifier is generated, which the model does not
                        // tell.
                        .confidence(Confidence.POSSIBLE)
                        .message(context.graph().provider(end.declaredBy()).text() + " does not save the "
                                + Words.target(end) + " of " + end.display() + " with its " + Words.owner(end)
                                + ", as versions before 7 did unasked: where it is new, too, and code sets its identifier, saving the "
                                + Words.owner(end) + " fails")
                        .evidence(made.stream()
                                .limit(3)
                                .map(site -> Evidence.of("a new one is set here: " + site.code(), site.range()))
                                .toList())
                        .suggest("Save the " + Words.target(end)
                                + " first; or say cascade = CascadeType.PERSIST, if the " + Words.owner(end)
                                + " is what makes it")
                        .remedy(Mending.with(end, CascadeType.PERSIST))
                        .emit();
            }
        }
    }

    /** Of identifiers only {@code @MapsId} had its target saved unasked; and it is no matter where the target saves its owner. */
    private static boolean isConcerned(RuleContext context, Association end) {
        if (context.model()
                        .type(end.owner())
                        .filter(type -> type.mapsIdFrom(end))
                        .isEmpty()
                || end.kind().isToMany()
                || end.name().contains(".")
                || !end.isOwning()
                || end.cascade().unknown()
                || end.cascade().has(CascadeType.PERSIST)
                || end.target().resolved().isEmpty()
                || !context.graph().provider(end.declaredBy()).isHibernateSince(7, 0)) {
            return false;
        }
        Optional<Association> inverse = context.graph().inverse(end);
        return inverse.filter(other -> other.cascade().has(CascadeType.PERSIST)).isEmpty();
    }
}
