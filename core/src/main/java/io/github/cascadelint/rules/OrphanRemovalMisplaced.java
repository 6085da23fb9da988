package io.github.cascadelint.rules;

import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.TargetLife;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
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

/**
 * Flags orphan removal on a kind of association that cannot own its targets. JPA has it on one-to-one and one-to-many alone
 * (Jakarta Persistence 3.2, section 2.11); what Hibernate makes of it elsewhere depends on the kind.
 */
@RuleInfo(
        id = "orphan-removal-misplaced",
        category = Category.ORPHAN,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "Orphan removal stands on a kind of association that cannot own its targets",
        fix = Tier.SAFE,
        speaksFor = {
            "merge-to-shared",
            "orphan-removal-on-referenced-entity",
            "orphan-removal-with-several-owners",
            "persist-to-shared",
            "remove-on-many-to-many",
            "remove-on-many-to-one"
        })
public final class OrphanRemovalMisplaced implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (end.cascade().orphanDelete()) {
                checkHibernate(context, end);
            } else if (!end.kind().hasOrphanRemoval() && end.orphanRemoval().is(true)) {
                ignored(context, end);
            }
        }
    }

    /** Hibernate's own words: they compile everywhere, and mean something else on each kind. */
    private static void checkHibernate(RuleContext context, Association end) {
        if (end.refusesOrphanDelete()) {
            refused(context, end);
            return;
        }
        if (!Words.isInMappingFile(end) && end.kind() == AssociationKind.MANY_TO_ONE) {
            onlyRemoves(context, end);
            return;
        }
        if (end.kind() == AssociationKind.MANY_TO_MANY && !context.graph().isOneToManyInFact(end)) {
            removesShared(context, end);
        }
    }

    private static void refused(RuleContext context, Association end) {
        boolean one = end.kind() == AssociationKind.ONE_TO_ONE;
        context.report(end, Words.orphanPlace(end))
                .message("The application does not start: Hibernate refuses delete-orphan on " + end.display()
                        + ", because "
                        + (one
                                ? "a constrained one-to-one depends on the " + Words.target(end) + " it leads to"
                                : "a many-to-one without a unique key does not own the " + Words.target(end)
                                        + " it leads to"))
                .suggest(
                        one
                                ? "Take delete-orphan off, and put it on the <one-to-one> of " + Words.target(end)
                                : "Take delete-orphan off. If no two " + Words.owner(end) + " rows share a "
                                        + Words.target(end) + ", say so with unique=\"true\", and it may stay")
                .emit();
    }

    private static void onlyRemoves(RuleContext context, Association end) {
        String owner = Words.owner(end);
        String target = Words.target(end);
        boolean shared = !end.uniqueKey();
        context.report(end, Words.orphanPlace(end))
                .severity(shared ? Severity.ERROR : Severity.WARNING)
                .confidence(shared || isLetGo(context, end) ? Confidence.CERTAIN : Confidence.POSSIBLE)
                .message("DELETE_ORPHAN on " + end.display() + " removes no orphan: " + Words.a(target)
                        + " that the " + owner + " lets go of stays behind. It works as REMOVE instead: deleting one "
                        + owner + " also deletes its " + target + (shared ? ", which others may need" : ""))
                .evidence(shared ? context.graph().life(end).all() : List.of())
                .suggest(
                        shared
                                ? "Take DELETE_ORPHAN off. If every " + owner + " has " + Words.a(target)
                                        + " of its own, map it as @OneToOne with orphanRemoval = true"
                                : "Map it as @OneToOne with orphanRemoval = true, which the unique key says it is")
                .remedy(shared ? Mending.noOrphanRemoval(end) : Optional.empty())
                .emit();
    }

    /** Whether code gives the end another row, or none, so that the old one would be an orphan. */
    private static boolean isLetGo(RuleContext context, Association end) {
        return Stream.of(Act.NULLS, Act.ATTACHES_FOUND, Act.ATTACHES_COPIED)
                .anyMatch(act -> !context.model().callSites(end, act).isEmpty());
    }

    private static void removesShared(RuleContext context, Association end) {
        TargetLife life = context.graph().life(end);
        RemoveVerdict verdict = RemoveVerdict.of(context, end, life);
        String target = Words.target(end);
        context.report(end, Words.orphanPlace(end))
                .severity(verdict.severity())
                .confidence(verdict.confidence())
                .message(
                        Words.startWithA(target) + " that leaves " + end.display()
                                + " is deleted, and not only its link: "
                                + (Words.isInMappingFile(end) ? "delete-orphan" : "DELETE_ORPHAN")
                                + " on a many-to-many removes rows that others may be linked to, where JPA has no orphan removal")
                .evidence(life.all())
                .suggest("Take it off: the row of the link table goes without it. " + Words.ifPrivate(end)
                        + ", map it as "
                        + Words.kind(AssociationKind.ONE_TO_MANY, end))
                .remedy(Mending.noOrphanRemoval(end))
                .emit();
    }

    /** EclipseLink's annotation and attributes of mapping files, which no provider heeds on other kinds. */
    private static void ignored(RuleContext context, Association end) {
        context.report(end, Words.orphanPlace(end))
                .severity(Severity.WARNING)
                .message("Orphan removal on " + end.display() + " is ignored, because it is "
                        + Words.a(Words.kind(end.kind(), end)) + ": " + Words.a(Words.target(end))
                        + " that leaves it stays in the database")
                .suggest("Take it off. " + Words.ifPrivate(end)
                        + ", map it as one-to-one or one-to-many, which can own it")
                .remedy(Mending.noOrphanRemoval(end))
                .emit();
    }
}
