package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;

/** Flags entities whose deleted rows are marked, and loaded all the same. */
@RuleInfo(
        id = "sql-delete-without-restriction",
        category = Category.LIFECYCLE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A custom DELETE only marks the row, and no restriction hides it: deleted rows are still loaded")
public final class SqlDeleteWithoutRestriction implements Rule {

    /** So many entities, all without a restriction, are no oversight: their queries ask for the mark. */
    private static final int A_HABIT = 3;

    @Override
    public void check(RuleContext context) {
        List<ManagedType> marked = context.model().entities().stream()
                .filter(type -> type.has(Trait.SOFT_DELETE))
                .toList();
        boolean byHand = marked.size() >= A_HABIT && marked.stream().noneMatch(SqlDeleteWithoutRestriction::isHidden);
        for (ManagedType type : marked) {
            if (isHidden(type) || !context.model().isComplete(type.name())) {
                continue;
            }
            String name = type.simpleName();
            context.report(type)
                    .confidence(byHand || isSeenInPart(context, type) ? Confidence.POSSIBLE : Confidence.LIKELY)
                    .message("A delete only marks " + Words.a(name)
                            + ", and nothing hides what is marked: look-ups, collections and queries that do not ask for"
                            + " the mark go on finding deleted " + name + " rows")
                    .suggest(
                            "Add @SQLRestriction on the column that the delete sets, @Where before Hibernate 6.3; since"
                                    + " Hibernate 6.4 @SoftDelete does both. Where somebody must see deleted rows, a @Filter can"
                                    + " be switched off")
                    .emit();
        }
    }

    private static boolean isHidden(ManagedType type) {
        return type.has(Trait.RESTRICTED) || type.has(Trait.FILTERED);
    }

    /** Whether a collection leaves out some rows: the author has thought of them. */
    private static boolean isSeenInPart(RuleContext context, ManagedType type) {
        return context.graph().endsTo(type.name()).stream().anyMatch(Association::filtered);
    }
}
