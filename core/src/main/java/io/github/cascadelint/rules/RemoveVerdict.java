package io.github.cascadelint.rules;

import io.github.cascadelint.graph.TargetLife;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.Severity;

/**
 * How bad and how sure a REMOVE towards a target is that the specification expects to be shared (Jakarta Persistence 3.2,
 * section 2.11: REMOVE applies to one-to-one and one-to-many; elsewhere it is not portable).
 */
record RemoveVerdict(Severity severity, Confidence confidence) {

    static RemoveVerdict of(RuleContext context, Association end, TargetLife life) {
        // The author knows, and has written down why.
        if (end.explanation().isPresent()) {
            return new RemoveVerdict(Severity.WARNING, Confidence.POSSIBLE);
        }
        if (life.madeForOwner()) {
            return new RemoveVerdict(Severity.WARNING, Confidence.POSSIBLE);
        }
        // Mapping files often write a list of a row's own as many-to-many, and Hibernate heeds delete-orphan there.
        if (Words.isInMappingFile(end) && end.cascade().orphanDelete() && !life.shared()) {
            return new RemoveVerdict(Severity.WARNING, Confidence.POSSIBLE);
        }
        if (end.sharedKey() || context.graph().leadsIntoTree(end)) {
            return new RemoveVerdict(Severity.WARNING, Confidence.POSSIBLE);
        }
        if (end.uniqueKey() || isUniqueInSchema(context, end)) {
            return new RemoveVerdict(Severity.WARNING, life.shared() ? Confidence.LIKELY : Confidence.POSSIBLE);
        }
        if (life.shared()) {
            return life.looksPrivate()
                    ? new RemoveVerdict(Severity.WARNING, Confidence.LIKELY)
                    : new RemoveVerdict(Severity.ERROR, Confidence.CERTAIN);
        }
        return new RemoveVerdict(Severity.WARNING, life.looksPrivate() ? Confidence.POSSIBLE : Confidence.LIKELY);
    }

    /** Whether no two rows can share the target, so that it is a one-to-one in fact. */
    private static boolean isUniqueInSchema(RuleContext context, Association end) {
        return end.keyIsInOwner() && SchemaKey.of(context, end).stream().anyMatch(SchemaKey::isUnique);
    }
}
